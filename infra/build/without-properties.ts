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
      return { loader: "js", contents: `${without(code, ofProviders)}\n//# sourceMappingURL=data:application/json;base64,${inline}` };
    });
    onLoad({ filter: /[\\/]zod[\\/]v4[\\/]classic[\\/]schemas\.js$/ }, async ({ path }) => ({ loader: "js", contents: without(await readFile(path, "utf8"), ofSchemas) }));
  },
});

/** Blanks them, so that what is left keeps its line and column. */
const without = (code: string, names: readonly string[]): string => {
  const program = parse(code, { ecmaVersion: "latest", sourceType: "module" });
  let left = code;
  for (const object of program.body.flatMap(objectsOf))
    for (const [index, property] of object.properties.entries()) {
      if (!isNamed(property, names)) continue;
      const end = object.properties[index + 1]?.start ?? object.end - 1;
      left = left.slice(0, property.start) + left.slice(property.start, end).replaceAll(/[^\n]/g, " ") + left.slice(end);
    }
  return left;
};

const isNamed = (property: ObjectExpression["properties"][number], names: readonly string[]): property is Property =>
  property.type === "Property" && property.key.type === "Identifier" && names.includes(property.key.name);

/** The object literals that a file's constants hold, be it as an argument of a call that makes them. */
const objectsOf = (node: Node | null | undefined): ObjectExpression[] => {
  const { type, declaration, declarations, init, arguments: given } = (node ?? {}) as { type?: string; declaration?: Node; declarations?: Node[]; init?: Node; arguments?: Node[] };
  switch (type) {
    case "ExportNamedDeclaration":
      return objectsOf(declaration);
    case "VariableDeclaration":
      return (declarations ?? []).flatMap(objectsOf);
    case "VariableDeclarator":
      return objectsOf(init);
    case "CallExpression":
      return (given ?? []).flatMap(objectsOf);
    case "ObjectExpression":
      return [node as ObjectExpression];
    default:
      return [];
  }
};
