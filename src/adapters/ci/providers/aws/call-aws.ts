// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv.html
import { AwsV4Signer } from "aws4fetch";
import * as z from "zod";
import type { Unavailable } from "../../../../ports/unavailable.ts";
import type { Connection } from "../../connection.ts";
import type { ApiCall, CiApi, Refusal } from "../../provider.ts";
import { hostOf } from "./region.ts";

/** The services' names in addresses and signatures, by their names in calls. */
const services = { CodeBuild_20161006: "codebuild", CodePipeline_20150709: "codepipeline", Logs_20140328: "logs" } as const;

type Call = { service: keyof typeof services; action: string; region: string };

/** Calls a service's JSON protocol 1.1. The region must be a plain one: it becomes part of the host. */
export const callAws = async <T>(api: CiApi, { service, action, region }: Call, input: object, schema: z.ZodType<T>): Promise<{ kind: "ok"; value: T } | Unavailable> =>
  api.connection.aws === undefined
    ? { kind: "unavailable", reason: "the function has no AWS credentials" }
    : api.json("/", schema, {
        base: `https://${hostOf(services[service], region)}`,
        headers: { "content-type": "application/x-amz-json-1.1", "x-amz-target": `${service}.${action}` },
        body: input,
      });

/** Signs a call with the function's own credentials, for the service and region of its own address. */
export const signCall = async ({ method, url, body, headers, base }: ApiCall, { aws }: Connection): Promise<Record<string, string>> => {
  const [service = "", region = ""] = new URL(base ?? "").hostname.split(".");
  if (aws === undefined) return {};
  const signer = new AwsV4Signer({ method, url: url.href, service, region, ...aws.credentials, ...(headers === undefined ? {} : { headers }), ...(body === undefined ? {} : { body }) });
  return Object.fromEntries((await signer.sign()).headers);
};

/** What the role must be allowed to do: the actions that are called. */
export const awsScope = "codebuild:BatchGetBuilds, codepipeline:ListActionExecutions and logs:GetLogEvents";

const fault = z.object({ __type: z.string() }).transform((body) => /\w+$/.exec(body["__type"])?.[0]);

/** Nearly every refusal of these services is a 400: its type tells what it means. */
export const awsRefusal = (status: number, body: string): Refusal | undefined => {
  const type = typeIn(body);
  if (type === undefined) return undefined;
  if (/Throttl|TooManyRequests|RequestLimitExceeded|ServiceUnavailable|InternalFailure/.test(type)) return { kind: "wait" };
  if (/AccessDenied|NotAuthorized/.test(type)) return { kind: "unavailable", reason: `the function's role may not read it (${type})`, blame: "token" };
  if (/NotFound/.test(type)) return { kind: "unavailable", reason: `AWS has it no more, or not in this account and region (${type})` };
  return { kind: "unavailable", reason: `AWS answered ${status} (${type})` };
};

const typeIn = (body: string): string | undefined => {
  try {
    return fault.safeParse(JSON.parse(body)).data;
  } catch {
    return undefined;
  }
};
