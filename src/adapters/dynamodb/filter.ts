import type { AttributeValue } from "@aws-sdk/client-dynamodb";

/** Which items of a range are given back. */
export type Filter = { condition: string; values: Record<string, AttributeValue> };
