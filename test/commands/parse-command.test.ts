import { fc } from "../support/properties.ts";
import { expect, test } from "vitest";
import { commandTable } from "../../src/commands/command-table.ts";
import { parseCommand } from "../../src/commands/parse-command.ts";
import { ownTime } from "../support/own-time.ts";

const days = (count: number) => ({ kind: "span", hours: count * 24 });
const date = (text: string) => ({ kind: "date", date: text });
const look = (text: string) => ({ kind: "ask", text });

test.each([
  ["", { kind: "help", verb: null }],
  ["   ", { kind: "help", verb: null }],
  ["help", { kind: "help", verb: null }],
  ["HELP", { kind: "help", verb: null }],
  ["help Snooze", { kind: "help", verb: "snooze" }],
  ["help me with 429", look("help me with 429")],
  ["429", look("429")],
  ["push  412", look("push  412")],
  ["explain stats", { kind: "look-up", query: "stats" }],
  ["explain", look("explain")],
  ["explain\nerror: 429", { kind: "look-up", query: "error: 429" }],
  ["stats", { kind: "stats", days: 7 }],
  ["stats 30d", { kind: "stats", days: 30 }],
  ["stats 90d", { kind: "stats", days: 35 }],
  ["stats of the push api", look("stats of the push api")],

  ["snooze 429 7d", { kind: "snooze", error: "429", end: days(7) }],
  ["Snooze TOO_MANY_REQUESTS 1d", { kind: "snooze", error: "TOO_MANY_REQUESTS", end: days(1) }],
  ["snooze push 412 for 2 weeks", { kind: "snooze", error: "push 412", end: days(14) }],
  ["snooze push/412/INVALID_PARAMETER a week", { kind: "snooze", error: "push/412/INVALID_PARAMETER", end: days(7) }],
  ["snooze 429 until worse", { kind: "snooze", error: "429", end: { kind: "worse" } }],
  ["snooze 429 until it gets worse", { kind: "snooze", error: "429", end: { kind: "worse" } }],
  ["snooze 429 until friday", { kind: "snooze", error: "429", end: { kind: "weekday", weekday: 5 } }],
  ["snooze 429 until 2026-12-24", { kind: "snooze", error: "429", end: date("2026-12-24") }],
  ["snooze 429 tomorrow", { kind: "snooze", error: "429", end: { kind: "tomorrow" } }],
  ["snooze 429 4h", { kind: "snooze", error: "429", end: { kind: "span", hours: 4 } }],
  ["unsnooze push 429", { kind: "unsnooze", error: "push 429" }],

  ["mute 429 until 2026-12-24", { kind: "mute", subject: "429", end: date("2026-12-24"), reason: "" }],
  ["mute 429 acme/loader until 2026-12-24 because we wait until the move", { kind: "mute", subject: "429 acme/loader", end: date("2026-12-24"), reason: "we wait until the move" }],
  ["mute daily limit for 2 weeks because of the import", { kind: "mute", subject: "daily limit", end: days(14), reason: "of the import" }],
  ["muted", { kind: "muted" }],
  ["muted errors", look("muted errors")],
  ["unmute 429 acme/loader", { kind: "unmute", subject: "429 acme/loader" }],

  ["threshold", { kind: "thresholds" }],
  ["threshold throttling 5", { kind: "threshold", ladder: "throttling", notice: 5, warning: null }],
  ["threshold throttling 5 20", { kind: "threshold", ladder: "throttling", notice: 5, warning: 20 }],
  ["threshold daily limit 3", { kind: "threshold", ladder: "daily-limit", notice: 3, warning: null }],
  ["threshold quota 1 7", { kind: "threshold", ladder: "daily-limit", notice: 1, warning: 7 }],
  ["threshold default", { kind: "threshold-default", ladder: null }],
  ["threshold other default", { kind: "threshold-default", ladder: "other" }],
  ["threshold exceeded in push api", look("threshold exceeded in push api")],

  ["digest", { kind: "digest" }],
  ["digest now", { kind: "digest" }],
  ["digest off", { kind: "digest-switch", on: false }],
  ["digest ON", { kind: "digest-switch", on: true }],
  ["digest default", { kind: "digest-default" }],
  ["digest friday", { kind: "digest-schedule", weekday: 5, time: null, zone: null }],
  ["digest fri 9am", { kind: "digest-schedule", weekday: 5, time: "09:00", zone: null }],
  ["digest Friday at 17:30 europe/paris", { kind: "digest-schedule", weekday: 5, time: "17:30", zone: "Europe/Paris" }],
  ["digest monday Asia/Kolkata", { kind: "digest-schedule", weekday: 1, time: null, zone: "Asia/Kolkata" }],
  ["digest sunday 12am America/New York", { kind: "digest-schedule", weekday: 7, time: "00:00", zone: "America/New_York" }],
  ["digest of errors", look("digest of errors")],
  ["digest mismatch error", look("digest mismatch error")],

  ["join", { kind: "join" }],
  ["leave", { kind: "leave" }],
  ["test", { kind: "test" }],
  ["test failure 429", look("test failure 429")],
  ["join the queue", look("join the queue")],
  ["leave the queue", look("leave the queue")],
])("%j is read as %j", (text, command) => {
  expect(parseCommand(text)).toEqual(command);
});

