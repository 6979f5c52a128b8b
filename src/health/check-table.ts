import { notChecked, ok, toDo, type Check } from "./check.ts";

/** `keys`: partition, then sort key, each with its type. `expiry`: the attribute by which items expire; null where none is enabled, undefined where nobody could tell. */
export type TableState =
  | { kind: "there"; status: string; keys: readonly { name: string; type: string }[]; expiry: string | null | undefined; items: number | null }
  | { kind: "missing" }
  | { kind: "unreachable"; reason: string };

export const checkTable = (name: string, table: TableState): Check[] => {
  switch (table.kind) {
    case "missing":
      return [toDo("table", name, "there is no such table", "Set TABLE_NAME to the stack's output TableName, and AWS_REGION to its region.")];
    case "unreachable":
      return [toDo("table", name, `it could not be reached (${table.reason})`, "Check the credentials (dynamodb:DescribeTable and Query), AWS_REGION and DYNAMODB_ENDPOINT; locally start the bot.")];
    case "there":
      return [checkKeys(name, table), checkExpiry(table.expiry)];
  }
};

const checkKeys = (name: string, { status, keys, items }: Extract<TableState, { kind: "there" }>): Check => {
  const found = keys.map((key) => `${key.name} (${key.type})`).join(", ");
  if (found !== "pk (S), sk (S)") return toDo("table", name, `its keys are ${found}`, "This is another table: set TABLE_NAME to the stack's output TableName.");
  if (!["ACTIVE", "UPDATING"].includes(status)) return toDo("table", name, `it is ${status.toLowerCase()}`, "Wait until it is active, or restore it: docs/runbook.md.");
  // DynamoDB counts every six hours: of a new table it says none.
  return ok("table", name, items === null || items === 0 ? "there" : `there, about ${items} items`);
};

const checkExpiry = (expiry: string | null | undefined): Check => {
  if (expiry === undefined) return notChecked("table", "time to live", "the database does not say");
  return expiry === "expiresAt"
    ? ok("table", "time to live", "by expiresAt")
    : toDo("table", "time to live", expiry === null ? "switched off: nothing is ever deleted" : `by ${expiry}`, "Enable it for the attribute expiresAt (aws dynamodb update-time-to-live).");
};
