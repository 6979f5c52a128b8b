import { writeFileSync } from "node:fs";

/** A function that does nothing. */
export const writeBare = (file: string): void => writeFileSync(file, "exports.handler = async () => ({ statusCode: 200 });\n");
