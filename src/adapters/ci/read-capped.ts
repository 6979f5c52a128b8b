/** The text of an answer up to so many bytes, and whether that is all of it. Throws where it breaks off. */
export const readCapped = async (response: Response, bytes: number): Promise<{ text: string; isWhole: boolean }> => {
  const decoder = new TextDecoder();
  let text = "";
  let left = bytes;
  for await (const chunk of response.body ?? none()) {
    text += decoder.decode(chunk.subarray(0, left), { stream: true });
    left -= chunk.length;
    if (left < 0) return { text, isWhole: false };
  }
  return { text: text + decoder.decode(), isWhole: true };
};

async function* none(): AsyncGenerator<Uint8Array> {}
