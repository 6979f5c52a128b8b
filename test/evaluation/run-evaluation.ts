import { find } from "../../src/catalog/find.ts";
import { diagnoseLog } from "../../src/diagnosis/diagnose-log.ts";
import { logCases } from "./log-cases.ts";
import { readQueries } from "./queries.ts";
import { addTo, emptyTally, hitRateOf, type Miss, precisionOf, recallOf, scoreLog, scoreQuery, type Tally } from "./score.ts";

export const thresholds = { precision: 0.99, recall: 0.95, firstAnswers: 0.95 };

export type Evaluation = {
  precision: number;
  recall: number;
  firstAnswers: number;
  /** Of the logs with a marked line and the right diagnoses: how often one of the marked lines is the proof given. */
  proofs: Tally;
  /** Of the logs with several errors that were all found: how often in the expected order. */
  orders: Tally;
  logs: Map<string, Tally>;
  queries: Map<string, Tally>;
  misses: { logs: Miss[]; queries: Miss[]; proofs: Miss[] };
};

const redact = async (text: string): Promise<{ text: string; found: string[] }> => ({ text, found: [] });

const one = (hit: boolean): Tally => ({ ...emptyTally(), cases: 1, hits: hit ? 1 : 0 });

const evaluateLogs = async () => {
  const logs = new Map<string, Tally>();
  const proofs = new Map<string, Tally>([["all", emptyTally()]]);
  const orders = new Map<string, Tally>([["all", emptyTally()]]);
  const misses: Miss[] = [];
  const wrongProofs: Miss[] = [];
  for (const log of logCases()) {
    const { diagnoses } = await diagnoseLog({ redact }, [log.bytes]);
    const got = diagnoses.map((diagnosis) => diagnosis.id);
    const { miss, ...tally } = scoreLog(log, got);
    addTo(logs, log.kind, tally);
    if (miss !== null) {
      misses.push(miss);
      continue;
    }
    if (log.expected.length > 1) addTo(orders, log.kind, one(log.expected.join() === got.join()));
    if (log.proof.length === 0 || got.length === 0) continue;
    const proven = diagnoses.every((diagnosis) => log.proof.includes(diagnosis.line));
    addTo(proofs, log.kind, one(proven));
    if (!proven) {
      const lines = diagnoses.map((diagnosis) => diagnosis.line);
      wrongProofs.push({ name: log.name, kind: log.kind, expected: `line ${log.proof.slice(0, 5).join(" or ")}`, got: `line ${lines.join(", ")}` });
    }
  }
  return { logs, proofs: proofs.get("all") ?? emptyTally(), orders: orders.get("all") ?? emptyTally(), misses, wrongProofs };
};

const evaluateQueries = () => {
  const queries = new Map<string, Tally>();
  const misses: Miss[] = [];
  for (const query of readQueries()) {
    const miss = scoreQuery(query, find(query.query).answers.map((answer) => answer.id));
    addTo(queries, query.kind, one(miss === null));
    if (miss !== null) misses.push(miss);
  }
  return { queries, misses };
};

/** Runs every log through the diagnosis and every question through the look-up. */
export const runEvaluation = async (): Promise<Evaluation> => {
  const logs = await evaluateLogs();
  const asked = evaluateQueries();
  const all = logs.logs.get("all") ?? emptyTally();
  return {
    precision: precisionOf(all),
    recall: recallOf(all),
    firstAnswers: hitRateOf(asked.queries.get("all") ?? emptyTally()),
    proofs: logs.proofs,
    orders: logs.orders,
    logs: logs.logs,
    queries: asked.queries,
    misses: { logs: logs.misses, queries: asked.misses, proofs: logs.wrongProofs },
  };
};

export const isGoodEnough = (evaluation: Evaluation): boolean =>
  evaluation.precision >= thresholds.precision &&
  evaluation.recall >= thresholds.recall &&
  evaluation.firstAnswers >= thresholds.firstAnswers;
