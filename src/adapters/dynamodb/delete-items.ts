import { BatchWriteItemCommand, type WriteRequest } from "@aws-sdk/client-dynamodb";
import { UnavailableError } from "../../errors.ts";
import type { Item, Table } from "./table.ts";

/** What one call takes. */
const batch = 25;
const mostTries = 8;

/** Deletes these items, whatever they hold. Throws UnavailableError where the table goes on refusing. */
export const deleteItems = async ({ client, name }: Pick<Table, "client" | "name">, items: readonly Item[], pause: (milliseconds: number) => Promise<unknown>): Promise<void> => {
  for (let from = 0; from < items.length; from += batch) {
    let left: WriteRequest[] = items.slice(from, from + batch).map(({ pk, sk }) => ({ DeleteRequest: { Key: { pk: { S: String(pk) }, sk: { S: String(sk) } } } }));
    for (let tries = 0; left.length > 0; tries += 1) {
      if (tries === mostTries) throw new UnavailableError("dynamodb", `The table ${name} refused to delete ${left.length} items; call it again`);
      if (tries > 0) await pause(100 * 2 ** tries);
      const { UnprocessedItems: refused = {} } = await client.send(new BatchWriteItemCommand({ RequestItems: { [name]: left } }));
      left = refused[name] ?? [];
    }
  }
};
