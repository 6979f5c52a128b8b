import type { Random } from "./seeded-random.ts";

export type Step = { name: string; lines: string[]; failed: boolean };

type Format = (steps: readonly Step[], random: Random) => string[];

const esc = "\u001b";
const start = Date.UTC(2026, 10, 3, 8, 11, 2);

const clockFrom = (random: Random) => {
  let at = start + random.below(80_000_000);
  return (): Date => {
    at += random.below(900);
    return new Date(at);
  };
};

const stamped = (random: Random, prefix: (at: Date) => string) => {
  const now = clockFrom(random);
  return (lines: readonly string[]): string[] => lines.map((line) => prefix(now()) + line);
};

const sevenDecimals = (random: Random) => (at: Date) => at.toISOString().replace("Z", `${1000 + random.below(8999)}Z `);

const github: Format = (steps, random) =>
  stamped(random, sevenDecimals(random))([
    "Current runner version: '2.329.0'",
    "##[group]Runner Image",
    "Image: ubuntu-24.04",
    "##[endgroup]",
    ...steps.flatMap((step) => [
      `##[group]Run ${step.name.toLowerCase()}`,
      `${esc}[36;1m${step.name.toLowerCase()}${esc}[0m`,
      "shell: /usr/bin/bash -e {0}",
      "##[endgroup]",
      ...step.lines,
      ...(step.failed ? ["##[error]Process completed with exit code 1."] : []),
    ]),
  ]);

const gitlab: Format = (steps, random) => {
  const prefixed = random.below(2) === 0 ? stamped(random, (at) => at.toISOString().replace("Z", "412Z 00O ")) : (lines: readonly string[]) => [...lines];
  return prefixed([
    `${esc}[0KRunning with gitlab-runner 18.5.0 (${random.below(9_999_999)})${esc}[0;m`,
    ...steps.flatMap((step, index) => [
      `section_start:${start / 1000 + index}:step_${index}\r${esc}[0K${esc}[0K${esc}[36;1m${step.name}${esc}[0;m`,
      `${esc}[32;1m$ ./ci/${step.name.toLowerCase().replaceAll(" ", "-")}.sh${esc}[0;m`,
      ...step.lines,
      `section_end:${start / 1000 + index + 1}:step_${index}\r${esc}[0K`,
    ]),
    `${esc}[31;1mERROR: Job failed: exit code 1${esc}[0;m`,
  ]);
};

const jenkins: Format = (steps, random) => {
  const lines = [
    "Started by timer",
    "[Pipeline] Start of Pipeline",
    ...steps.flatMap((step) => ["[Pipeline] stage", `[Pipeline] { (${step.name})`, "[Pipeline] sh", ...step.lines, "[Pipeline] }"]),
    "[Pipeline] End of Pipeline",
    "ERROR: script returned exit code 1",
    "Finished: FAILURE",
  ];
  return random.below(2) === 0 ? lines : stamped(random, (at) => `[${at.toISOString()}] `)(lines);
};

const circleci: Format = (steps) =>
  steps.flatMap((step) => [
    "#!/bin/bash -eo pipefail",
    `./ci/${step.name.toLowerCase().replaceAll(" ", "-")}`,
    ...step.lines,
    ...(step.failed ? ["", "Exited with code exit status 1"] : []),
  ]);

/** What CircleCI's API hands out for one action: a JSON array on one line. */
const circleciRaw: Format = (steps, random) => {
  const now = clockFrom(random);
  const failed = steps.filter((step) => step.failed);
  return [
    JSON.stringify(failed.map((step) => ({ message: `${step.lines.join("\r\n")}\r\n`, time: now().toISOString(), type: "out", truncated: false }))),
  ];
};

const buildkite: Format = (steps, random) =>
  stamped(random, (at) => `${esc}_bk;t=${at.getTime()}\u0007`)([
    "~~~ Preparing working directory",
    ...steps.flatMap((step) => [`--- :hammer: ${step.name}`, ...step.lines, ...(step.failed ? ["^^^ +++", `🚨 Error: The command exited with status 1`] : [])]),
  ]);

