import { diagnoseLog, type DiagnosisPorts } from "./diagnose-log.ts";
import type { LogDiagnosis } from "./diagnosis.ts";

/** Finds the Coveo errors in a pasted text, by the same rules as in a log. */
export const diagnoseText = (ports: DiagnosisPorts, text: string): Promise<LogDiagnosis> => diagnoseLog(ports, [new TextEncoder().encode(text)]);
