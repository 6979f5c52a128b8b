import type { Random } from "./seeded-random.ts";
import { reasons, toldErrors } from "./told-errors.ts";

const regions = ["", "-eu", "-au", "-ca", "-us"] as const;
const hex = "0123456789abcdef";
const letters = "abcdefghijklmnopqrstuvwxyz0123456789";

const drawn = (random: Random, alphabet: string, length: number): string =>
  Array.from({ length }, () => alphabet.charAt(random.below(alphabet.length))).join("");

const errorValues = (random: Random, error: string | null): Record<string, string> => {
  const told = error === null ? undefined : toldErrors[error];
  if (told === undefined) return {};
  const status = told.status[random.below(told.status.length)] ?? 0;
  return {
    status: String(status),
    reason: reasons[status] ?? "",
    code: error?.split("/")[2] ?? "",
    msg: random.pick(told.messages),
    side: status < 500 ? "Client" : "Server",
    "side-lower": status < 500 ? "client" : "server",
  };
};

/** Gives every «name» in a case's text its invented value: the same within a case and on every run; numbers differ each time. */
export const createFillIn = (random: Random, error: string | null): ((text: string) => string) => {
  const company = random.pick(["acme", "northwind", "globex", "initech", "umbra", "contoso"]);
  const org = `${company}${random.pick(["prod", "sandbox", "retail", "support"])}${drawn(random, letters, 8)}`;
  const region = random.pick(regions);
  const pushHost = random.pick([`api${region}.cloud.coveo.com`, `api${region}.cloud.coveo.com`, `${org}.org.coveo.com`]);
  const uaBase = random.pick([
    `https://analytics${region}.cloud.coveo.com/rest/ua/v15`,
    `https://${org}.analytics.org.coveo.com/rest/ua/v15`,
    `https://platform${region}.cloud.coveo.com/rest/ua/v15`,
    "https://usageanalytics.coveo.com/rest/v15",
  ]);
  const values: Record<string, string> = {
    company,
    org,
    src: `${org}-${drawn(random, letters, 22)}`,
    branch: random.pick(["main", "develop", "release-4", "feature-locales"]),
    push: `https://${pushHost}/push/v1`,
    pushhost: pushHost,
    ua: uaBase,
    rid: [8, 4, 4, 4, 12].map((length) => drawn(random, hex, length)).join("-"),
    uuid: [8, 4, 4, 4, 12].map((length) => drawn(random, hex, length)).join("-"),
    sha8: drawn(random, hex, 8),
    sha40: drawn(random, hex, 40),
    ...errorValues(random, error),
  };
  const numbers: Record<string, [number, number]> = { n1: [1, 9], n2: [10, 89], n3: [100, 899], n4: [1000, 8999] };
  const fillIn = (text: string): string =>
    text.replaceAll(/«([a-z0-9-]+)»/g, (whole, name: string) => {
      if (name === "long") return drawn(random, letters, 9000);
      if (name === "blob") return drawn(random, `${letters}/+`, 120_000);
      const range = numbers[name];
      if (range !== undefined) return String(range[0] + random.below(range[1]));
      const value = values[name];
      return value === undefined ? whole : fillIn(value);
    });
  return fillIn;
};
