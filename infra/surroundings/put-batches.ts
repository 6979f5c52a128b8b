import { BatchWriteItemCommand, type DynamoDBClient, type WriteRequest } from "@aws-sdk/client-dynamodb";

/** Writes very many items, as many at once as a call takes. */
export const putBatches = async (client: DynamoDBClient, name: string, puts: readonly WriteRequest[]): Promise<void> => {
  for (let from = 0; from < puts.length; from += 25) {
    await client.send(new BatchWriteItemCommand({ RequestItems: { [name]: puts.slice(from, from + 25) } }));
  }
};
