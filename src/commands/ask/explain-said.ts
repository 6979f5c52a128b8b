import type { LookUp } from "../../catalog/look-up.ts";
import type { Diagnosis, LogDiagnosis } from "../../diagnosis/diagnosis.ts";
import type { SlackFiles } from "../../ports/slack-files.ts";
import type { Said } from "./chosen-message.ts";

/** `where`: the file that shows it, null for the message itself. */
export type FoundInMessage = { diagnosis: Diagnosis; where: string | null };

/** What a message was found to tell. `unread`: what could not be read, a phrase each. */
export type Explained =
  | { kind: "diagnosed"; found: [FoundInMessage, ...FoundInMessage[]]; unread: string[] }
  /** By its words. */
  | { kind: "looked-up"; lookUp: LookUp; unread: string[] }
  | { kind: "nothing"; empty: boolean; unread: string[] };

export type ExplainSaidPorts = {
  diagnose: (chunks: AsyncIterable<Uint8Array>) => Promise<LogDiagnosis>;
  files: SlackFiles;
  find: (query: string) => LookUp;
};

/** In characters: what is longer is no question, and its words may be about anything. */
const longestQuestion = 600;

/** Explains what a message says: by the evidence in its text and files, as in a log; else, where it is short, by its words. */
export const explainSaid = async ({ diagnose, files, find }: ExplainSaidPorts, said: Said): Promise<Explained> => {
  const found = new Map<string, FoundInMessage>();
  const unread: string[] = [];
  const note = ({ diagnoses }: LogDiagnosis, where: string | null): void => {
    for (const diagnosis of diagnoses) if (!found.has(diagnosis.id)) found.set(diagnosis.id, { diagnosis, where });
  };
  if (said.text !== "") note(await diagnose(once(said.text)), null);
  let read = 0;
  for (const id of said.files) {
    const opened = await files.openFile(id);
    if (opened.kind === "unreadable") {
      unread.push(`${opened.name ?? "a file"}: ${opened.reason}`);
      continue;
    }
    const diagnosed = await diagnose(opened.chunks);
    read += 1;
    const cut = opened.cutShort?.();
    if (cut !== undefined) unread.push(`${opened.name}: ${cut}`);
    if (diagnosed.reason !== undefined) unread.push(`${opened.name}: ${diagnosed.reason}`);
    note(diagnosed, opened.name);
  }
  if (said.moreFiles > 0) unread.push(`${said.moreFiles} more ${said.moreFiles === 1 ? "file" : "files"}: ${said.files.length} of a message are read at most`);

  const [first, ...others] = found.values();
  if (first !== undefined) return { kind: "diagnosed", found: [first, ...others], unread };
  const words = said.text.trim();
  const lookUp = words !== "" && words.length <= longestQuestion ? find(words) : undefined;
  if (lookUp !== undefined && lookUp.answers.length > 0) return { kind: "looked-up", lookUp, unread };
  return { kind: "nothing", empty: words === "" && read === 0 && unread.length === 0, unread };
};

async function* once(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text);
}