test.each([
  ["stats 0d", "stats", "how many days"],
  ["stats -3", "stats", "how many days"],
  ["snooze 429 foo", "snooze", "until when"],
  ["snooze", "snooze", "which error"],
  ["snooze until friday", "snooze", "which error"],
  ["snooze 429 0d", "snooze", "longer than nothing"],
  ["snooze 429 until someday", "snooze", "until when"],
  ["mute x until yesterday", "mute", "Yesterday is past"],
  ["mute 429 until 2026-02-30", "mute", "no 2026-02-30"],
  ["mute 429 until it gets worse", "mute", "only a snooze"],
  ["mute 429", "mute", "until when"],
  ["unmute", "unmute", "which error"],
  ["digest frday", "digest", "no weekday `frday`"],
  ["digest friday 25:00", "digest", "`25:00` is no time"],
  ["digest friday 09:00 Mars/Phobos", "digest", "no time zone `Mars/Phobos`"],
  ["threshold throttling -1", "threshold", "whole number"],
  ["threshold throttling 0", "threshold", "whole number"],
  ["threshold throttling 5 4", "threshold", "larger than the notice's"],
  ["threshold throttling 3.5", "threshold", "whole number"],
  ["threshold throttling 1000", "threshold", "whole number"],
  ["threshold daily-limit 7", "threshold", "whole number from 1 to 6"],
  ["threshold throttling", "threshold", "how many"],
  ["threshold 5", "threshold", "which threshold"],
  ["snoze 429 7d", "snooze", "no command `snoze`"],
  ["treshold throttling 5", "threshold", "no command `treshold`"],
])("%j is looked up, with a hint at %s: %s", (text, verb, problem) => {
  expect(parseCommand(text)).toEqual({ kind: "ask", text, hint: { verb, problem: expect.stringContaining(problem) } });
});

test("every example of the table is read as its verb's command", () => {
  for (const { verb, examples, parse } of commandTable) {
    expect(examples).not.toEqual([]);
    for (const example of examples) {
      const command = parseCommand(`${verb} ${example}`);
      expect(command, `${verb} ${example}`).toEqual(parse(example));
      expect(command).not.toHaveProperty("problem");
    }
  }
});

test("whatever follows a verb is read as some command, in bounded time", async () => {
  const words = fc.array(fc.oneof(fc.constantFrom("until", "for", "because", "7d", "friday", "429", "-1", "worse", "2026-12-24", "\n"), fc.string({ unit: "binary", maxLength: 30 })), { maxLength: 12 });
  fc.assert(
    fc.property(fc.constantFrom(...commandTable.map((row) => row.verb)), words, (verb, rest) => {
      expect(parseCommand(`${verb} ${rest.join(" ")}`)).toHaveProperty("kind");
    }),
  );
  const { took } = await ownTime(() => {
    for (const { verb } of commandTable) for (const filler of ["a ", " ", "until ", "because ", "1d "]) parseCommand(`${verb} ${filler.repeat(20_000)}`);
  });
  expect(took).toBeLessThan(5_000);
});
