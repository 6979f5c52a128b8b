import { expect, test } from "vitest";
import { aLink } from "../adapters/store-contract.ts";
import { createWorld } from "../support/create-world.ts";
import { failAt, said } from "../support/fail-and-pass.ts";

const team = "C000000001";
const project = (name: string) => ({ connection: "github", key: name, name: `acme/${name}` });

/** A team that two projects failed for: a third makes it a storm. `meanwhile` happens as its message waits for more. */
const stormOf = async (meanwhile: (fail: (name: string) => Promise<unknown>) => Promise<void>) => {
  const world = createWorld();
  await world.ports.store.putLink(aLink(team, { projects: "acme/*" }));
  await world.ports.store.changeTeam(team, { thresholds: { other: { notice: 1000, warning: 2000 } } });
  let updates = 0;
  let isFirst = true;
  const update: typeof world.ports.messenger.update = async (to) => {
    updates += 1;
    return world.ports.messenger.update(to);
  };
  const fail = (name: string) => failAt(ports, "10:00", { project: project(name) });
  const pause = async (milliseconds: number): Promise<void> => {
    if (isFirst) {
      isFirst = false;
      await meanwhile(fail);
    }
    world.pass(milliseconds / 1000);
  };
  const ports = { ...world.ports, messenger: { ...world.ports.messenger, update }, pause };
  for (const name of ["a", "b"]) await fail(name);
  const storm = () => world.messages.find(({ text }) => text.includes("at about the same time"));
  return { fail, storm, updates: () => updates };
};

test("what joins a storm within two seconds is shown by one change of its message", async () => {
  const { fail: failing, storm, updates } = await stormOf(async (fail) => {
    for (let number = 0; number < 10; number += 1) await fail(`x${number}`);
  });
  await failing("c");
  expect(updates()).toBe(1);
  expect(storm()?.text).toContain("13 places failed");
});

test("what joins later is shown by itself, and what joins while nobody shows it, too", async () => {
  const { fail, storm, updates } = await stormOf(async () => {});
  await fail("c");
  // Nothing joined: the message says it all.
  expect(updates()).toBe(0);
  await fail("d");
  expect(updates()).toBe(1);
  expect(said(storm())).toContain("acme/d on main");
});

test("whoever was to show it and died shows it when it comes back", async () => {
  const { fail, storm } = await stormOf(async (failing) => {
    await failing("d");
    throw new Error("the process ended");
  });
  await expect(fail("c")).rejects.toThrow("the process ended");
  expect(said(storm())).not.toContain("acme/d on main");
  await fail("c");
  expect(said(storm())).toContain("acme/d on main");
  expect(storm()?.text).toContain("4 places failed");
});
