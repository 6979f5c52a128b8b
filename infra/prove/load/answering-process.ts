import type { AddressInfo } from "node:net";
import { createHttpApi, type Route } from "../../../src/local/http-api.ts";
import { listen } from "../../../src/local/listen.ts";
import { loadHandler } from "../../../src/local/load-handler.ts";
import { readServiceDefinition } from "../../../src/local/service-definition.ts";
import { tellState } from "./tell-state.ts";

// The functions that somebody waits for, behind the local HTTP server.
const routes: Route[] = [];
for (const { handler, ...route } of readServiceDefinition().routes) routes.push({ ...route, handler: await loadHandler(handler) });
const api = createHttpApi(routes);
await listen(api, 0, "the bot");
tellState({ port: (api.address() as AddressInfo).port });
