// https://docs.aws.amazon.com/sns/latest/dg/sns-verify-signature-of-message.html
import type { X509Certificate } from "node:crypto";
import { ConfigurationError } from "../../../../errors.ts";
import type { Delivery } from "../../../../ports/delivery.ts";
import type { Verification } from "../../provider.ts";
import { hostOf, isRegion } from "./region.ts";
import { snsMessageIn, type SnsMessage } from "./sns-message.ts";

const algorithms: Readonly<Record<string, string>> = { "1": "RSA-SHA1", "2": "RSA-SHA256" };

/** What is signed, in this order, each with its value on a line of its own. */
const signedFields: Readonly<Record<SnsMessage["Type"], readonly (keyof SnsMessage)[]>> = {
  Notification: ["Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type"],
  SubscriptionConfirmation: ["Message", "MessageId", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type"],
  UnsubscribeConfirmation: ["Message", "MessageId", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type"],
};

/** SNS retries for an hour at most, with the same timestamp. */
const oldest = 3_900_000;
const furthestAhead = 300_000;

/** Whether SNS signed the message, for one of the topics that are set. */
export const verifySnsMessage = async (delivery: Delivery, by: Verification): Promise<boolean> => {
  // Raw message delivery leaves the signature out.
  if (delivery.headers["x-amz-sns-rawdelivery"] === "true") return false;
  const message = snsMessageIn(delivery);
  const { Signature, SignatureVersion, SigningCertURL, Timestamp } = message ?? {};
  if (!message || !Signature || !SignatureVersion || !SigningCertURL || !Timestamp) return false;
  if (!listed(by.options["TOPIC_ARNS"]).includes(message.TopicArn)) return false;
  const algorithm = Object.hasOwn(algorithms, SignatureVersion) ? algorithms[SignatureVersion] : undefined;
  if (algorithm === undefined || SignatureVersion < (by.options["SIGNATURE_VERSION"] ?? "1")) return false;
  const age = by.now.getTime() - Date.parse(Timestamp);
  if (!(age <= oldest && age >= -furthestAhead) || !isOfSns(SigningCertURL)) return false;

  const certificates = (await pinned(by.options["CERTIFICATE"])) ?? (await certificatesIn(await by.fetchText(SigningCertURL)));
  const { createVerify } = await crypto();
  const signed = signedFields[message.Type].map((field) => (message[field] ? `${field}\n${message[field]}\n` : "")).join("");
  return certificates.some(
    (certificate) =>
      Date.parse(certificate.validFrom) <= by.now.getTime() &&
      Date.parse(certificate.validTo) >= by.now.getTime() &&
      certificate.publicKey.asymmetricKeyType === "rsa" &&
      createVerify(algorithm).update(signed).verify(certificate.publicKey, Signature, "base64"),
  );
};

/** Anybody can sign with a certificate of their own, so it must come from SNS itself. */
const isOfSns = (address: string): boolean => {
  if (!URL.canParse(address)) return false;
  const { protocol, host, username, password, pathname, search } = new URL(address);
  const region = host.split(".")[1] ?? "";
  return protocol === "https:" && isRegion(region) && host === hostOf("sns", region) && username + password + search === "" && /^\/[\w-]+\.pem$/.test(pathname);
};

const listed = (setting = ""): string[] => setting.split(",").map((each) => each.trim()).filter(Boolean);

const pinned = async (setting: string | undefined): Promise<X509Certificate[] | undefined> => {
  if (setting === undefined) return undefined;
  const certificates = await certificatesIn(setting.replaceAll("\\n", "\n"));
  if (certificates.length > 0) return certificates;
  throw new ConfigurationError("AWS_SNS_CERTIFICATE holds no certificate in PEM that can be read", ["AWS_SNS_CERTIFICATE"]);
};

/** Loaded for a message of SNS only: it takes a tenth of the function's start, and every other provider's signature is checked without. */
const crypto = () => import("node:crypto");

const certificatesIn = async (text: string): Promise<X509Certificate[]> => {
  const { X509Certificate } = await crypto();
  return [...text.matchAll(/-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----/g)].flatMap(([pem]) => {
    try {
      return [new X509Certificate(pem)];
    } catch {
      return [];
    }
  });
};
