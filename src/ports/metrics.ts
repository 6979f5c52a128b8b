/** `value` is 1 where none is named. Every combination of dimensions is kept, and paid for, by itself: they take few values, and none that a stranger can choose. */
export type Metric = {
  name: "ColdStarts" | "Deliveries" | "Diagnoses" | "UnknownCodes" | "TimeToMessage";
  unit: "Count" | "Milliseconds";
  value?: number;
  dimensions?: Record<string, string>;
};

export type Metrics = (metric: Metric) => void;
