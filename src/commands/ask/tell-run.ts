import { diagnoseRun } from "../../pipelines/diagnose-run.ts";
import type { ExplainPorts } from "../../pipelines/explain-failure.ts";
import type { SlackWork } from "../../pipelines/queue-message.ts";
import type { FindRun } from "../../ports/find-run.ts";
import type { LateReplies } from "../../ports/replies.ts";
import { safelyDescribed } from "../../pipelines/safely-described.ts";
import { runView } from "../../views/run-view.ts";
import { findRunNow } from "./find-run-now.ts";

/** Reads a run of which nothing was known, or whose logs were not read, and tells whoever asked what came of it. */
export const tellRun = async (ports: ExplainPorts & { findRun: FindRun; late: LateReplies }, work: SlackWork<"run">): Promise<void> => {
  const { channel, user, response, askedAt, connection, name, runId, attempt, correlationId } = work;
  const own = { ...ports, findRun: findRunNow(ports.findRun) };
  const described = await diagnoseRun(own, { connection, name, runId, attempt: attempt ?? undefined }, { channel, correlationId });
  const told = await ports.late.tellLater({ channel, user, message: runView(await safelyDescribed(ports.redact, described)), response, askedAt, now: ports.clock() });
  ports.log("run-told", { channel, connection, runId, outcome: described.kind, told: told.kind === "told" ? "told" : told.reason });
};
