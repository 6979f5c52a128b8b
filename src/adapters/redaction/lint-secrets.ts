import type { Secret } from "./find-secrets.ts";

/** What secretlint's recommended rules find. Loaded when it is first needed: most logs have nothing to quote. */
export const lintSecrets = async (text: string): Promise<Secret[]> => {
  const { lintSource, rule } = await loaded();
  const { messages } = await lintSource({
    source: { filePath: "log.txt", content: text, contentType: "text", ext: ".txt" },
    options: { config: { rules: [{ id: "@secretlint/secretlint-rule-preset-recommend", rule }] }, noPhysicFilePath: true },
  });
  // Passwords in addresses are hidden by a rule of our own, which leaves the host readable.
  return messages.filter(({ ruleId }) => !ruleId.endsWith("basicauth")).map(({ ruleId, range }) => ({ kind: ruleId.replace(/^.*secretlint-rule-/, ""), from: range[0], to: range[1] }));
};

const load = async () => {
  const [{ lintSource }, { creator: rule }, { secretLintProfiler }] = await Promise.all([import("@secretlint/core"), import("@secretlint/secretlint-rule-preset-recommend"), import("@secretlint/profiler")]);
  // It marks each rule of each text and keeps the marks for as long as the process lives: https://github.com/secretlint/secretlint/issues/1633
  secretLintProfiler.setEnabled(false);
  return { lintSource, rule };
};
let loading: ReturnType<typeof load> | undefined;
const loaded = () => (loading ??= load());
