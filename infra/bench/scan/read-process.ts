import { createReadStream } from "node:fs";

/** Reads one file and does nothing with it: what every scan in Node costs at least. */
const [file = ""] = process.argv.slice(2);
let bytes = 0;
for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 })) bytes += chunk.length;
process.stdout.write(String(bytes));
