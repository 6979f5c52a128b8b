import { counted } from "./text.ts";

/** `13 hours 20 minutes`, `2 hours`, `40 minutes`, `less than a minute`: of milliseconds, rounded down to minutes. */
export const duration = (milliseconds: number): string => {
  const minutes = Math.floor(milliseconds / 60_000);
  const parts = [Math.floor(minutes / 60) > 0 ? counted(Math.floor(minutes / 60), "hour") : "", minutes % 60 > 0 ? counted(minutes % 60, "minute") : ""].filter(Boolean);
  return parts.length === 0 ? "less than a minute" : parts.join(" ");
};
