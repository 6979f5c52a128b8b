import type * as z from "zod";

/** What is wrong with an input from outside: the places, never a value. */
export const notAsExpected = ({ issues }: z.ZodError): string =>
  `not as expected: ${issues.slice(0, 5).map(({ path }) => path.join(".") || "the body").join(", ")}`;
