import type { Completable } from "./completable.ts";
import { quoted } from "./quoted.ts";

/** Completion for bash, without the bash-completion package. */
export const bash = (name: string, all: readonly Completable[]): string => `# bash completion for ${name}
_${identifier(name)}() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD-1]} call= next words= options= values= i
  COMPREPLY=()
  for ((i = 1; i < COMP_CWORD; i++)); do
    next="\${call:+$call }\${COMP_WORDS[i]}"
    case "$next" in
      ${all.filter(({ path }) => path !== "").map(({ path }) => quoted(path)).join("|")}) call=$next ;;
    esac
  done
  case "$call" in
${all.map(branch).join("\n")}
  esac
  case " $values " in *" $prev "*) return ;; esac
  if [[ $cur == -* ]]; then
    COMPREPLY=($(compgen -W "$options" -- "$cur"))
  else
    COMPREPLY=($(compgen -W "$words" -- "$cur"))
  fi
}
complete -o default -F _${identifier(name)} ${name}
`;

const identifier = (name: string): string => name.replaceAll("-", "_");

const branch = ({ path, words, options }: Completable): string => {
  const names = (list: readonly { name: string }[]): string => quoted(list.map((each) => each.name).join(" "));
  return `    ${quoted(path)}) words=${names(words)} options=${names(options)} values=${names(options.filter((option) => option.takesValue))} ;;`;
};
