import type { Node, ObjectExpression, Property } from "acorn";
import { constantsOf } from "./constants-of.ts";

/**
 * Code without these properties of the object literals that its constants are set to: esbuild removes what nobody imports; it cannot know which properties nobody reads.
 * They are blanked, so that what is left keeps its line and column.
 */
export const withoutProperties = (code: string, names: readonly string[]): string => {
  let left = code;
  for (const object of constantsOf(code).flatMap(({ init }) => objectsOf(init)))
    for (const [index, property] of object.properties.entries()) {
      if (!isNamed(property, names)) continue;
      const end = object.properties[index + 1]?.start ?? object.end - 1;
      left = left.slice(0, property.start) + left.slice(property.start, end).replaceAll(/[^\n]/g, " ") + left.slice(end);
    }
  return left;
};

const isNamed = (property: ObjectExpression["properties"][number], names: readonly string[]): property is Property =>
  property.type === "Property" && property.key.type === "Identifier" && names.includes(property.key.name);

/** The object literal that it is, or those that are given to the call that makes it. */
const objectsOf = (node: Node): ObjectExpression[] => {
  if (node.type === "ObjectExpression") return [node as ObjectExpression];
  return node.type === "CallExpression" ? (node as Node & { arguments: Node[] }).arguments.flatMap(objectsOf) : [];
};
