import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import xterm from "@xterm/headless";

const root = fileURLToPath(new URL("../../", import.meta.url));
const quoted = (word: string): string => `'${word.replaceAll("'", String.raw`'\''`)}'`;

/** Runs the command in a pseudo-terminal (util-linux's `script`) of so many columns: what was written, and the screen as a terminal shows it. */
export const inATerminal = async (args: string[], { columns = 80, env = {} }: { columns?: number; env?: Record<string, string> } = {}) => {
  const command = [process.execPath, "--import", "./infra/require-node.mjs", "src/cli/main.ts", ...args].map(quoted).join(" ");
  const child = spawn("script", ["-qefc", `stty cols ${columns} rows 200; exec ${command}`, "/dev/null"], {
    cwd: root,
    stdio: ["ignore", "pipe", "inherit"],
    env: { PATH: process.env["PATH"] ?? "", TERM: "xterm-256color", LANG: "C.UTF-8", ...env },
  });
  const chunks: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
  const [code] = (await once(child, "close")) as [number | null];
  const written = Buffer.concat(chunks).toString();
  return { code, written, screen: await screenOf(written, columns) };
};

const screenOf = async (written: string, cols: number): Promise<string> => {
  const terminal = new xterm.Terminal({ cols, rows: 300, allowProposedApi: true });
  await new Promise<void>((resolve) => terminal.write(written, resolve));
  const buffer = terminal.buffer.active;
  // A row that goes on in the next one was broken by the terminal, not by the command: it is shown as one.
  const rows = Array.from({ length: buffer.length }, (_, row) => buffer.getLine(row));
  const lines: string[] = [];
  for (const row of rows) {
    const text = row?.translateToString(true) ?? "";
    if (row?.isWrapped) lines.push(`${lines.pop() ?? ""}${text}`);
    else lines.push(text);
  }
  return `${lines.join("\n").trimEnd()}\n`;
};
