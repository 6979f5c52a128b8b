import { sign, type KeyObject } from "node:crypto";

type Validity = { from: Date; to: Date };

/** A certificate in PEM that a key signs for itself. */
export const selfSignedCertificate = ({ privateKey, publicKey }: { privateKey: KeyObject; publicKey: KeyObject }, { from, to }: Validity): string => {
  const name = der(0x30, der(0x31, der(0x30, oid("550403"), der(0x0c, Buffer.from("sns.amazonaws.com")))));
  const algorithm = der(0x30, oid("2a864886f70d01010b"), der(0x05));
  const signed = der(0x30, der(0x02, Buffer.from([1])), algorithm, name, der(0x30, time(from), time(to)), name, publicKey.export({ type: "spki", format: "der" }));
  const signature = der(0x03, Buffer.concat([Buffer.from([0]), sign("RSA-SHA256", signed, privateKey)]));
  const base64 = der(0x30, signed, algorithm, signature).toString("base64").replaceAll(/.{64}/g, "$&\n");
  return `-----BEGIN CERTIFICATE-----\n${base64}\n-----END CERTIFICATE-----\n`;
};

/** A value in ASN.1's DER: tag, length, content. */
const der = (tag: number, ...content: Buffer[]): Buffer => {
  const body = Buffer.concat(content);
  const length = body.length < 128 ? [body.length] : body.length < 256 ? [0x81, body.length] : [0x82, body.length >> 8, body.length & 255];
  return Buffer.concat([Buffer.from([tag, ...length]), body]);
};

const oid = (hex: string): Buffer => der(0x06, Buffer.from(hex, "hex"));

/** `YYMMDDhhmmssZ`: until 2049. */
const time = (date: Date): Buffer => der(0x17, Buffer.from(date.toISOString().replaceAll(/[-:T]|\.\d+/g, "").slice(2)));
