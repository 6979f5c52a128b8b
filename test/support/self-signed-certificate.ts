import { generateKeyPairSync, sign, type KeyObject } from "node:crypto";

/** A key and a certificate of it that it signed itself, as PEM, made on the spot. */
export const selfSignedCertificate = (validity: { from?: Date; to?: Date } = {}): { privateKey: KeyObject; certificate: string } => {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const name = der(0x30, der(0x31, der(0x30, oid("550403"), der(0x0c, Buffer.from("sns.amazonaws.com")))));
  const algorithm = der(0x30, oid("2a864886f70d01010b"), der(0x05));
  const from = validity.from ?? new Date(Date.now() - 86_400_000);
  const to = validity.to ?? new Date(Date.now() + 86_400_000);
  const signed = der(0x30, der(0x02, Buffer.from([1])), algorithm, name, der(0x30, time(from), time(to)), name, publicKey.export({ type: "spki", format: "der" }));
  const signature = der(0x03, Buffer.concat([Buffer.from([0]), sign("RSA-SHA256", signed, privateKey)]));
  const base64 = der(0x30, signed, algorithm, signature).toString("base64").replaceAll(/.{64}/g, "$&\n");
  return { privateKey, certificate: `-----BEGIN CERTIFICATE-----\n${base64}\n-----END CERTIFICATE-----\n` };
};

/** A value in ASN.1's DER: tag, length, content. */
const der = (tag: number, ...content: Buffer[]): Buffer => {
  const body = Buffer.concat(content);
  const length = body.length < 128 ? [body.length] : body.length < 256 ? [0x81, body.length] : [0x82, body.length >> 8, body.length & 255];
  return Buffer.concat([Buffer.from([tag, ...length]), body]);
};

const oid = (hex: string): Buffer => der(0x06, Buffer.from(hex, "hex"));

/** `YYMMDDhhmmssZ` */
const time = (date: Date): Buffer => der(0x17, Buffer.from(`${date.toISOString().replaceAll(/[-:T]|\.\d+/g, "").slice(2)}`));
