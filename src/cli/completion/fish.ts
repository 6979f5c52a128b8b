import type { Completable } from "./completable.ts";
import { quoted } from "./quoted.ts";

/** Completion for fish. */
export const fish = (name: string, all: readonly Completable[]): string => {
  const is = `__${name.replaceAll("-", "_")}_is`;
  const calls = all.filter(({ path }) => path !== "").map(({ path }) => quoted(path));
  return `# fish completion for ${name}
function ${is}
  set -l call ''
  for word in (commandline -opc)
    set -l next (string trim -- "$call $word")
    contains -- "$next" ${calls.join(" ")}; and set call $next
  end
  test "$call" = "$argv[1]"
end
${all.flatMap((each) => lines(name, is, each)).join("\n")}
`;
};

const lines = (name: string, is: string, { path, takesArguments, words, options }: Completable): string[] => {
  const start = `complete -c ${name} -n "${is} ${quoted(path)}"`;
  return [
    ...words.map((word) => `${start}${takesArguments ? "" : " -f"} -a ${word.name}${about(word.description)}`),
    ...options.map((option) => `${start} -l ${option.name.slice(2)}${option.takesValue ? " -r" : ""}${about(option.description)}`),
  ];
};

const about = (description: string): string => (description === "" ? "" : ` -d ${quoted(description)}`);
