// https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetParametersByPath.html
import { AwsClient } from "aws4fetch";
import * as z from "zod";
import { ConfigurationError, UnavailableError } from "../../errors.ts";
import type { Parameter } from "./parameter.ts";

export type SsmSettings = {
  /** Where an earlier and a later path have a parameter of the same name, the later one's is taken. */
  paths: readonly string[];
  region: string;
  credentials: { accessKeyId: string; secretAccessKey: string; sessionToken?: string };
  endpoint?: string | undefined;
};

/** How often a page is asked for, and how many milliseconds each time; `within` how many all pages of all paths have together. */
export type Patience = { tries: number; milliseconds: number; within: number };
type Deadline = { at: number; signal: AbortSignal };

/** The parameters directly below the paths, decrypted, by signed fetch: a whole SDK client more would cost each cold start. */
export const createReadParameters = ({ paths, region, credentials, endpoint }: SsmSettings): ((patience: Patience) => Promise<Parameter[]>) => {
  const client = new AwsClient({ ...credentials, region, service: "ssm", retries: 0 });
  const address = endpoint ?? `https://ssm.${region}.amazonaws.com${region.startsWith("cn-") ? ".cn" : ""}/`;

  const ask = async (path: string, nextToken: string | undefined, signal: AbortSignal): Promise<Page> => {
    let response: Response;
    let body: unknown;
    try {
      response = await client.fetch(address, {
        method: "POST",
        headers: { "content-type": "application/x-amz-json-1.1", "x-amz-target": "AmazonSSM.GetParametersByPath" },
        body: JSON.stringify({ Path: path, WithDecryption: true, ...(nextToken === undefined ? {} : { NextToken: nextToken }) }),
        signal,
      });
      body = await response.json();
    } catch (cause) {
      throw new UnavailableError("ssm", `The parameters below ${path} could not be read: SSM did not answer`, { cause });
    }
    if (!response.ok) throw fault(path, response.status, body);
    return pageSchema.parse(body);
  };

  const askAgain = async (path: string, nextToken: string | undefined, { tries, milliseconds }: Patience, deadline: Deadline): Promise<Page> => {
    for (let tried = 1; ; tried += 1) {
      try {
        return await ask(path, nextToken, AbortSignal.any([deadline.signal, AbortSignal.timeout(milliseconds)]));
      } catch (error) {
        const pause = 100 * 2 ** tried;
        if (!(error instanceof UnavailableError) || tried >= tries || Date.now() + pause >= deadline.at) throw error;
        await new Promise((resolve) => setTimeout(resolve, pause));
      }
    }
  };

  const readPath = async (path: string, patience: Patience, deadline: Deadline): Promise<Parameter[]> => {
    const found: Parameter[] = [];
    let nextToken: string | undefined;
    do {
      const page = await askAgain(path, nextToken, patience, deadline);
      found.push(...page.Parameters.map(({ Name, Value }) => ({ name: Name.slice(Name.lastIndexOf("/") + 1), path: Name, value: Value.trim() })));
      nextToken = page.NextToken;
    } while (nextToken !== undefined);
    return found;
  };

  return async (patience) => {
    const deadline = { at: Date.now() + patience.within, signal: AbortSignal.timeout(patience.within) };
    // All are waited for: a call that is still under way when the function is frozen would end in another's time.
    const reading = paths.map((path) => readPath(path, patience, deadline));
    await Promise.allSettled(reading);
    return (await Promise.all(reading)).flat();
  };
};

const pageSchema = z.object({
  Parameters: z.array(z.object({ Name: z.string(), Value: z.string() })),
  // An empty token would lead back to the first page.
  NextToken: z.string().optional().transform((token) => token || undefined),
});

type Page = z.infer<typeof pageSchema>;

const faultSchema = z.object({ __type: z.string() }).transform((body) => body["__type"].split("#").at(-1) ?? "");

const fault = (path: string, status: number, body: unknown): Error => {
  const parsed = faultSchema.safeParse(body);
  const type = parsed.success ? parsed.data : "";
  if (type !== "AccessDeniedException") return new UnavailableError("ssm", `The parameters below ${path} could not be read: SSM answered ${status} ${type}`.trimEnd());
  return new ConfigurationError(
    `Permission to fix: the function's role may not read the parameters below ${path}. It needs ssm:GetParametersByPath on that path, and kms:Decrypt where they have a key of their own.`,
    [path],
  );
};
