import { readFileSync } from "node:fs";

export type Resource = { Type: string; Properties: Record<string, unknown>; DeletionPolicy?: string; Condition?: string };
export type Statement = { Sid?: string; Action: string | string[]; Resource: unknown };
export type Template = { Resources: Record<string, Resource> };

export const readTemplate = (file: string): Template => JSON.parse(readFileSync(file, "utf8")) as Template;

export const ofType = ({ Resources }: Template, type: string): [string, Resource][] => Object.entries(Resources).filter(([, { Type }]) => Type === type);

/** A role's statements, those under a condition included. */
export const statementsOf = ({ Properties }: Resource): Statement[] =>
  (Properties["Policies"] as { PolicyDocument: { Statement: (Statement | { "Fn::If": [string, Statement, unknown] })[] } }[]).flatMap(({ PolicyDocument }) =>
    PolicyDocument.Statement.map((statement) => ("Fn::If" in statement ? statement["Fn::If"][1] : statement)),
  );

export const actionsOf = ({ Action }: Statement): string[] => [Action].flat();
