// https://docs.powertools.aws.dev/lambda/typescript/latest/features/logger/
import { Logger } from "@aws-lambda-powertools/logger";
import type { Log } from "../../ports/log.ts";
import type { Threshold } from "./is-logged.ts";

/** Powertools' lines: its own, and what Lambda sets of them. */
export const createPowertoolsLog = ({ service, level: threshold }: { service: string; level: Threshold }): Log => {
  const logger = new Logger({ serviceName: service, logLevel: powertoolsLevels[threshold] });
  return (event, fields = {}, level = "info") => logger[level](event, fields);
};

const powertoolsLevels = { debug: "DEBUG", info: "INFO", warn: "WARN", error: "ERROR", silent: "SILENT" } as const;
