import { UnavailableError } from "../../errors.ts";

export type Bounds = { bytes: number; milliseconds: number };

/** A body up to its bounds, however slowly it comes; `cutShort` says after reading why not all of it was read, as a phrase for people. */
export const readBounded = (body: ReadableStream<Uint8Array>, { bytes, milliseconds }: Bounds): { chunks: AsyncGenerator<Uint8Array>; cutShort: () => string | undefined } => {
  let why: string | undefined;
  async function* read(): AsyncGenerator<Uint8Array> {
    const reader = body.getReader();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tooLate = new Promise<"too-late">((resolve) => {
      timer = setTimeout(() => resolve("too-late"), milliseconds);
    });
    try {
      for (let left = bytes; ; ) {
        const next = await Promise.race([reader.read(), tooLate]);
        if (next === "too-late") why = "Slack gave it so slowly that only its beginning was read";
        if (next === "too-late" || next.done) return;
        yield next.value.subarray(0, left);
        if (next.value.byteLength > left) {
          why = `only its first ${Math.floor(bytes / 1_000_000)} MB were read`;
          return;
        }
        left -= next.value.byteLength;
      }
    } catch (cause) {
      throw new UnavailableError("slack", "Slack broke off the download of a file", { cause });
    } finally {
      clearTimeout(timer);
      // What came of the rest is nobody's concern: the connection may be broken already.
      await reader.cancel().catch(() => {});
    }
  }
  return { chunks: read(), cutShort: () => why };
};
