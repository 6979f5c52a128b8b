import { lintSource } from "@secretlint/core";
import { secretLintProfiler } from "@secretlint/profiler";
import { creator } from "@secretlint/secretlint-rule-preset-recommend";
import { vendorSecrets } from "../../src/adapters/redaction/vendor-secrets.ts";

export type FoundSecret = { kind: string; value: string };

// It would keep marks of every text.
secretLintProfiler.setEnabled(false);

/** What in a text looks like a secret: by secretlint's rules, and by the forms that the bot itself hides, Coveo's keys first. */
export const secretsIn = async (text: string): Promise<FoundSecret[]> => {
  const { messages } = await lintSource({
    source: { filePath: "text", content: text, ext: "", contentType: "text" },
    options: { config: { rules: [{ id: "preset", rule: creator, options: {}, rules: [] }] }, noPhysicFilePath: true },
  });
  return [
    ...messages.map(({ messageId, range: [from, to] }) => ({ kind: messageId, value: text.slice(from, to) })),
    ...vendorSecrets.flatMap(({ kind, text: pattern }) => [...text.matchAll(pattern)].map(([value]) => ({ kind, value }))),
  ];
};
