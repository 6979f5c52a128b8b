import { plainDate } from "../../views/plain-date.ts";
import { iso } from "../read-around.ts";

/** `02:05 UTC` */
export const clockTime = (time: number): string => `${iso(time).slice(11, 16)} UTC`;

/** `Tue 17 Nov at 02:05 UTC` */
export const dateTime = (time: number): string => `${dateOf(time)} at ${clockTime(time)}`;

/** `Tue 17 Nov` */
export const dateOf = (time: number): string => plainDate(iso(time).slice(0, 10));

/** `12 minutes`, `5 hours`, `3 days`: rounded down. */
export const lengthOf = (milliseconds: number): string => {
  const minutes = Math.floor(milliseconds / 60_000);
  const [count, unit] = minutes < 120 ? [minutes, "minute"] : minutes < 2880 ? [Math.floor(minutes / 60), "hour"] : [Math.floor(minutes / 1440), "day"];
  return `${count} ${unit}${count === 1 ? "" : "s"}`;
};
