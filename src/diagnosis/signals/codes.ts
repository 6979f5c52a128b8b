/**
 * How much a code proves by itself. `own`: only Coveo has it. `rare`: hardly anybody else does, so an error body or
 * a trace of Coveo in the log is enough. All others are `shared`: clouds, frameworks and databases use them too.
 */
export type Grade = "own" | "rare" | "shared";

const grades: Readonly<Record<string, Grade>> = {
  ERROR_DESERIALIZING_BATCH_DOCUMENT_FROM_S3: "own",
  TOO_MANY_DOCUMENTS_DAILY: "own",
  RELATIONSHIP_UPDATE_RATE_LIMIT_EXCEEDED: "own",
  NoWorkgroupAssociatedWithToken: "own",
  TOTAL_METADATA_SIZE_EXCEEDS_LIMIT: "own",
  ORGANIZATION_IS_PAUSED: "rare",
  SOURCE_DOES_NOT_EXIST: "rare",
  DOCUMENT_LIMIT_EXCEEDED: "rare",
  ORGANIZATION_NOT_FOUND: "rare",
  SOURCE_REFRESH_TIMEOUT: "own",
  OUT_OF_SEQUENCE_OPERATION: "rare",
  InvalidHeadersException: "rare",
  InvalidTokenHeader: "rare",
  UnauthorizedHub: "rare",
  UnauthorizedOrg: "rare",
};

export const gradeOf = (code: string): Grade => grades[code] ?? "shared";
