// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeTable.html
import { DescribeTableCommand, DescribeTimeToLiveCommand, ResourceNotFoundException } from "@aws-sdk/client-dynamodb";
import type { TableState } from "../../health/check-table.ts";
import type { Table } from "./table.ts";

/** What the table is like; never throws. */
export const inspectTable = async ({ client, name }: Pick<Table, "client" | "name">): Promise<TableState> => {
  try {
    const { Table: found } = await client.send(new DescribeTableCommand({ TableName: name }));
    const types = new Map(found?.AttributeDefinitions?.map(({ AttributeName, AttributeType }) => [AttributeName, AttributeType]));
    const keys = (found?.KeySchema ?? []).map(({ AttributeName = "" }) => ({ name: AttributeName, type: types.get(AttributeName) ?? "" }));
    return { kind: "there", status: found?.TableStatus ?? "unknown", keys, items: found?.ItemCount ?? null, expiry: await expiryOf(client, name) };
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return { kind: "missing" };
    return { kind: "unreachable", reason: reasonOf(error) };
  }
};

/** Undefined where it may not be asked, or where the database knows of none: the embedded one keeps no such setting. */
const expiryOf = async (client: Table["client"], name: string): Promise<string | null | undefined> => {
  try {
    const { TimeToLiveDescription: found } = await client.send(new DescribeTimeToLiveCommand({ TableName: name }));
    return ["ENABLED", "ENABLING"].includes(found?.TimeToLiveStatus ?? "") ? (found?.AttributeName ?? null) : null;
  } catch {
    return undefined;
  }
};

const reasonOf = (error: unknown): string => {
  const { code, name } = error as { code?: unknown; name?: unknown };
  return String(code ?? name ?? "unknown");
};
