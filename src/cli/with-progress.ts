/** Shows on a terminal's standard error how much of a long log is read; everywhere else it passes the chunks on. */
export async function* withProgress(chunks: AsyncIterable<Uint8Array>, size: number): AsyncGenerator<Uint8Array> {
  const shown = process.stderr.isTTY && size > 50_000_000;
  let read = 0;
  let percent = -1;
  for await (const chunk of chunks) {
    read += chunk.length;
    const now = Math.floor((read / size) * 100);
    if (shown && now !== percent) process.stderr.write(`\r${now} % read`);
    percent = now;
    yield chunk;
  }
  if (shown) process.stderr.write("\r\u001b[K");
}
