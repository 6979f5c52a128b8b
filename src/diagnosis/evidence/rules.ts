import type { EvidenceKind } from "./evidence.ts";

/** What a signal is worth before anything around it is read. */
export type SignalClass = "own-code" | "rare-body" | "rare-code" | "shared-body" | "shared-code" | "stated-status" | "answered-status" | "lone-status" | "implied-status" | "expired-upload" | "nothing-deleted" | "ssl-failure" | "throttle-error";

/** `{code}`, `{status}` and `{name}` are filled in; `because` is the sentence a person reads. */
export type Rule = { signal: SignalClass; evidence: EvidenceKind; verdict: "certain" | "likely"; because: string };

const hostInLine = "{what} stands on the same line as the Coveo address {name}.";
const hostInBlock = "{what} stands in the same message as the Coveo address {name}.";
const hostNear = "{what} follows a call to {name}.";
const sdkInLine = "{what} stands on the same line as {name}, a client of Coveo's.";
const sdkInBlock = "{what} stands in the same message as {name}, a client of Coveo's.";
const sdkNear = "{what} follows a line of {name}, a client of Coveo's.";
const wordInLine = "{what} stands on a line that speaks of Coveo.";
const wordInBlock = "{what} stands in the same message as {name}, which pushes to Coveo.";
const wordNear = "{what} follows a line that speaks of Coveo.";
const clientShape = "{what} is printed the way {name} prints errors.";
const body = "{what} stands in an error body with the keys of Coveo's APIs.";
const inLog = "{what} stands in an error body, and the log calls {name}.";
const own = "{what} is a name that only Coveo's APIs use.";
const rare = "{what} stands in an error body, and hardly anything but Coveo uses that name.";

const rows = (signal: SignalClass, verdicts: readonly (readonly [EvidenceKind, "certain" | "likely", string])[]): Rule[] =>
  verdicts.map(([evidence, verdict, because]) => ({ signal, evidence, verdict, because }));

