import { describe, expect, test } from "vitest";
import { awsSns } from "../../../../src/adapters/ci/providers/aws-sns.ts";
import { createReceivers } from "../../../../src/adapters/ci/create-receivers.ts";
import { UnavailableError } from "../../../../src/errors.ts";
import { buildEvent, signSns, snsMessage, topic } from "../../../support/aws-events.ts";
import { selfSignedCertificate } from "../../../support/self-signed-certificate.ts";

const day = 86_400_000;
const sns = selfSignedCertificate();
const stranger = selfSignedCertificate();
const expired = selfSignedCertificate({ from: new Date(Date.now() - 9 * day), to: new Date(Date.now() - day) });
const address = "https://sns.us-west-2.amazonaws.com/SimpleNotificationService-0123456789abcdef.pem";

type Options = { options?: Record<string, string>; served?: string; headers?: Record<string, string>; fetched?: string[] };
const verify = (body: unknown, { options = {}, served = sns.certificate, headers = {}, fetched = [] }: Options = {}) =>
  awsSns.verify(delivery(body, headers), {
    secrets: ["a-secret-that-proves-nothing-to-sns-00"],
    options: { TOPIC_ARNS: topic, ...options },
    now: new Date(),
    fetchText: async (url) => {
      fetched.push(url);
      return served;
    },
  });
const delivery = (body: unknown, headers: Record<string, string> = {}) => ({
  headers: { "content-type": "text/plain; charset=UTF-8", ...headers },
  body: new TextEncoder().encode(typeof body === "string" ? body : JSON.stringify(body)),
});
const signed = (changes: object = {}, key = sns.privateKey) => signSns(snsMessage(buildEvent(), changes), key);
const confirmation = (changes: object = {}) =>
  signSns(
    snsMessage("You have chosen to subscribe to the topic.", {
      Type: "SubscriptionConfirmation",
      Token: "2336412f37",
      SubscribeURL: "https://sns.us-west-2.amazonaws.com/?Action=ConfirmSubscription&Token=2336412f37",
      ...changes,
    }),
    sns.privateKey,
  );

describe("a signature of SNS", () => {
  test.each([
    ["version 2", {}],
    ["version 1, which is what topics have unless they are changed", { SignatureVersion: "1" }],
    ["with a subject", { Subject: "ALARM: build" }],
    ["with a subject that is null, which is not signed", { Subject: null }],
  ])("%s verifies, with the certificate of its address", async (_, changes) => {
    const fetched: string[] = [];
    expect(await verify(signed(changes), { fetched })).toBe(true);
    expect(fetched).toEqual([address]);
  });

  test("of a confirmation covers its token and its address too", async () => {
    expect(await verify(confirmation())).toBe(true);
    expect(await verify({ ...confirmation(), Token: "another" })).toBe(false);
    expect(await verify({ ...confirmation(), SubscribeURL: "https://elsewhere.example/" })).toBe(false);
    expect(await verify(confirmation({ Type: "UnsubscribeConfirmation" }))).toBe(true);
  });

  test.each([
    ["signed with another key", signed({}, stranger.privateKey)],
    ["changed after it was signed", { ...signed(), Message: JSON.stringify(buildEvent({ status: "FAULT" })) }],
    ["given a subject after it was signed", { ...signed(), Subject: "Hello" }],
    ["made a confirmation after it was signed", { ...signed(), Type: "SubscriptionConfirmation", Token: "t", SubscribeURL: "https://sns.us-west-2.amazonaws.com/" }],
    ["of version 2 said to be of version 1", { ...signed(), SignatureVersion: "1" }],
    ["of a version that is not known", { ...signed(), SignatureVersion: "3" }],
    ["of a version named like a built-in", { ...signed(), SignatureVersion: "constructor" }],
    ["without a signature", { ...signed(), Signature: undefined }],
    ["with an empty signature", { ...signed(), Signature: "" }],
    ["with half of its signature", { ...signed(), Signature: signed().Signature.slice(0, 100) }],
    ["without a certificate's address", { ...signed(), SigningCertURL: undefined }],
    ["spelled as Lambda's trigger spells it", { Records: [{ Sns: { ...signed(), SigningCertURL: undefined, SigningCertUrl: address } }] }],
    ["without a time", { ...signed(), Timestamp: undefined }],
    ["with a time that is none", signed({ Timestamp: "yesterday" })],
    ["older than SNS tries", signed({ Timestamp: new Date(Date.now() - 3_960_000).toISOString() })],
    ["from the future", signed({ Timestamp: new Date(Date.now() + 360_000).toISOString() })],
    ["a bare event, as raw message delivery sends it", buildEvent()],
    ["no JSON", "{"],
    ["an array", []],
    ["null", "null"],
    ["bytes that are no text", "\u0000"],
  ])("%s does not verify", async (_, body) => {
    expect(await verify(body)).toBe(false);
  });

  test("tried again for an hour, with the same time, still verifies", async () => {
    expect(await verify(signed({ Timestamp: new Date(Date.now() - 3_600_000).toISOString() }))).toBe(true);
  });

  test("said to be delivered raw is refused, whatever its body", async () => {
    expect(await verify(signed(), { headers: { "x-amz-sns-rawdelivery": "true" } })).toBe(false);
  });

  test("of version 1 is refused where version 2 is asked for", async () => {
    expect(await verify(signed({ SignatureVersion: "1" }), { options: { SIGNATURE_VERSION: "2" } })).toBe(false);
    expect(await verify(signed(), { options: { SIGNATURE_VERSION: "2" } })).toBe(true);
  });
});

