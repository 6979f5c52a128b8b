import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";

export type RepositoryText = { name: string; text: string };

const git = (folder: string, args: readonly string[], input = ""): Buffer => execFileSync("git", args, { cwd: folder, input, maxBuffer: 2 ** 31 - 1 });
const linesOf = (output: Buffer): string[] => output.toString().split("\n").filter((line) => line !== "");
const isText = (bytes: Buffer): boolean => !bytes.includes(0);

/** What is in a repository's folder now, also what was not committed yet; no pictures and the like. */
export const presentTexts = (folder: string): RepositoryText[] =>
  [...new Set(linesOf(git(folder, ["ls-files", "--cached", "--others", "--exclude-standard"])))].flatMap((name) => {
    const bytes = read(join(folder, name));
    return bytes === undefined || !isText(bytes) ? [] : [{ name, text: bytes.toString() }];
  });

/** Every version of every file that git keeps, and what commits say: what was taken out of a file can still be had. */
export const pastTexts = (folder: string): RepositoryText[] => {
  const named = linesOf(git(folder, ["rev-list", "--objects", "--all"])).map((line) => ({ id: line.slice(0, 40), name: line.slice(41) }));
  const kept = git(folder, ["cat-file", "--batch"], named.map(({ id }) => `${id}\n`).join(""));
  const texts: RepositoryText[] = [];
  let at = 0;
  for (const { name } of named) {
    // "<id> <kind> <size>", the bytes, a line feed.
    const end = kept.indexOf(10, at);
    const [, kind, size] = kept.subarray(at, end).toString().split(" ");
    const bytes = kept.subarray(end + 1, end + 1 + Number(size));
    at = end + 1 + Number(size) + 1;
    if (kind !== "tree" && isText(bytes)) texts.push({ name: kind === "blob" ? name : "a commit", text: bytes.toString() });
  }
  return texts;
};

/** Nothing where it was deleted and that is not committed yet. */
const read = (path: string): Buffer | undefined => {
  try {
    return readFileSync(path);
  } catch (error) {
    if (error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "EISDIR")) return undefined;
    throw error;
  }
};
