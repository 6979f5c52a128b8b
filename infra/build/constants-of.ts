import { parse, type Node } from "acorn";

/** The constants at the top of a module, and what they are set to. */
export const constantsOf = (code: string): { name: string; init: Node }[] =>
  parse(code, { ecmaVersion: "latest", sourceType: "module" }).body.flatMap((statement) => {
    const declaration = statement.type === "ExportNamedDeclaration" ? statement.declaration : statement;
    if (declaration?.type !== "VariableDeclaration") return [];
    return declaration.declarations.flatMap(({ id, init }) => (id.type === "Identifier" && init ? [{ name: id.name, init }] : []));
  });
