import { readFile, writeFile } from "node:fs/promises";
import wabt from "wabt";

/** Assembles the gate's WebAssembly text into the module that is shipped with the sources. */
export const assembleGate = async (): Promise<string> => {
  const source = await readFile(new URL("../src/diagnosis/bytes/gate.wat", import.meta.url), "utf8");
  const { parseWat } = await wabt();
  const { buffer } = parseWat("gate.wat", source, { simd: true }).toBinary({});
  return Buffer.from(buffer).toString("base64");
};

if (import.meta.main) {
  const code = await assembleGate();
  const lines = code.match(/.{1,120}/g) ?? [];
  await writeFile(
    new URL("../src/diagnosis/bytes/gate-module.ts", import.meta.url),
    `/** gate.wat, assembled by \`npm run build:gate\`. */\nexport const gateModule: string = [\n${lines.map((line) => `  "${line}",`).join("\n")}\n].join("");\n`,
  );
}
