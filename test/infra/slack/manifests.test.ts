import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import type * as z from "zod";
import { calledMethods, methodsIn } from "./called-methods.ts";
import { listenedTo, surfaces, type ListenedTo } from "./listened-to.ts";
import { manifestSchema } from "./manifest-schema.ts";
import { isWithheld, scopeOfEvent, scopesOfMethod } from "./scopes.ts";

type Manifest = z.infer<typeof manifestSchema>;
const read = (name: string): Manifest => manifestSchema.parse(parse(readFileSync(`infra/${name}`, "utf8")));

let base: Manifest;
let watching: Manifest;
let listened: ListenedTo;
beforeAll(async () => {
  base = read("slack-manifest.yml");
  watching = read("slack-manifest-watching.yml");
  listened = await listenedTo();
});

const eventsOf = ({ settings }: Manifest): string[] => settings.event_subscriptions.bot_events;
const scopesOf = ({ oauth_config: { scopes } }: Manifest): string[] => scopes.bot;

/** What is asked of Slack, by what needs it. */
const neededScopes = (): string[] => {
  const ofEvents = listened.events.flatMap((event) => scopeOfEvent[event] ?? []);
  const ofMethods = calledMethods().flatMap((method) => scopesOfMethod[method] ?? []);
  return [...new Set([...ofEvents, ...ofMethods, ...(listened.commands.length + listened.shortcuts.length > 0 ? ["commands"] : [])])].toSorted();
};

describe("the manifests of the Slack app", () => {
  test("subscribe to the events that are listened to, and to no other", () => {
    expect(eventsOf(watching)).toEqual(listened.events);
  });

  test("ask for the scopes that what is listened to and called needs, and for no other", () => {
    expect(scopesOf(watching)).toEqual(neededScopes());
  });

  test("know the scope of each event and of each method", () => {
    expect(listened.events.filter((event) => !(event in scopeOfEvent))).toEqual([]);
    expect(calledMethods().filter((method) => !(method in scopesOfMethod))).toEqual([]);
  });

  test("leave out in the base what reads messages and files, and nothing else", () => {
    expect(scopesOf(base)).toEqual(scopesOf(watching).filter((scope) => !isWithheld(scope)));
    expect(eventsOf(base)).toEqual(eventsOf(watching).filter((event) => !isWithheld(scopeOfEvent[event] ?? "")));
    expect(scopesOf(base).join()).not.toMatch(/history|files/);
  });

  test("have the command and the shortcuts that are listened for", () => {
    for (const { features } of [base, watching]) {
      expect(features.slash_commands.map(({ command }) => command)).toEqual(listened.commands);
      expect(features.shortcuts.map(({ callback_id: id }) => id)).toEqual(listened.shortcuts);
    }
  });

  test("have the command's text sent as it was typed: what is pasted is looked up as it is, and a channel is its name", () => {
    for (const { features } of [base, watching]) expect(features.slash_commands.map(({ should_escape: escapes }) => escapes)).toEqual([false]);
  });

  test("send everything to the one address that is listened at", () => {
    for (const { features, settings } of [base, watching]) {
      const addresses = [...features.slash_commands.map(({ url }) => url), settings.event_subscriptions.request_url, settings.interactivity.request_url];
      expect(new Set(addresses.map((address) => new URL(address).pathname))).toEqual(new Set(["/slack/events"]));
      expect(new Set(addresses).size).toBe(1);
      expect(settings).toMatchObject({ interactivity: { is_enabled: listened.interactions.length > 0 }, socket_mode_enabled: false });
    }
  });

  test("show the Home tab, and the Messages tab, in which people are told things alone; they write there only where that is received", () => {
    for (const manifest of [base, watching]) {
      expect(manifest.features.app_home).toEqual({
        home_tab_enabled: listened.events.includes("app_home_opened"),
        messages_tab_enabled: true,
        messages_tab_read_only_enabled: !eventsOf(manifest).includes("message.im"),
      });
    }
  });

  test("differ in nothing else", () => {
    const rest = ({ features, oauth_config: _, settings, ...others }: Manifest): unknown => ({
      ...others,
      features: { ...features, app_home: null },
      settings: { ...settings, event_subscriptions: null },
    });
    expect(rest(base)).toEqual(rest(watching));
  });
});

describe("what the manifests are checked against", () => {
  test("is what the app really listens with: each surface is in the dispatcher", async () => {
    const dispatcher = readFileSync("src/adapters/slack/create-slack-dispatcher.ts", "utf8");
    expect((await surfaces()).map(({ name }) => name).filter((name) => !dispatcher.includes(`${name}(app, surface)`))).toEqual([]);
  });

  test("hides no call", () => {
    expect(methodsIn("await client.chat.postMessage({})")).toEqual(["chat.postMessage"]);
    expect(() => methodsIn('client.apiCall("admin.users.list")')).toThrow("apiCall");
    expect(() => methodsIn('client["chat"].postMessage()')).toThrow("client");
    expect(() => methodsIn("const { chat } = client.admin;")).toThrow("client.admin");
  });
});