const azure: Format = (steps, random) =>
  stamped(random, sevenDecimals(random))(
    steps.flatMap((step) => [
      `##[section]Starting: ${step.name}`,
      "==============================================================================",
      "Task         : Bash",
      "==============================================================================",
      ...step.lines,
      ...(step.failed ? ["##[error]Bash exited with code '1'."] : []),
      `##[section]Finishing: ${step.name}`,
    ]),
  );

const bitbucket: Format = (steps) => [
  ...steps.flatMap((step) => [`+ ./ci/${step.name.toLowerCase().replaceAll(" ", "_")}`, ...step.lines]),
  "Searching for files matching artifact pattern reports/**",
  "Searching for test report files in directories named [test-results, failsafe-reports] down to a depth of 4",
];

const travis: Format = (steps, random) => [
  "travis_fold:start:worker_info",
  `${esc}[33;1mWorker information${esc}[0m`,
  "travis_fold:end:worker_info",
  ...steps.flatMap((step, index) => [
    `travis_fold:start:step.${index}\r${esc}[0Ktravis_time:start:${(random.below(9_999_999) + 1_000_000).toString(16)}\r${esc}[0K$ ./ci/${step.name.toLowerCase()}`,
    ...step.lines,
    `travis_time:end:${index}:start=1762157462,finish=1762157503,duration=41\r${esc}[0Ktravis_fold:end:step.${index}\r${esc}[0K`,
    ...(step.failed ? [`${esc}[31;1mThe command "./ci/push" exited with 1.${esc}[0m`] : []),
  ]),
  "Done. Your build exited with 1.",
];

const teamcity: Format = (steps, random) => {
  const now = clockFrom(random);
  const time = (): string => now().toISOString().slice(11, 19);
  return steps.flatMap((step, index) =>
    [`##teamcity[blockOpened name='${step.name}']`, ...step.lines, ...(step.failed ? ["Process exited with code 1"] : [])].map(
      (line) => `[${time()}]${step.failed ? "W" : " "}:\t [Step ${index + 1}/${steps.length}] ${line}`,
    ),
  );
};

const drone: Format = (steps) => steps.flatMap((step) => [`+ ./ci/${step.name.toLowerCase()}`, ...step.lines]);

/** What Drone's API hands out: a JSON array of lines. */
const droneRaw: Format = (steps) => [
  JSON.stringify(steps.flatMap((step) => step.lines).map((line, pos) => ({ pos, out: `${line}\n`, time: Math.floor(pos / 10) }))),
];

const tekton: Format = (steps) =>
  steps.flatMap((step) => step.lines.map((line) => `[feed : ${step.name.toLowerCase().replaceAll(" ", "-")}] ${line}`));

const codebuild: Format = (steps, random) => {
  const now = clockFrom(random);
  const container = (line: string): string => `[Container] ${now().toISOString().replaceAll("-", "/").replace("T", " ").replace("Z", "412")} ${line}`;
  return [
    container("Waiting for agent ping"),
    ...steps.flatMap((step) => [
      container(`Running command ./ci/${step.name.toLowerCase()}`),
      ...step.lines,
      ...(step.failed
        ? [container("Command did not exit successfully ./ci/push exit status 1"), container("Phase complete: BUILD State: FAILED")]
        : []),
    ]),
  ];
};

const plain: Format = (steps) => steps.flatMap((step) => [`== ${step.name}`, ...step.lines]);

export const ciFormats: Record<string, Format> = {
  github,
  gitlab,
  jenkins,
  circleci,
  buildkite,
  azure,
  bitbucket,
  travis,
  teamcity,
  drone,
  tekton,
  codebuild,
  plain,
  "circleci-json": circleci,
  "circleci-raw": circleciRaw,
  "drone-raw": droneRaw,
};

/** Those that a case without a word on it is given in turn. */
export const usualFormats = ["github", "gitlab", "jenkins", "circleci", "buildkite", "azure", "bitbucket", "travis", "teamcity", "drone", "tekton", "codebuild", "plain"];
