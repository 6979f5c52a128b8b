import { Readable } from "node:stream";
import { parser, type Token } from "stream-json/parser.js";

/** Characters that are gathered before they are handed on. */
const piece = 65_536;

/**
 * The strings under one key of the objects in a JSON array, joined, as UTF-8: a log that an API wraps in JSON.
 * Memory is bounded however long a string is. Throws where the text is not JSON.
 */
export async function* textsIn(chunks: AsyncIterable<Uint8Array>, key: string): AsyncGenerator<Uint8Array> {
  const utf8 = new TextEncoder();
  const tokens = Readable.from(decoded(chunks)).compose(parser.asStream({ packStrings: false, streamKeys: false, streamNumbers: false }));
  let depth = 0;
  let under = "";
  let gathered = "";
  for await (const token of tokens as AsyncIterable<Token>) {
    switch (token.name) {
      case "startArray":
      case "startObject":
        depth += 1;
        break;
      case "endArray":
      case "endObject":
        depth -= 1;
        break;
      case "keyValue":
        under = token.value;
        break;
      case "stringChunk":
        if (depth === 2 && under === key) gathered += token.value;
        break;
    }
    if (gathered.length < piece) continue;
    yield utf8.encode(gathered);
    gathered = "";
  }
  if (gathered !== "") yield utf8.encode(gathered);
}

async function* decoded(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  for await (const chunk of chunks) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}
