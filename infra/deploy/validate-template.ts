import { RegoEngine, TemplateFile } from "@aws/cloudformation-validate";

let engine: InstanceType<typeof RegoEngine> | undefined;

/** What is wrong with a template, one sentence each: faults, and values that AWS does not know (W3030). Advice is left out. */
export const validateTemplate = (file: string): string[] =>
  (engine ??= new RegoEngine())
    .validateStandard(new TemplateFile(file))
    .diagnostics.filter(({ severity, ruleId }) => severity === "FATAL" || severity === "ERROR" || ruleId === "W3030")
    .map(({ ruleId, message, entity, propertyPath }) => `${ruleId} ${[entity?.logicalId, propertyPath].filter(Boolean).join(" ")}: ${message}`);
