import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { close, listen } from "../../src/local/listen.ts";
import { isSigned } from "./aws-log-api.ts";

type Asked = { Path: string; WithDecryption?: boolean; Recursive?: boolean; NextToken?: string };

/** SSM's parameters by path, over its protocol: signed calls only, two parameters a page, secure strings decrypted where that is asked for. */
export const startSsm = async (keys: { accessKeyId: string; secretAccessKey: string; sessionToken?: string }) => {
  /** By path. */
  const parameters = new Map<string, string>();
  /** `slow`: milliseconds until each answer. */
  const state: { down: boolean; throttled: number; denied: string[]; slow: number } = { down: false, throttled: 0, denied: [], slow: 0 };
  const asked: Asked[] = [];
  const server = createServer(async (request, response) => {
    const body = (await buffer(request)).toString();
    const answer = (status: number, value: unknown): void => {
      response.writeHead(status, { "content-type": "application/x-amz-json-1.1" }).end(JSON.stringify(value));
    };
    const isFor = /Credential=[^/]+\/\d{8}\/[^/]+\/ssm\/aws4_request/.test(request.headers.authorization ?? "");
    if (!isFor || !(await isSigned({ method: request.method ?? "", path: request.url ?? "", headers: request.headers, body }, keys))) return answer(400, { __type: "com.amazon.coral.service#InvalidSignatureException" });
    const input = JSON.parse(body) as Asked;
    asked.push(input);
    if (state.slow > 0) await new Promise((resolve) => setTimeout(resolve, state.slow));
    if (state.down) return answer(500, { __type: "InternalServerError" });
    if (state.throttled > 0) {
      state.throttled -= 1;
      return answer(400, { __type: "com.amazon.coral.availability#ThrottlingException" });
    }
    if (request.headers["x-amz-target"] !== "AmazonSSM.GetParametersByPath") return answer(400, { __type: "UnknownOperationException" });
    if (state.denied.includes(input.Path)) return answer(400, { __type: "AccessDeniedException" });
    const below = [...parameters].filter(([path]) => path.startsWith(`${input.Path}/`) && (input.Recursive === true || !path.slice(input.Path.length + 1).includes("/")));
    const from = Number(input.NextToken ?? 0);
    const page = below.slice(from, from + 2).map(([Name, value]) => ({ Name, Type: "SecureString", Value: input.WithDecryption === true ? value : "AQICAHh…" }));
    return answer(200, { Parameters: page, ...(from + 2 < below.length ? { NextToken: String(from + 2) } : {}) });
  });
  await listen(server, 0, "the test");
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, parameters, state, asked, close: () => close(server) };
};
