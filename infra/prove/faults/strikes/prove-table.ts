import type { Part } from "../part.ts";
import type { Stage } from "../stage/start-stage.ts";
import { proveStrikes, type StrikeSize } from "./prove-strikes.ts";
import { tableStrikes } from "./table-strikes.ts";

/** The table over its wire protocol, each call of each scene broken. */
export const proveTable = async (stage: Stage, size: StrikeSize): Promise<Part> => {
  const ways = tableStrikes.map(({ what, strike, times }) => ({ what, plan: { strike, times } }));
  const { rows, calls, schedules, faults } = await proveStrikes(stage, "dynamodb", ways, size);
  return {
    table: { caption: `DynamoDB over its wire protocol, by a proxy before the embedded one. The scenes make ${calls} calls of it${size.oneIn === 1 ? ", each broken in each way" : `; one in ${size.oneIn} is broken in each way, chosen by the seed`}`, columns: ["what the table does", "schedules", "requests broken"], rows },
    schedules,
    faults,
  };
};
