// What Bolt itself takes to acknowledge a command; the bench measures against it. Nothing else uses it.
import { App, AwsLambdaReceiver } from "@slack/bolt";

const receiver = new AwsLambdaReceiver({ signingSecret: process.env["SLACK_SIGNING_SECRET"] ?? "" });
const app = new App({ receiver, authorize: async () => ({ botToken: "xoxb-bench" }) });

app.command("/coveo-error", async ({ ack }) => {
  await ack("It means this.");
});

export const handler: ReturnType<AwsLambdaReceiver["toHandler"]> = receiver.toHandler();
