import { writeFunctions } from "./write-functions.ts";

/** `npm run build` */
const kibibytes = (bytes: number) => Number((bytes / 1024).toFixed(1));
const built = await writeFunctions();
console.table(built.map(({ name, size, zip }) => ({ function: name, "loaded at start, KiB": kibibytes(size.start), "when needed, KiB": kibibytes(size.later), "zip, KiB": kibibytes(zip.length) })));
