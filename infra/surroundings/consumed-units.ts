import { ConditionalCheckFailedException, type DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { isRead, leastUnits } from "./least-units.ts";

/** `units`: reads and writes together. */
export type Consumed = { units: number; reads: number; writes: number; requests: number };

/** Has every answer of the table say what it cost, and sums it up: capacity units and requests. */
export const consumedUnits = (client: DynamoDBClient): { of: (work: () => Promise<unknown>) => Promise<Consumed> } => {
  let sum: Consumed = { units: 0, reads: 0, writes: 0, requests: 0 };
  client.middlewareStack.add(
    (next, { commandName = "" }) =>
      async (args) => {
        Object.assign(args.input, { ReturnConsumedCapacity: "TOTAL" });
        const least = leastUnits(commandName, (args.input as { ConsistentRead?: boolean }).ConsistentRead === true);
        const add = (units: number): void => {
          const kind = isRead(commandName) ? "reads" : "writes";
          sum = { ...sum, units: sum.units + units, [kind]: sum[kind] + units, requests: sum.requests + 1 };
        };
        const result = await next(args).catch((error: unknown) => {
          add(error instanceof ConditionalCheckFailedException ? least : 0);
          throw error;
        });
        const { ConsumedCapacity } = result.output as { ConsumedCapacity?: { CapacityUnits?: number } };
        add(Math.max(ConsumedCapacity?.CapacityUnits ?? 0, least));
        return result;
      },
    { step: "initialize", name: "consumedUnits" },
  );
  return {
    of: async (work) => {
      sum = { units: 0, reads: 0, writes: 0, requests: 0 };
      await work();
      return sum;
    },
  };
};