/** The first rule whose signal and evidence are there decides; where none fits, the log stays unexplained. */
export const rules: readonly Rule[] = [
  ...rows("own-code", [
    ["host-in-line", "certain", hostInLine],
    ["host-in-block", "certain", hostInBlock],
    ["nothing", "certain", own],
  ]),
  ...rows("rare-body", [
    ["host-in-line", "certain", hostInLine],
    ["host-in-block", "certain", hostInBlock],
    ["sdk-in-line", "certain", sdkInLine],
    ["sdk-in-block", "certain", sdkInBlock],
    ["host-near", "certain", hostNear],
    ["client-shape", "certain", clientShape],
    ["coveo-body", "certain", body],
    ["word-in-line", "certain", wordInLine],
    ["word-in-block", "certain", wordInBlock],
    ["nothing", "likely", rare],
  ]),
  ...rows("rare-code", [
    ["host-in-line", "certain", hostInLine],
    ["host-in-block", "certain", hostInBlock],
    ["sdk-in-line", "certain", sdkInLine],
    ["sdk-in-block", "certain", sdkInBlock],
    ["host-near", "likely", hostNear],
    ["sdk-near", "likely", sdkNear],
    ["client-shape", "certain", clientShape],
    ["word-in-line", "likely", wordInLine],
    ["word-in-block", "likely", wordInBlock],
    ["word-near", "likely", wordNear],
    ["indexing-near", "likely", "{what} stands beside words of Coveo's indexing log."],
    ["coveo-in-log", "likely", "{what} is a name that hardly anything but Coveo uses, and the log calls {name}."],
  ]),
  ...rows("shared-body", [
    ["host-in-line", "certain", hostInLine],
    ["host-in-block", "certain", hostInBlock],
    ["sdk-in-line", "certain", sdkInLine],
    ["sdk-in-block", "certain", sdkInBlock],
    ["host-near", "certain", hostNear],
    ["client-shape", "certain", clientShape],
    ["sdk-near", "likely", sdkNear],
    ["word-in-line", "likely", wordInLine],
    ["word-in-block", "likely", wordInBlock],
    ["word-near", "likely", wordNear],
    ["coveo-body", "likely", body],
    ["coveo-in-log", "likely", inLog],
  ]),
  ...rows("shared-code", [
    ["host-in-line", "certain", hostInLine],
    ["host-in-block", "certain", hostInBlock],
    ["sdk-in-line", "certain", sdkInLine],
    ["sdk-in-block", "certain", sdkInBlock],
    ["client-shape", "certain", clientShape],
    ["host-near", "likely", hostNear],
    ["sdk-near", "likely", sdkNear],
    ["word-in-line", "likely", wordInLine],
    ["word-in-block", "likely", wordInBlock],
    ["word-near", "likely", wordNear],
  ]),
  ...rows("stated-status", [
    ["host-in-line", "certain", hostInLine],
    ["host-in-block", "certain", hostInBlock],
    ["sdk-in-line", "certain", sdkInLine],
    ["sdk-in-block", "certain", sdkInBlock],
    ["host-near", "likely", hostNear],
    ["sdk-near", "likely", sdkNear],
    ["client-shape", "likely", clientShape],
    ["word-in-line", "likely", wordInLine],
    ["word-in-block", "likely", wordInBlock],
    ["word-near", "likely", wordNear],
  ]),
  ...rows("lone-status", [
    ["host-in-line", "likely", hostInLine],
    ["host-in-block", "likely", hostInBlock],
    ["host-near", "likely", hostNear],
  ]),
  ...rows("answered-status", [
    ["host-in-line", "certain", hostInLine],
    ["host-in-block", "likely", hostInBlock],
    ["host-near", "likely", hostNear],
    ["sdk-in-line", "likely", sdkInLine],
    ["sdk-in-block", "likely", sdkInBlock],
    ["word-in-line", "likely", wordInLine],
  ]),
  ...rows("implied-status", [
    ["host-in-line", "certain", hostInLine],
    ["sdk-in-line", "likely", sdkInLine],
    ["word-in-line", "likely", wordInLine],
  ]),
  ...rows("expired-upload", [
    ["host-in-line", "certain", hostInLine],
    ["host-in-block", "certain", hostInBlock],
    ["host-near", "certain", hostNear],
    ["sdk-in-line", "certain", sdkInLine],
    ["sdk-in-block", "certain", sdkInBlock],
    ["sdk-near", "likely", sdkNear],
    ["word-in-line", "likely", wordInLine],
    ["word-in-block", "likely", wordInBlock],
    ["word-near", "likely", wordNear],
    ["coveo-in-log", "likely", "{what} is said of a file container, and the log calls {name}."],
  ]),
  ...rows("nothing-deleted", [
    ["host-in-line", "likely", hostInLine],
    ["host-in-block", "likely", hostInBlock],
    ["host-near", "likely", hostNear],
    ["sdk-in-line", "likely", sdkInLine],
    ["sdk-in-block", "likely", sdkInBlock],
    ["sdk-near", "likely", sdkNear],
    ["word-in-line", "likely", wordInLine],
    ["word-in-block", "likely", wordInBlock],
    ["word-near", "likely", wordNear],
    ["indexing-near", "likely", "{what} follows a Delete old items request."],
  ]),
  ...rows("ssl-failure", [
    ["sdk-in-line", "certain", sdkInLine],
    ["sdk-in-block", "certain", sdkInBlock],
    ["sdk-near", "likely", sdkNear],
    ["host-in-line", "likely", hostInLine],
    ["host-in-block", "likely", hostInBlock],
    ["host-near", "likely", hostNear],
  ]),
  ...rows("throttle-error", [
    ["sdk-in-block", "certain", sdkInBlock],
    ["nothing", "likely", "`ThrottleError [Throttle Error]` is what Coveo's JavaScript push client throws when it is throttled."],
  ]),
];
