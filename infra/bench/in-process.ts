import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";

/** Runs a file in a process of its own, for the functions take their settings from the environment once, and gives what it sends. What the functions log there is nobody's. */
export const inProcess = <T>(file: URL, args: readonly string[]): Promise<T> =>
  new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(file), args, { stdio: ["ignore", "ignore", "inherit", "ipc"] });
    child.once("message", (measured) => resolve(measured as T));
    child.once("exit", (code) => reject(new Error(`${file.pathname} ended with ${code} before it had measured`)));
  });
