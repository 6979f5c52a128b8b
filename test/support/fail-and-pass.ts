import type { SlackMessage } from "../../src/views/slack-message.ts";
import type { FailedRun } from "../../src/pipelines/failed-run.ts";
import { explainFailure, type ExplainPorts } from "../../src/pipelines/explain-failure.ts";
import type { Place } from "../../src/pipelines/place.ts";
import { recordRecovery } from "../../src/pipelines/record-recovery.ts";
import { aRun } from "../adapters/store-contract.ts";

const day = "2026-11-20";

/** 09:59 on the day of the tests, or a whole time. */
export const at = (time: string): string => (time.length === 5 ? `${day}T${time}:00.000Z` : time);

/** A run that fails at this time, named after it. */
export const failedAt = (time: string, changes: Partial<FailedRun> = {}): FailedRun =>
  aRun({ runId: time, occurredAt: at(time), runUrl: `https://github.com/acme/catalog-loader/actions/runs/${time}`, ...changes });

export const failAt = (ports: ExplainPorts, time: string, changes: Partial<FailedRun> = {}) => explainFailure(ports, failedAt(time, changes));

export const passAt = (ports: ExplainPorts, time: string, changes: Partial<Place> = {}) => {
  const { project, workflow, branch } = aRun();
  return recordRecovery(ports, { project, workflow, branch, ...changes }, { runId: time, attempt: 1, runUrl: null, at: at(time) });
};

/** What the one changing block of a message says, without its links and dates. */
export const statusLine = (message: SlackMessage | undefined): string | undefined => {
  const block = message?.blocks.find((each) => each.block_id === "status");
  const [element] = block?.type === "context" ? block.elements : [];
  return element !== undefined && "text" in element ? plain(element.text) : undefined;
};

/** Everything that a message says, links by their labels and dates as HH:MM. */
export const said = (message: SlackMessage | undefined): string => plain(JSON.stringify(message?.blocks));

const plain = (text: string): string => text.replaceAll(/<!date\^\d+\^[^|]*\|[\d-]+ ([\d:]+) UTC>/g, "$1").replaceAll(/<[^|<>]*\|([^<>]*)>/g, "$1");
