import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** How a call shows in a bundle: names of operations and properties are not minified. */
const shown: readonly [RegExp, (match: RegExpExecArray) => string][] = [
  // The SDK's command classes; those that nothing uses are not in it. DescribeEndpoints it calls only where endpoints are to be discovered.
  [/class extends [\w$]+\([\w$]+,[\w$]+,"(?!DescribeEndpoints)([A-Z]\w+)"/g, ([, operation]) => `dynamodb:${operation}`],
  [/AmazonSQS\./g, () => "sqs:SendMessage"],
  [/\.postpone\b/g, () => "sqs:ChangeMessageVisibility"],
  [/service:"CodeBuild_\d+",action:"(\w+)"/g, ([, operation]) => `codebuild:${operation}`],
  [/service:"CodePipeline_\d+",action:"(\w+)"/g, ([, operation]) => `codepipeline:${operation}`],
  [/service:"Logs_\d+",action:"(\w+)"/g, ([, operation]) => `logs:${operation}`],
  [/AmazonSSM\.(\w+)/g, ([, operation]) => `ssm:${operation}`],
];

/** The actions that a built function's code calls. */
export const callsOf = (name: string): string[] => {
  const folder = fileURLToPath(new URL(`../../dist/functions/${name}/handlers/`, import.meta.url));
  const code = readdirSync(folder)
    .filter((file) => /\.c?js$/.test(file))
    .map((file) => readFileSync(join(folder, file), "utf8"))
    .join("\n");
  return [...new Set(shown.flatMap(([pattern, action]) => [...code.matchAll(pattern)].map(action)))];
};
