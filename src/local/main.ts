import { ConfigurationError, UsageError } from "../errors.ts";
import { start } from "./start.ts";
import { sampleChannel } from "./seed.ts";

try {
  const running = await start();
  const at = (offset: number, path = ""): string => `http://localhost:${running.port + offset}${path}`;
  console.log(`Coveo Error Bot is up. Ctrl-C stops it.

  Try it on this page ${at(0, "/")}
  Slack's requests    ${at(0, "/slack/events")}
  CI webhooks         ${at(0, "/ci/github")}
  Emulated Slack      ${at(1, "/")}   (channel ${sampleChannel} is #general)
  DynamoDB            ${at(2)}   (kept in ${running.directory})
  CI log APIs         ${at(3)}

The README has the lines that ask a question and report the sample failure.`);

  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    await running.stop();
    console.log("\nStopped.");
    process.exit(0);
  };
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
} catch (error) {
  if (!(error instanceof UsageError || error instanceof ConfigurationError)) throw error;
  console.error(error.message);
  process.exit(1);
}
