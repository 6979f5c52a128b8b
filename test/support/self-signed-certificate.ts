import { generateKeyPairSync, type KeyObject } from "node:crypto";
import { selfSignedCertificate as certificateOf } from "../../src/local/emulated-ci/self-signed-certificate.ts";

/** A key and a certificate of it that it signed itself, as PEM, made on the spot. */
export const selfSignedCertificate = (validity: { from?: Date; to?: Date } = {}): { privateKey: KeyObject; certificate: string } => {
  const pair = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const from = validity.from ?? new Date(Date.now() - 86_400_000);
  const to = validity.to ?? new Date(Date.now() + 86_400_000);
  return { privateKey: pair.privateKey, certificate: certificateOf(pair, { from, to }) };
};
