import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createSlackPictures } from "../../../src/adapters/slack/create-slack-pictures.ts";
import { startSlack } from "../../../src/local/emulated-slack.ts";
import { close, listen } from "../../../src/local/listen.ts";
import { freePorts } from "../../../infra/surroundings/running-bot.ts";

const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 1, 2, 3]);
const picture = { png, name: "coveo-errors.png", alt: "Bars" };

describe("a picture in the emulated Slack", () => {
  let slack: Awaited<ReturnType<typeof startSlack>>;
  let port: number;
  const call = async (method: string, body: object) => {
    const headers = { authorization: "Bearer xoxb-local", "content-type": "application/json" };
    return (await (await fetch(`http://127.0.0.1:${port}/api/${method}`, { method: "POST", headers, body: JSON.stringify(body) })).json()) as { ok: boolean; error?: string; file?: Record<string, unknown> };
  };
  beforeAll(async () => {
    port = await freePorts();
    slack = await startSlack({ port, token: "xoxb-local" });
  });
  afterAll(() => slack.close());

  test("is kept whole, in no channel, and deleted", async () => {
    const pictures = createSlackPictures({ token: "xoxb-local", apiUrl: `http://127.0.0.1:${port}/api/` });
    const kept = await pictures.uploadPicture(picture);
    expect(kept).toEqual({ kind: "uploaded", fileId: expect.stringMatching(/^F/) });
    if (kept.kind !== "uploaded") return;
    expect(await pictures.deletePicture(kept.fileId)).toBe("deleted");
    expect(await pictures.deletePicture(kept.fileId)).toBe("left");
    expect((await call("files.delete", { file: kept.fileId })).ok).toBe(false);
  });
});

describe("an upload", () => {
  const seen: string[] = [];
  let uploaded: Buffer;
  let answer: { uploadUrl?: string; status?: number; complete?: object; first?: object };
  let elsewhere: Server;
  let server: Server;
  const origin = (of: Server) => `http://127.0.0.1:${(of.address() as AddressInfo).port}`;
  const upload = () => createSlackPictures({ token: "xoxb-1", apiUrl: `${origin(server)}/api/` }).uploadPicture(picture);
  beforeEach(async () => {
    seen.splice(0);
    answer = {};
    elsewhere = createServer((request, response) => {
      seen.push(`elsewhere ${request.url}`);
      response.end("OK");
    });
    server = createServer(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      seen.push(`${request.url} ${request.headers.authorization ?? "no token"}`);
      const json = (body: object) => response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(body));
      if (request.url === "/api/files.getUploadURLExternal") return json(answer.first ?? { ok: true, file_id: "F1", upload_url: answer.uploadUrl ?? `${origin(server)}/upload/F1` });
      if (request.url === "/api/files.completeUploadExternal") return json(answer.complete ?? { ok: true, files: [{ id: "F1" }] });
      uploaded = Buffer.concat(chunks);
      return response.writeHead(answer.status ?? 200, answer.status === 302 ? { location: `${origin(elsewhere)}/` } : {}).end("OK");
    });
    await Promise.all([listen(server, 0, "the test"), listen(elsewhere, 0, "the test")]);
  });
  afterEach(() => Promise.all([close(server), close(elsewhere)]));

  test("sends the bytes as they are, without the token, and completes", async () => {
    expect(await upload()).toEqual({ kind: "uploaded", fileId: "F1" });
    expect(uploaded.equals(Buffer.from(png))).toBe(true);
    expect(seen).toEqual(["/api/files.getUploadURLExternal Bearer xoxb-1", "/upload/F1 no token", "/api/files.completeUploadExternal Bearer xoxb-1"]);
  });

  test("goes to no host that is not Slack's", async () => {
    for (const uploadUrl of [`${origin(elsewhere)}/upload`, "https://files.slack.com.evil.example/upload", "https://evil.example/files.slack.com", "http://files.slack.com/upload", "file:///etc/passwd", "nonsense"]) {
      answer.uploadUrl = uploadUrl;
      expect([uploadUrl, await upload()]).toEqual([uploadUrl, { kind: "failed", reason: "the address to upload to is not Slack's" }]);
    }
    expect(seen.filter((each) => !each.startsWith("/api/files.getUploadURLExternal"))).toEqual([]);
  });

  test("follows no redirect", async () => {
    answer.status = 302;
    expect(await upload()).toMatchObject({ kind: "failed" });
    expect(seen.some((each) => each.startsWith("elsewhere"))).toBe(false);
  });

  test.each([
    ["the first call is refused", { first: { ok: false, error: "missing_scope" } }, "missing_scope"],
    ["no address is named", { first: { ok: true } }, "Slack named no address to upload to"],
    ["the bytes are refused", { status: 500 }, "the upload was answered with 500"],
    ["the last call is refused", { complete: { ok: false, error: "file_not_found" } }, "file_not_found"],
  ])("fails, and says why, where %s", async (_, change, reason) => {
    Object.assign(answer, change);
    expect(await upload()).toEqual({ kind: "failed", reason: expect.stringContaining(reason) });
  });

  test("fails where nobody answers", async () => {
    expect(await createSlackPictures({ token: "xoxb-1", apiUrl: "http://127.0.0.1:1/api/" }).uploadPicture(picture)).toMatchObject({ kind: "failed" });
  });
});
