import type { Progress } from "./progress.ts";

const archives: readonly { name: string; begins: readonly number[] }[] = [
  { name: "gzip", begins: [0x1f, 0x8b] },
  { name: "zip", begins: [0x50, 0x4b, 0x03, 0x04] },
  { name: "zstd", begins: [0x28, 0xb5, 0x2f, 0xfd] },
  { name: "xz", begins: [0xfd, 0x37, 0x7a, 0x58, 0x5a] },
  { name: "bzip2", begins: [0x42, 0x5a, 0x68, 0x39, 0x31, 0x41, 0x59] },
  { name: "7z", begins: [0x37, 0x7a, 0xbc, 0xaf] },
];
/** So many bytes tell what a log is written in. */
const enough = 256;

/** A log's bytes as UTF-8. UTF-16 is rewritten; a packed log is not unpacked (it may be a bomb) but ends the reading with a reason. */
export async function* asUtf8(chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>, progress: Progress): AsyncGenerator<Uint8Array> {
  let head: Uint8Array | null = new Uint8Array();
  let rewrite: ((chunk: Uint8Array) => Uint8Array) | null = null;
  for await (const chunk of chunks) {
    progress.bytes += chunk.length;
    if (head === null) {
      yield rewrite ? rewrite(chunk) : chunk;
      continue;
    }
    head = joined(head, chunk);
    if (head.length < enough) continue;
    const begin: Uint8Array = head;
    head = null;
    const archive = archiveOf(begin);
    if (archive !== null) {
      progress.reason = packed(archive);
      return;
    }
    rewrite = rewriterOf(begin, progress);
    yield rewrite ? rewrite(begin) : begin;
  }
  if (head === null) return;
  const archive = archiveOf(head);
  if (archive !== null) progress.reason = packed(archive);
  else if (head.length === 0) progress.reason = "The log is empty.";
  else yield (rewriterOf(head, progress) ?? asItIs)(head);
}

const packed = (archive: string): string => `The log is packed (${archive}): unpack it first.`;
const asItIs = (chunk: Uint8Array): Uint8Array => chunk;
const archiveOf = (head: Uint8Array): string | null => archives.find(({ begins }) => begins.every((byte, at) => head[at] === byte))?.name ?? null;

const joined = (a: Uint8Array, b: Uint8Array): Uint8Array => {
  if (a.length === 0 && b.length >= enough) return b;
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
};

/** Windows tools write UTF-16, with a mark at the beginning or, seldom, without. */
const rewriterOf = (head: Uint8Array, progress: Progress): ((chunk: Uint8Array) => Uint8Array) | null => {
  const zeros = (odd: number) => head.subarray(0, enough).filter((byte, at) => at % 2 === odd && byte === 0).length * 2;
  const share = Math.min(enough, head.length) * 0.7;
  const little = (head[0] === 0xff && head[1] === 0xfe) || (head.length >= 16 && zeros(1) > share && zeros(0) === 0);
  const big = (head[0] === 0xfe && head[1] === 0xff) || (head.length >= 16 && zeros(0) > share && zeros(1) === 0);
  if (!little && !big) {
    if (zeros(0) + zeros(1) > share / 2) progress.reason = "The log looks like binary data, not text.";
    return null;
  }
  const decoder = new TextDecoder(little ? "utf-16le" : "utf-16be");
  const encoder = new TextEncoder();
  return (chunk) => encoder.encode(decoder.decode(chunk, { stream: true }));
};
