import type { Command } from "commander";
import { help } from "../calls/help.ts";
import { withExamples } from "./options.ts";

/** Help, and completion for the shell. */
export const addShellCalls = (program: Command): void => {
  // Its own says nothing of a call that is not there.
  program.helpCommand(false);
  program
    .command("help")
    .summary("the help of a call")
    .description("The help of a call.")
    .argument("[call...]")
    .action((words: string[]) => help(program, words));
  withExamples(
    program
      .command("completion")
      .summary("completion for bash, zsh or fish")
      .description("Print the script with which a shell completes this command.")
      .argument("<shell>", "bash, zsh or fish")
      .action(async (shell: string) => (await import("../calls/completion.ts")).completion(program, shell)),
    [
      "echo 'source <(coveo-error completion bash)' >> ~/.bashrc",
      "echo 'source <(coveo-error completion zsh)' >> ~/.zshrc    # after compinit",
      "coveo-error completion fish > ~/.config/fish/completions/coveo-error.fish",
    ],
    "0, or 2 on bad use.",
  );
};
