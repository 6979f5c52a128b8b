import { GetItemCommand } from "@aws-sdk/client-dynamodb";
import { putBatches } from "../../surroundings/put-batches.ts";
import { openDirectly } from "../surroundings/direct-table.ts";
import { invoke, typical, type Invocation } from "./invocation.ts";
import { loadFunction } from "../surroundings/load-function.ts";
import { settingsIn, startSurroundings } from "../surroundings/start-surroundings.ts";

const example = "C000000001";

/** What the hourly run takes with so many teams, none of which is due. */
export const measureSweep = async ({ folder, teams, rounds }: { folder: string; teams: number; rounds: number }): Promise<Invocation> => {
  const surroundings = await startSurroundings();
  try {
    Object.assign(process.env, settingsIn(surroundings.at));
    const { client, name, store } = openDirectly(surroundings.at.direct);
    await store.joinTeam(example, new Date(Date.now() + 7 * 86_400_000).toISOString());
    const { Item = {} } = await client.send(new GetItemCommand({ TableName: name, Key: { pk: { S: "TEAMS" }, sk: { S: example } } }));
    const others = Array.from({ length: teams - 1 }, (_, at) => ({ S: `C1${String(at).padStart(8, "0")}` }));
    await putBatches(client, name, others.map((sk) => ({ PutRequest: { Item: { ...Item, sk, team: sk } } })));
    const schedule = await loadFunction(folder, "schedule");
    const measured: Invocation[] = [];
    for (let round = -3; round < rounds; round += 1) {
      const { sent: _, ...taken } = await invoke(surroundings, "schedule", () => schedule({}, {}));
      if (round >= 0) measured.push(taken);
    }
    return typical(measured);
  } finally {
    surroundings.stop();
  }
};
