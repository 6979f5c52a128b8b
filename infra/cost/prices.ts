import { readFileSync } from "node:fs";
import * as z from "zod";

const price = z.strictObject({ price: z.number().positive(), per: z.number().positive(), unit: z.string(), source: z.url(), verified: z.boolean() });

const schema = z.strictObject({
  region: z.string(),
  currency: z.string(),
  asOf: z.iso.date(),
  note: z.string(),
  prices: z.strictObject({ lambdaRequest: price, lambdaGbSecond: price, httpApiRequest: price, sqsRequest: price, tableWrite: price, tableRead: price, logGigabyte: price, trace: price, alarmMonth: price, metricMonth: price }),
  assumed: z.strictObject({ note: z.string(), wholeProcessorMb: z.number(), tableMs: z.number(), queueMs: z.number(), slackMs: z.number(), ciMs: z.number(), coldShare: z.number(), coldMs: z.number(), tracedShare: z.number() }),
});

export type Prices = z.infer<typeof schema>;

/** The one place where prices are. */
export const readPrices = (): Prices => schema.parse(JSON.parse(readFileSync(new URL("prices.json", import.meta.url), "utf8")));
