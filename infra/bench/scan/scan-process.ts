import { createReadStream } from "node:fs";
import { diagnoseLog } from "../../../src/diagnosis/diagnose-log.ts";

/** Diagnoses one file as the terminal command does, for the bench to time as a whole process. */
const [file = ""] = process.argv.slice(2);
const redact = (text: string) => Promise.resolve({ text, found: [] });
const { diagnoses } = await diagnoseLog({ redact }, createReadStream(file, { highWaterMark: 1 << 20 }));
process.stdout.write(JSON.stringify({ found: diagnoses.map(({ id, count }) => ({ id, count })) }));
