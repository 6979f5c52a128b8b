// What one would write without thinking of cold starts; the bench measures against it. Nothing else uses it.
import { DynamoDBClient, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { App, AwsLambdaReceiver } from "@slack/bolt";
import { z } from "zod";

const settings = z.object({ SLACK_SIGNING_SECRET: z.string().min(32), SLACK_BOT_TOKEN: z.string(), TABLE_NAME: z.string() }).parse(process.env);
const table = new DynamoDBClient({});
const receiver = new AwsLambdaReceiver({ signingSecret: settings.SLACK_SIGNING_SECRET });
const app = new App({ receiver, authorize: async () => ({ botToken: settings.SLACK_BOT_TOKEN }) });

app.command("/coveo-error", async ({ command, ack }) => {
  await table.send(new PutItemCommand({ TableName: settings.TABLE_NAME, Item: { pk: { S: command.channel_id }, sk: { S: command.text } } }));
  await ack(command.text);
});

export const handler: ReturnType<AwsLambdaReceiver["toHandler"]> = receiver.toHandler();
