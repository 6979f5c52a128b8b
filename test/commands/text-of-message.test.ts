import { fc } from "../support/properties.ts";
import { describe, expect, test } from "vitest";
import { textOfMessage } from "../../src/commands/text-of-message.ts";

describe("what a message says", () => {
  test.each<[string, unknown, { text: string; urls: string[] }]>([
    ["is its text, unescaped and without mentions", { text: "<@U1> got &lt;429&gt; from <https://ci.example/run/1|run 1> &amp; gave up" }, { text: "got <429> from run 1 & gave up", urls: ["https://ci.example/run/1"] }],
    ["in a code block is its lines", { text: "see\n```HTTP 412\nerrorCode: SOURCE_DOES_NOT_EXIST```" }, { text: "see\n\nHTTP 412\nerrorCode: SOURCE_DOES_NOT_EXIST", urls: [] }],
    [
      "in a legacy attachment is read in its order",
      { text: "", attachments: [{ fallback: "Build failed", pretext: "Build", title: "#7", title_link: "https://ci.example/7", text: "failed", fields: [{ title: "Branch", value: "main" }], footer: "CI" }] },
      { text: "Build\n#7\nfailed\nCI\nBranch\nmain", urls: ["https://ci.example/7"] },
    ],
    ["that only a notification shows is read where nothing else is", { text: "", attachments: [{ fallback: "Build <https://ci.example/7|#7> failed" }] }, { text: "Build #7 failed", urls: ["https://ci.example/7"] }],
    [
      "in blocks is read, with the addresses of buttons",
      {
        text: "fallback text",
        blocks: [
          { type: "header", text: { type: "plain_text", text: "Job Failed" } },
          { type: "section", fields: [{ type: "mrkdwn", text: "*Project*: feeder" }] },
          { type: "actions", elements: [{ type: "button", text: { type: "plain_text", text: "View" }, url: "https://ci.example/jobs/9" }] },
        ],
      },
      { text: "fallback text\nJob Failed\n*Project*: feeder\nView", urls: ["https://ci.example/jobs/9"] },
    ],
    [
      "in rich text is one line a run, and its own brackets stay",
      { blocks: [{ type: "rich_text", elements: [{ type: "rich_text_section", elements: [{ type: "text", text: "got " }, { type: "text", text: "<429> &amp;" }, { type: "link", url: "https://x.example/a", text: " here" }] }, { type: "rich_text_preformatted", elements: [{ type: "text", text: "line 1\nline 2" }] }] }] },
      { text: "got <429> &amp; here\nline 1\nline 2", urls: ["https://x.example/a"] },
    ],
    ["said twice is said once", { text: "Build failed", blocks: [{ type: "section", text: { type: "mrkdwn", text: "Build failed" } }] }, { text: "Build failed", urls: [] }],
    ["is nothing where there is no message", null, { text: "", urls: [] }],
    ["is nothing where it is of another shape", { text: 7, blocks: "x", attachments: { a: 1 } }, { text: "", urls: [] }],
  ])("%s", (_, message, expected) => {
    expect(textOfMessage(message)).toEqual(expected);
  });

  test("takes any shape without a throw, and is bounded", () => {
    fc.assert(fc.property(fc.object({ key: fc.constantFrom("text", "blocks", "elements", "attachments", "fields", "type", "url", "fallback"), maxDepth: 6 }), (message) => textOfMessage(message).text.length <= 60_000));
    const deep = JSON.parse(`${'{"blocks":['.repeat(500)}{"text":"deep"}${"]}".repeat(500)}`) as unknown;
    expect(textOfMessage(deep)).toEqual({ text: "", urls: [] });
    expect(textOfMessage({ text: `${"x".repeat(100_000)}` }).text).toHaveLength(60_000);
  });
});
