import { redact } from "../../src/adapters/redaction/redact.ts";
import { diagnoseLog } from "../../src/diagnosis/diagnose-log.ts";
import type { LogDiagnosis } from "../../src/diagnosis/diagnosis.ts";

export const diagnose = (log: string): Promise<LogDiagnosis> => diagnoseLog({ redact }, [new TextEncoder().encode(log)]);

/** Each diagnosis as `id @line confidence ×count`. */
export const readable = ({ diagnoses }: LogDiagnosis): string[] => diagnoses.map((one) => `${one.id} @${one.line} ${one.confidence} ×${one.count}`);
