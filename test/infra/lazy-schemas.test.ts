import { expect, test } from "vitest";
import { withLazySchemas } from "../../infra/build/lazy-schemas.ts";

test.each([
  ["a schema is made when it is first used", 'const event = z.object({ id: z.string() });\nevent.safeParse(1);', 'const event = /* @__PURE__ */ z.lazy(() => z.object({ id: z.string() }));\nevent.safeParse(1);'],
  ["an exported one, too", "export const id = z.string();", "export const id = /* @__PURE__ */ z.lazy(() => z.string());"],
  ["one that another is made from is made at once, and the other not", "const id = z.string();\nconst long = z.array(id.min(9));", "const id = z.string();\nconst long = /* @__PURE__ */ z.lazy(() => z.array(id.min(9)));"],
  ["so is one of which another module asks what only objects have", "export const linkSchema = z.object({});", "export const linkSchema = z.object({});"],
  ["what is no schema stays as it is", 'const names = ["z.string()"];\nconst made = () => z.string();', 'const names = ["z.string()"];\nconst made = () => z.string();'],
])("%s", async (_, code, expected) => {
  expect(await withLazySchemas(code)).toBe(expected);
});
