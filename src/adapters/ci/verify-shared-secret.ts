import type { Delivery } from "../../ports/delivery.ts";
import { isOneOf, verifyBasicAuth } from "../../signatures/basic-auth.ts";

/** For providers that sign nothing: a secret as the password of basic authentication, or alone in a header of its own. */
export const verifySharedSecret = ({ headers }: Delivery, secrets: readonly string[]): Promise<boolean> =>
  headers["authorization"] === undefined
    ? isOneOf(headers["x-coveo-error-token"] ?? "", secrets)
    : verifyBasicAuth(headers["authorization"], secrets);

/** How a recorded delivery of such a provider is signed. */
export const signSharedSecret = async (_: Delivery, { secret }: { secret: string }): Promise<Record<string, string>> => ({ "x-coveo-error-token": secret });
