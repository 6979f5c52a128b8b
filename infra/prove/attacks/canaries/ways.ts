import { targets } from "../targets.ts";
import type { Target } from "../target.ts";
import { buttonsIn } from "./buttons-in.ts";
import { channel, person, type Stage } from "./stage.ts";
import { withOtherText } from "./with-other-text.ts";

/** A way in: some fields that a stranger fills, sent once with a canary in each. */
export type Way = { name: string; fields: readonly string[]; send: (stage: Stage, texts: Record<string, string>, round: number) => Promise<unknown> };

const call = "PUT https://api.cloud.coveo.com/push/v1/organizations/acme4k2j/sources/acme4k2j-products/documents/batch";
const error = '{"message":"Not found.","errorCode":"SOURCE_DOES_NOT_EXIST","requestID":"1"}';
/** The line that proves the error, and is quoted: with something of a stranger's in it. */
const errorWith = (text: string): string => `${error} ${text}`;
/** A log with a Coveo error, and something of a stranger's before it, beside it and in it. */
const logWith = ({ before = "", beside = "", inside = "" }: Record<string, string>): string =>
  `${before}\n${call}\n${beside}\nHTTP/1.1 412 Precondition Failed\n${errorWith(inside)}\n${beside}\n`;

/** An address that is taken as it is where it is one, and else stands in one of the provider's own. */
const addressWith = (own: string, text = ""): string => (text.startsWith("https://") ? text : `${own}?of=${text}`);

const now = (): string => new Date().toISOString();
const slackTime = (round: number): string => `17000${String(10_000 + round)}.000100`;
const workflowRun = (round: number, fields: object): string => JSON.stringify({ action: "completed", workflow_run: { id: 5_000 + round, head_sha: "3484a3fb816e0859fd6e1cea078d76385ff50625", run_attempt: 1, event: "schedule", status: "completed", conclusion: "failure", pull_requests: [], updated_at: now(), ...fields }, repository: { id: 77001, name: "catalog-loader", full_name: "acme/catalog-loader", private: true } });

const github: Way = {
  name: "GitHub's webhook and logs",
  fields: ["branch", "workflow", "title", "address of the run", "commit", "actor", "job", "log before", "log beside", "log inside"],
  send: async (stage, texts, round) => {
    Object.assign(stage.github, { job: texts["job"], log: logWith({ before: texts["log before"] ?? "", beside: texts["log beside"] ?? "", inside: texts["log inside"] ?? "" }) });
    const fields = { head_branch: texts["branch"], name: texts["workflow"], display_title: texts["title"], html_url: addressWith("https://github.com/acme/catalog-loader/actions/runs/1", texts["address of the run"]), actor: { login: texts["actor"] } };
    await stage.webhook("github", workflowRun(round, { ...fields, head_commit: { id: "x", message: texts["commit"] } }));
    // It fails again, and then passes.
    await stage.webhook("github", workflowRun(round + 100_000, fields));
    await stage.webhook("github", workflowRun(round + 200_000, { ...fields, conclusion: "success" }));
  },
};

const report: Way = {
  name: "a report",
  fields: ["project", "run", "branch", "commit", "address of the run", "log"],
  send: (stage, texts, round) =>
    stage.webhook("report", JSON.stringify({ project: texts["project"]?.slice(0, 500), runId: `${round}/${texts["run"]}`.slice(0, 200), branch: texts["branch"]?.slice(0, 2_000), commit: texts["commit"]?.slice(0, 2_000), runUrl: `https://ci.acme.example/run?of=${texts["address of the run"]}`.slice(0, 2_000), occurredAt: now(), log: logWith({ beside: texts["log"] ?? "", inside: texts["log"] ?? "" }) })),
};

const unlinkedReport: Way = {
  name: "a report of a project that nobody linked",
  fields: ["project", "branch"],
  send: (stage, texts, round) => stage.webhook("report-two", JSON.stringify({ project: `nobody/${texts["project"]}`.slice(0, 500), runId: `u${round}`, branch: texts["branch"]?.slice(0, 2_000), occurredAt: now(), log: logWith({}) })),
};

/** One text of a webhook after the other, of every provider. */
const webhookWay = (target: Target): Way => ({
  name: `a webhook of ${target.name}`,
  fields: ["one of its texts"],
  send: (stage, { "one of its texts": text = "" }, round) => stage.webhook(target.name, withOtherText(target.signed().body, round, text)),
});

