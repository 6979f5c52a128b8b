import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from "aws-lambda";
import { deliveryOf } from "../src/adapters/lambda/delivery-of.ts";
import { response } from "../src/adapters/lambda/response.ts";
import { createSlackFunction } from "../src/app.ts";

const answer = createSlackFunction();

/** POST /slack/events: commands, shortcuts, buttons, modals, events. */
export const handler = async (event: APIGatewayProxyEventV2, { awsRequestId }: Context): Promise<APIGatewayProxyStructuredResultV2> => {
  const { status, body } = await answer(deliveryOf(event), awsRequestId);
  return response(status, body);
};