describe("a topic", () => {
  test.each([
    ["is one of several that are set", `arn:aws:sns:eu-west-1:123456789012:a , ${topic}`, true],
    ["is not the one that is set", "arn:aws:sns:us-west-2:123456789012:ci", false],
    ["is set with a pattern, which is none here", "arn:aws:sns:us-west-2:123456789012:*", false],
    ["where none is set is refused", "", false],
    ["where none is set but commas is refused", " , ", false],
  ])("that %s: %s", async (_, TOPIC_ARNS, expected) => {
    const fetched: string[] = [];
    expect(await verify(signed(), { options: { TOPIC_ARNS }, fetched })).toBe(expected);
    expect(fetched).toHaveLength(expected ? 1 : 0);
  });
});

describe("a certificate", () => {
  test.each([
    ["http://sns.us-west-2.amazonaws.com/SimpleNotificationService-0.pem"],
    ["https://sns.us-west-2.amazonaws.com.evil.example/SimpleNotificationService-0.pem"],
    ["https://evil.example/sns.us-west-2.amazonaws.com/SimpleNotificationService-0.pem"],
    ["https://evil.example#sns.us-west-2.amazonaws.com/SimpleNotificationService-0.pem"],
    ["https://snsxus-west-2.amazonaws.com/SimpleNotificationService-0.pem"],
    ["https://us-west-2.amazonaws.com/SimpleNotificationService-0.pem"],
    ["https://sns.us-west-2.amazonaws.com:8443/SimpleNotificationService-0.pem"],
    ["https://someone@sns.us-west-2.amazonaws.com/SimpleNotificationService-0.pem"],
    ["https://sns.us-west-2.amazonaws.com.cn/SimpleNotificationService-0.pem"],
    // A bucket that anybody may name "sns", and its older regional spelling.
    ["https://sns.s3.amazonaws.com/SimpleNotificationService-0.pem"],
    ["https://sns.s3-us-west-2.amazonaws.com/SimpleNotificationService-0.pem"],
    ["https://sns.s3.us-west-2.amazonaws.com/SimpleNotificationService-0.pem"],
    ["https://sns.us-west-2.amazonaws.com/?Action=GetTopicAttributes&x=.pem"],
    ["https://sns.us-west-2.amazonaws.com/SimpleNotificationService-0.pem?x=1"],
    ["https://sns.us-west-2.amazonaws.com/somewhere/else/SimpleNotificationService-0.pem"],
    ["https://sns.us-west-2.amazonaws.com/SimpleNotificationService-0.crt"],
    ["file:///SimpleNotificationService-0.pem"],
    ["nowhere"],
  ])("at %s is never fetched", async (SigningCertURL) => {
    const fetched: string[] = [];
    expect(await verify(signed({ SigningCertURL }), { fetched })).toBe(false);
    expect(fetched).toEqual([]);
  });

  test.each([
    ["https://sns.us-gov-west-1.amazonaws.com/SimpleNotificationService-0.pem"],
    ["https://sns.cn-north-1.amazonaws.com.cn/SimpleNotificationService-0.pem"],
    ["https://sns.ap-southeast-4.amazonaws.com/SimpleNotificationService-0.pem"],
  ])("at %s is SNS's own", async (SigningCertURL) => {
    expect(await verify(signed({ SigningCertURL }))).toBe(true);
  });

  test.each([
    ["has expired", expired.certificate, expired],
    ["is none", "<html></html>", sns],
    ["cannot be read", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----", sns],
  ])("that %s verifies nothing", async (_, served, { privateKey }) => {
    expect(await verify(signed({}, privateKey), { served })).toBe(false);
  });

  test("that could not be had is a fault that passes, not a wrong signature", async () => {
    const fetchText = () => Promise.reject(new UnavailableError("sns", "down"));
    await expect(awsSns.verify(delivery(signed()), { secrets: [], options: { TOPIC_ARNS: topic }, now: new Date(), fetchText })).rejects.toThrow(UnavailableError);
  });

  test("that is pinned spares the fetch, and is the only one that counts; several are current during a rotation", async () => {
    const fetched: string[] = [];
    const options = { CERTIFICATE: (stranger.certificate + sns.certificate).replaceAll("\n", "\\n") };
    expect(await verify(signed(), { options, fetched })).toBe(true);
    expect(await verify(signed(), { options: { CERTIFICATE: stranger.certificate }, fetched })).toBe(false);
    expect(await verify(signed({ SigningCertURL: "https://evil.example/x.pem" }), { options, fetched })).toBe(false);
    expect(fetched).toEqual([]);
  });

  test("that is pinned but cannot be read is said, rather than every message refused", async () => {
    await expect(verify(signed(), { options: { CERTIFICATE: "a path" } })).rejects.toThrow("AWS_SNS_CERTIFICATE");
  });
});

describe("an offered subscription", () => {
  const confirm = async (body: unknown, apiUrl: string | null = null) => {
    const fetched: string[] = [];
    const connection = { name: "aws-sns", provider: "aws-sns", baseUrl: null, apiUrl, logHosts: [], secrets: [], token: undefined, projects: ["*"], options: {} };
    const receiver = createReceivers([connection], async (url) => {
      fetched.push(url);
      return "<ConfirmSubscriptionResponse/>";
    })("aws-sns", "aws-sns");
    return { confirmed: await receiver?.confirm(delivery(body)), fetched };
  };

  test("is confirmed at SNS in the topic's region with the token, never at the address it names", async () => {
    expect(await confirm(confirmation({ SubscribeURL: "https://elsewhere.example/?x" }))).toEqual({
      confirmed: true,
      fetched: ["https://sns.us-west-2.amazonaws.com/?Action=ConfirmSubscription&TopicArn=arn%3Aaws%3Asns%3Aus-west-2%3A123456789012%3Aci-failures&Token=2336412f37"],
    });
  });

  test("in China is confirmed there; where an API address is set, at that", async () => {
    const chinese = confirmation({ TopicArn: "arn:aws-cn:sns:cn-north-1:123456789012:ci" });
    expect((await confirm(chinese)).fetched[0]).toMatch(/^https:\/\/sns\.cn-north-1\.amazonaws\.com\.cn\/\?Action=ConfirmSubscription&/);
    expect((await confirm(confirmation(), "http://127.0.0.1:9/")).fetched[0]).toMatch(/^http:\/\/127\.0\.0\.1:9\/\?Action=ConfirmSubscription&/);
  });

  test.each([
    ["a notification", signed({ Token: "2336412f37" })],
    ["that it was ended", confirmation({ Type: "UnsubscribeConfirmation" })],
    ["a confirmation without a token", confirmation({ Token: undefined })],
    ["a topic whose region would leave the host", confirmation({ TopicArn: "arn:aws:sns:x.evil.example/:123456789012:ci" })],
    ["a topic of a region that is a bucket's host", confirmation({ TopicArn: "arn:aws:sns:s3:123456789012:ci" })],
  ])("is not read from %s", async (_, body) => {
    expect(await confirm(body)).toEqual({ confirmed: false, fetched: [] });
  });
});

describe("a message of SNS", () => {
  const read = (body: unknown) => awsSns.read(delivery(body));

  test("carries an event as a text, which is read like the event", () => {
    expect(read(snsMessage(buildEvent()))).toMatchObject({ kind: "read", reading: { outcome: "failed", acts: true, project: "feeder" } });
  });

  test("comes as a record of Lambda's trigger too", () => {
    const { SigningCertURL: SigningCertUrl, UnsubscribeURL: UnsubscribeUrl, ...rest } = snsMessage(buildEvent());
    const record = { EventVersion: "1.0", EventSource: "aws:sns", EventSubscriptionArn: "arn:aws:sns:EXAMPLE", Sns: { ...rest, SigningCertUrl, UnsubscribeUrl, MessageAttributes: {} } };
    expect(read({ Records: [record] })).toMatchObject({ kind: "read", reading: { outcome: "failed", acts: true, project: "feeder" } });
  });

  test.each([
    ["free text, as an input transformer makes it", "The build of feeder FAILED"],
    ["a JSON text", '"FAILED"'],
    ["broken JSON", "{oops}"],
    ["JSON that is no event", '{"AlarmName":"x"}'],
  ])("with %s is other", (_, message) => {
    expect(read(snsMessage(message))).toMatchObject({ kind: "read", reading: { outcome: "other", acts: false, project: null, reason: expect.any(String) } });
  });

  test("about the subscription is other, whatever its text", () => {
    expect(read(confirmation())).toMatchObject({ kind: "read", reading: { outcome: "other", acts: false } });
    expect(read(confirmation({ Message: JSON.stringify(buildEvent()) }))).toMatchObject({ kind: "read", reading: { outcome: "other", acts: false } });
  });

  test.each([
    ["no JSON", "{"],
    ["a bare event", buildEvent()],
    ["an empty record", { Records: [] }],
    ["an event without its build", snsMessage({ ...buildEvent(), detail: {} })],
  ])("%s is malformed", (_, body) => {
    expect(read(body)).toMatchObject({ kind: "malformed" });
  });
});
