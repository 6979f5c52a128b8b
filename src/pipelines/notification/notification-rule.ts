/** How an app's messages tell of a run. */
export type NotificationRule = {
  /** An address of a run or of one of its jobs, without its host: anybody may have an instance. */
  address: RegExp;
  /** Lines that say what came of the run, made by `saysOutcome`. */
  says: readonly RegExp[];
};
