import { Presets, SingleBar } from "cli-progress";

const worthShowing = 50_000_000;
const megabytes = (bytes: number): string => Math.round(bytes / 1_000_000).toLocaleString("en");

/** Shows on a terminal's standard error how much of a long log is read; everywhere else it passes the chunks on. */
export async function* withProgress(chunks: AsyncIterable<Uint8Array>, size: number | undefined): AsyncGenerator<Uint8Array> {
  if (!process.stderr.isTTY || (size !== undefined && size < worthShowing)) return yield* chunks;
  const bar = new SingleBar(
    {
      format: size === undefined ? "Read {read} MB" : `Reading [{bar}] {percentage} % of ${megabytes(size)} MB`,
      stream: process.stderr,
      barsize: 30,
      clearOnComplete: true,
      // Ctrl-C ends the command as always: nothing of the terminal is changed that would have to be set back.
      gracefulExit: false,
      linewrap: true,
    },
    Presets.shades_classic,
  );
  let read = 0;
  for await (const chunk of chunks) {
    read += chunk.length;
    if (read >= worthShowing && !bar.isActive) bar.start(size ?? Number.MAX_SAFE_INTEGER, read, { read: megabytes(read) });
    if (bar.isActive) bar.update(read, { read: megabytes(read) });
    yield chunk;
  }
  if (bar.isActive) bar.stop();
}
