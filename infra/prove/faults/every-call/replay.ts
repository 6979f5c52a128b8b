import { makeDigestsSynchronous } from "../../recurrence/synchronous-digests.ts";
import { runSchedule } from "./run-schedule.ts";
import type { Schedule } from "./schedule.ts";

/** `npx node infra/prove/faults/every-call/replay.ts '<schedule>'`: one schedule once more, as a fault of the proof names it. */
makeDigestsSynchronous();
const { calls, faults } = await runSchedule(JSON.parse(process.argv[2] ?? "") as Schedule);
console.log(`${calls} calls. ${faults.length === 0 ? "No faults." : faults.join("\n")}`);
if (faults.length > 0) process.exitCode = 1;
