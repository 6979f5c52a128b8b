import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from "aws-lambda";
import { deliveryOf } from "../src/adapters/lambda/delivery-of.ts";
import { response } from "../src/adapters/lambda/response.ts";
import { createSlackFunction } from "../src/app/create-slack-function.ts";
import { startFunction } from "../src/app/start-function.ts";

const slack = startFunction(createSlackFunction);

/** Waited for before the first request. */
export const { ready } = slack;

/** POST /slack/events: commands, shortcuts, buttons, modals, events. */
export const handler = async (event: APIGatewayProxyEventV2, { awsRequestId }: Context): Promise<APIGatewayProxyStructuredResultV2> => {
  const { status, body } = await slack.use(
    (answer) => answer(deliveryOf(event), awsRequestId),
    (answered) => answered.status === 401,
  );
  return response(status, body);
};
