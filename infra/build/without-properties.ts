import { readFile } from "node:fs/promises";
import { parse, type Node, type ObjectExpression, type Property } from "acorn";
import { transform, type Plugin } from "esbuild";

/**
 * Takes properties off object literals, so that what only they use is left out too: those that the CI providers' files hold, and the methods that zod gives its schemas.
 * esbuild removes what nobody imports; it cannot know which properties nobody reads.
 */
export const withoutProperties = (ofProviders: readonly string[], ofSchemas: readonly string[]): Plugin => ({
  name: "without-properties",
  setup: ({ onLoad }) => {
    onLoad({ filter: /[\\/]src[\\/]adapters[\\/]ci[\\/]providers[\\/].*\.ts$/ }, async ({ path }) => {
      const { code, map } = await transform(await readFile(path, "utf8"), { loader: "ts", sourcefile: path, sourcemap: true, target: "node24" });
      const inline = Buffer.from(map).toString("base64");
      return { loader: "js", contents: `${withPureSchemas(without(code, ofProviders))}\n//# sourceMappingURL=data:application/json;base64,${inline}` };
    });
    onLoad({ filter: /[\\/]zod[\\/]v4[\\/]classic[\\/]schemas\.js$/ }, async ({ path }) => ({ loader: "js", contents: without(await readFile(path, "utf8"), ofSchemas) }));
  },
});

/** Blanks them, so that what is left keeps its line and column. */
const without = (code: string, names: readonly string[]): string => {
  let left = code;
  for (const object of constantsOf(code).flatMap(objectsOf))
    for (const [index, property] of object.properties.entries()) {
      if (!isNamed(property, names)) continue;
      const end = object.properties[index + 1]?.start ?? object.end - 1;
      left = left.slice(0, property.start) + left.slice(property.start, end).replaceAll(/[^\n]/g, " ") + left.slice(end);
    }
  return left;
};

/** Marks schemas as what may be left out where nobody uses them: esbuild cannot know that making one does nothing else. */
const withPureSchemas = (code: string): string =>
  constantsOf(code)
    .filter(({ start }) => code.startsWith("z.", start))
    .toReversed()
    .reduce((text, { start, end }) => `${text.slice(0, start)}/* @__PURE__ */ (() => ${text.slice(start, end)})()${text.slice(end)}`, code);

const isNamed = (property: ObjectExpression["properties"][number], names: readonly string[]): property is Property =>
  property.type === "Property" && property.key.type === "Identifier" && names.includes(property.key.name);

/** What the constants of a file are set to. */
const constantsOf = (code: string): Node[] =>
  parse(code, { ecmaVersion: "latest", sourceType: "module" }).body.flatMap((statement) => {
    const declaration = statement.type === "ExportNamedDeclaration" ? statement.declaration : statement;
    return declaration?.type === "VariableDeclaration" ? declaration.declarations.flatMap(({ init }) => init ?? []) : [];
  });

/** The object literal that it is, or those that are given to the call that makes it. */
const objectsOf = (node: Node): ObjectExpression[] => {
  if (node.type === "ObjectExpression") return [node as ObjectExpression];
  return node.type === "CallExpression" ? (node as Node & { arguments: Node[] }).arguments.flatMap(objectsOf) : [];
};
