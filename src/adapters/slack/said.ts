import * as z from "zod";
import { textOfMessage } from "../../commands/text-of-message.ts";

/** Files of a message that are looked at. */
const mostFiles = 5;

const fileSchema = z.object({ id: z.string().regex(/^F[A-Z0-9]{2,30}$/) });
const messageSchema = z.object({ files: z.array(z.unknown()).catch([]), blocks: z.array(z.unknown()).catch([]), text: z.string().catch(""), bot_id: z.unknown().optional() });

/** The text of a message, and its files by id. */
export const said = (message: unknown): { text: string; files: string[]; moreFiles: number } => {
  const parsed = messageSchema.safeParse(message);
  const { files, blocks, text, bot_id: bot } = parsed.data ?? { files: [], blocks: [], text: "", bot_id: undefined };
  const ids = files.flatMap((file) => fileSchema.safeParse(file).data?.id ?? []);
  // What a person writes comes twice: as text and as rich text.
  const isTwice = bot === undefined && text !== "" && blocks.every((block) => richSchema.safeParse(block).success);
  const whole = isTwice ? { ...(message as object), blocks: [] } : message;
  return { text: textOfMessage(whole).text, files: ids.slice(0, mostFiles), moreFiles: Math.max(0, ids.length - mostFiles) };
};

const richSchema = z.object({ type: z.literal("rich_text") });
