import type { Part } from "../part.ts";
import type { Stage } from "../stage/start-stage.ts";
import { proveStrikes, type StrikeSize } from "./prove-strikes.ts";
import { slackStrikes } from "./slack-strikes.ts";

/** Slack over HTTP, each call of each scene broken: alone, twice in a row, and with the look for what was perhaps posted broken too. */
export const proveSlack = async (stage: Stage, size: StrikeSize): Promise<Part> => {
  const ways = slackStrikes.flatMap(({ what, strike }) => [
    { what: `${what}, once`, plan: { strike, times: 1 } },
    { what: `${what}, twice in a row`, plan: { strike, times: 2 } },
    { what: `${what}, once and when it is looked for`, plan: { strike, times: 1, search: true } },
  ]);
  const { rows, calls, schedules, faults } = await proveStrikes(stage, "slack", ways, size);
  return {
    table: { caption: `Slack over HTTP, by a proxy before the emulated one. The scenes make ${calls} calls of it${size.oneIn === 1 ? ", each broken in each way" : `; one in ${size.oneIn} is broken in each way`}`, columns: ["what Slack does", "schedules", "calls broken"], rows },
    schedules,
    faults,
  };
};
