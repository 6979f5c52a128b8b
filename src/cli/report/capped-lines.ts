/** The lines of a file (split at line feeds), each cut to `longest` bytes: an endless line is no burden. */
export async function* cappedLines(chunks: AsyncIterable<Uint8Array>, longest: number): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let kept: Uint8Array[] = [];
  let size = 0;
  const keep = (part: Uint8Array): void => {
    const room = part.subarray(0, Math.max(0, longest - size));
    if (room.length > 0) kept.push(room.slice());
    size += room.length;
  };
  const line = (): string => {
    const text = decoder.decode(Buffer.concat(kept));
    kept = [];
    size = 0;
    return text.endsWith("\r") ? text.slice(0, -1) : text;
  };
  let isOpen = false;
  for await (const chunk of chunks) {
    let from = 0;
    for (let end = chunk.indexOf(10); end !== -1; end = chunk.indexOf(10, from)) {
      keep(chunk.subarray(from, end));
      yield line();
      from = end + 1;
    }
    keep(chunk.subarray(from));
    isOpen = from < chunk.length || (isOpen && from === 0);
  }
  if (isOpen) yield line();
}
