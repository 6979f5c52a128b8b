import { generateKeyPair, type KeyObject } from "node:crypto";
import { promisify } from "node:util";
import { selfSignedCertificate } from "./self-signed-certificate.ts";

/** A key pair of this start, for providers that sign with keys of their own. Both public parts in PEM. */
export type SigningKeys = { privateKey: KeyObject; publicKey: string; certificate: string };

const generate = promisify(generateKeyPair);
/** The page's clock can be put forward, and the certificate stays good. */
const years = 10 * 365 * 86_400_000;

export const createSigningKeys = async (now: Date): Promise<SigningKeys> => {
  const pair = await generate("rsa", { modulusLength: 2048 });
  const certificate = selfSignedCertificate(pair, { from: new Date(now.getTime() - 86_400_000), to: new Date(now.getTime() + years) });
  return { privateKey: pair.privateKey, publicKey: pair.publicKey.export({ type: "spki", format: "pem" }).toString(), certificate };
};
