import { bash } from "./bash.ts";
import type { Completable } from "./completable.ts";
import { fish } from "./fish.ts";
import { zsh } from "./zsh.ts";

/** The script of each shell that can complete the command. */
export const shells: Readonly<Record<string, (name: string, all: readonly Completable[]) => string>> = { bash, zsh, fish };
