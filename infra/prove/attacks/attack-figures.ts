import type { Target } from "./target.ts";

export type AttackFigures = {
  seed: number;
  /** By target: forged requests that were sent; `ways`: in how many ways; `covers` says what its scheme protects. */
  targets: { name: string; covers: Target["covers"]; ways: number; sent: number }[];
  /** Arbitrary requests without a signature, and with a genuine one. */
  arbitrary: number;
  arbitrarySigned: number;
  accepted: number;
  rejectedHandlers: number;
  serverErrors: number;
  /** Lines of the log that were looked at, and those that held what was sent or a secret, with answers that did. */
  lines: number;
  leaked: number;
  seconds: number;
  faults: string[];
};