/** Commands with one field: `…` is where the stranger's text stands. */
const commands = [
  "…", "explain …", "429 …", "… SOURCE_DOES_NOT_EXIST", "help …", "stats …", "snooze … 7d", "snooze 429 …", "unsnooze …", "mute SOURCE_DOES_NOT_EXIST until tomorrow because …", "mute SOURCE_DOES_NOT_EXIST … until tomorrow", "mute 413 acme/… until tomorrow because …", "unmute …", "threshold …",
  "digest …", "watch …", "excerpts …", "move …", "link …", "link report …", "link … acme/loader", "link report acme/loader branches …", "link report acme/loader workflows …", "link report acme/… branches … workflows …", "unlink report …", "unlink … acme/loader",
  '{"errorCode":"…","message":"…"}', "https://github.com/acme/catalog-loader/actions/runs/…",
];
const commandWay = (pattern: string): Way => ({ name: `/coveo-error ${pattern}`, fields: ["text"], send: (stage, { text = "" }) => stage.command(pattern.replaceAll("…", text)) });

const names: Way = {
  name: "names beside a command",
  fields: ["channel_name", "user_name", "team_domain"],
  send: (stage, texts) => stage.command("429", { more: texts }),
};

const said: Way[] = [
  { name: "a mention", fields: ["text"], send: (stage, { text }, round) => stage.event({ type: "app_mention", user: person, channel, ts: slackTime(round), text: `<@U0OWNBOT1> ${text}` }) },
  { name: "a mention with an error", fields: ["text"], send: (stage, { text }, round) => stage.event({ type: "app_mention", user: person, channel, ts: slackTime(round), text: `<@U0OWNBOT1> ${call}\n${errorWith(text ?? "")}\n${text}` }) },
  { name: "a direct message", fields: ["text"], send: (stage, { text }, round) => stage.event({ type: "message", channel_type: "im", user: person, channel: "D000000001", ts: slackTime(round), text }) },
  {
    name: "a mention of an attached message",
    fields: ["title", "text", "field", "footer", "author", "address"],
    send: (stage, texts, round) =>
      stage.event({ type: "app_mention", user: person, channel, ts: slackTime(round), text: "<@U0OWNBOT1>", attachments: [{ title: texts["title"], title_link: texts["address"], text: `${call}\n${errorWith(texts["text"] ?? "")}`, fields: [{ title: texts["field"], value: texts["field"] }], footer: texts["footer"], author_name: texts["author"] }] }),
  },
];

const shortcut: Way = {
  name: "the shortcut on a message",
  fields: ["text", "block", "rich text", "attachment", "fallback", "name of its author"],
  send: async (stage, texts, round) => {
    const message = {
      type: "message", ts: slackTime(round), user: person, username: texts["name of its author"], text: `${call}\n${errorWith(texts["text"] ?? "")}`,
      blocks: [{ type: "section", text: { type: "mrkdwn", text: texts["block"] } }, { type: "rich_text", elements: [{ type: "rich_text_section", elements: [{ type: "text", text: `${error} ${texts["rich text"]}` }, { type: "link", url: "https://canary.example/", text: ` ${texts["rich text"]}` }] }] }],
      attachments: [{ text: texts["attachment"], fallback: texts["fallback"] }],
    };
    await stage.payload({ type: "message_action", callback_id: "explain_error", action_ts: "1.2", message_ts: message.ts, message });
  },
};

const file: Way = {
  name: "a file on a message",
  fields: ["name", "content"],
  send: async (stage, texts, round) => {
    const content = logWith({ before: texts["content"] ?? "", beside: texts["content"] ?? "", inside: texts["content"] ?? "" });
    const upload = await stage.api("files.getUploadURLExternal", { filename: (texts["name"] ?? "").slice(0, 200), length: Buffer.byteLength(content) });
    await fetch(String(upload["upload_url"]), { method: "POST", headers: { "content-type": "text/plain" }, body: content });
    await stage.api("files.completeUploadExternal", { files: [{ id: upload["file_id"], title: texts["name"] }], channel_id: channel });
    await stage.payload({ type: "message_action", callback_id: "explain_error", action_ts: "1.2", message_ts: slackTime(round), message: { type: "message", ts: slackTime(round), user: person, text: "see", files: [{ id: upload["file_id"], name: texts["name"], title: texts["name"] }] } });
  },
};

