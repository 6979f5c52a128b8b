import { ConditionalCheckFailedException, type DynamoDBClient } from "@aws-sdk/client-dynamodb";

/** A write that is refused costs one all the same (of an item up to 1 KiB), which no answer says. */
const refusedWrite = 1;

/** Has every answer of the table say what it cost, and sums it up: capacity units and requests. */
export const consumedUnits = (client: DynamoDBClient): { of: (work: () => Promise<unknown>) => Promise<{ units: number; requests: number }> } => {
  let units = 0;
  let requests = 0;
  client.middlewareStack.add(
    (next) => async (args) => {
      Object.assign(args.input, { ReturnConsumedCapacity: "TOTAL" });
      const result = await next(args).catch((error: unknown) => {
        requests += 1;
        if (error instanceof ConditionalCheckFailedException) units += refusedWrite;
        throw error;
      });
      const { ConsumedCapacity } = result.output as { ConsumedCapacity?: { CapacityUnits?: number } };
      requests += 1;
      units += ConsumedCapacity?.CapacityUnits ?? 0;
      return result;
    },
    { step: "initialize", name: "consumedUnits" },
  );
  return {
    of: async (work) => {
      units = 0;
      requests = 0;
      await work();
      return { units, requests };
    },
  };
};
