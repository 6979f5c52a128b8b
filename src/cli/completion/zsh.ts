import type { Completable } from "./completable.ts";
import { quoted } from "./quoted.ts";

/** Completion for zsh: to be sourced after compinit, or kept as a file in fpath. */
export const zsh = (name: string, all: readonly Completable[]): string => `#compdef ${name}
_${name}() {
  local call= next word
  local -a calls options values
  for word in "\${(@)words[2,CURRENT-1]}"; do
    next="\${call:+$call }$word"
    case "$next" in
      ${all.filter(({ path }) => path !== "").map(({ path }) => quoted(path)).join("|")}) call=$next ;;
    esac
  done
  case "$call" in
${all.map(branch).join("\n")}
  esac
  if (( \${values[(Ie)\${words[CURRENT-1]}]} )); then
    _files
  elif [[ $PREFIX == -* ]]; then
    _describe -o option options
  elif (( $#calls )); then
    _describe call calls || _files
  else
    _files
  fi
}
if [[ "$funcstack[1]" = "_${name}" ]]; then _${name} "$@"; else compdef _${name} ${name}; fi
`;

const branch = ({ path, words, options }: Completable): string => {
  const values = options.filter((option) => option.takesValue).map(({ name }) => quoted(name));
  return `    ${quoted(path)}) calls=(${words.map(described).join(" ")}) options=(${options.map(described).join(" ")}) values=(${values.join(" ")}) ;;`;
};

const described = ({ name, description }: { name: string; description: string }): string => quoted(description === "" ? name : `${name}:${description}`);