const noteWindow: Way = {
  name: "a note",
  fields: ["note"],
  send: async (stage, { note }, round) => {
    const metadata = JSON.stringify({ v: 1, e: "push/413", c: channel, t: new Date(Date.now() + round * 60_000).toISOString(), r: null });
    await stage.payload({ type: "view_submission", view: { id: "V1", type: "modal", callback_id: "notes_form", private_metadata: metadata, state: { values: { new_note: { text: { type: "plain_text_input", value: note } } } }, blocks: [], hash: "1" } });
    // It is shown with the answer.
    await stage.command("413");
  },
};

const linkWindow: Way = {
  name: "the window of a link",
  fields: ["projects", "branches", "workflows", "connection"],
  send: (stage, texts, round) => {
    const entered = { projects: `acme/w${round}/${texts["projects"]}`.slice(0, 150), branches: texts["branches"]?.slice(0, 200), workflows: texts["workflows"]?.slice(0, 200) };
    const values = { ...Object.fromEntries(Object.entries(entered).map(([id, value]) => [id, { [id]: { type: "plain_text_input", value } }])), connection: { connection: { type: "static_select", selected_option: { value: round % 4 === 0 ? texts["connection"] : "report" } } }, post: { post: { type: "static_select", selected_option: { value: "all" } } } };
    return stage.payload({ type: "view_submission", view: { id: "V1", type: "modal", callback_id: "link_projects", private_metadata: JSON.stringify({ v: 1, channel }), state: { values }, blocks: [], hash: "1" } });
  },
};

const wish: Way = {
  name: "a wish for an error",
  fields: ["text"],
  send: async (stage, { text = "" }) => {
    const { body } = await stage.command(`explain UNHEARD_OF_ERROR ${text}`.slice(0, 2_000));
    for (const button of buttonsIn(body).filter(({ action_id: id }) => id.startsWith("ask_to_add"))) await stage.payload({ type: "block_actions", container: { type: "message", message_ts: "1.2", channel_id: channel, is_ephemeral: true }, actions: [{ type: "button", block_id: "b", action_ts: "1.2", ...button }] });
  },
};

const shared: Way = {
  name: "an answer that is shared",
  fields: ["text"],
  send: async (stage, { text = "" }) => {
    const { body } = await stage.command(`explain 429 ${text}`.slice(0, 2_000));
    for (const button of buttonsIn(body)) await stage.payload({ type: "block_actions", container: { type: "message", message_ts: "1.2", channel_id: channel, is_ephemeral: true }, actions: [{ type: "button", block_id: "b", action_ts: "1.2", ...button }] });
  },
};

const notification: Way = {
  name: "another app's message",
  fields: ["text", "title", "author", "attachment", "branch of the run"],
  send: async (stage, texts, round) => {
    Object.assign(stage.github, { job: texts["title"], branch: texts["branch of the run"], log: logWith({ inside: texts["text"] ?? "" }) });
    const text = `<https://github.com/acme/catalog-loader/actions/runs/${900_000 + round}|Nightly push> workflow run failed\n${texts["text"]}`;
    const ts = String((await stage.api("chat.postMessage", { channel, text: "a run failed" }))["ts"]);
    await stage.event({ type: "message", subtype: "bot_message", bot_id: "B0CIAPP01", app_id: "A0CIAPP01", username: texts["author"], channel, channel_type: "channel", ts, text, attachments: [{ title: texts["title"], text: texts["attachment"] }] });
  },
};

const run: Way = {
  name: "a run asked for by its address",
  fields: ["job", "branch", "log"],
  send: async (stage, texts, round) => {
    Object.assign(stage.github, { job: texts["job"], branch: texts["branch"], log: logWith({ inside: texts["log"] ?? "" }) });
    await stage.command(`https://github.com/acme/catalog-loader/actions/runs/${700_000 + round}`);
  },
};

/** What shows later what was kept. */
export const lookAtEverything = async (stage: Stage): Promise<void> => {
  for (const text of ["stats 30d", "projects", "unlinked", "muted", "digest", "threshold", "watch", "excerpts", "429", "413", "SOURCE_DOES_NOT_EXIST", "link", "move"]) {
    await stage.command(text);
    await stage.command(text, { user: "U000000099" });
  }
  await stage.event({ type: "app_home_opened", user: person, channel: "D000000001", tab: "home" });
  await stage.enqueue({ version: 1, kind: "digest", correlationId: "d", team: channel, slot: new Date().toISOString() });
};

export const ways: readonly Way[] = [github, report, unlinkedReport, ...targets.filter(({ name }) => name !== "slack").map(webhookWay), ...commands.map(commandWay), names, ...said, shortcut, file, noteWindow, linkWindow, wish, shared, notification, run];
