// https://docs.slack.dev/reference/block-kit/blocks · https://docs.slack.dev/reference/block-kit/block-elements · https://docs.slack.dev/surfaces/modals
type Fields = Record<string, unknown>;

/** Where blocks stand: a message takes 50, a window or a Home tab 100. */
type Surface = "message" | "view";

/** What Slack would refuse of blocks as they are sent, a phrase each. */
export const brokenBlockLimits = (blocks: unknown, surface: Surface): string[] => {
  const broken: string[] = [];
  const atMost = (what: string, value: unknown, most: number, least = 1): void => {
    const length = typeof value === "string" || Array.isArray(value) ? value.length : undefined;
    if (length === undefined) return;
    if (length > most) broken.push(`${what}: ${length}, of ${most} at most`);
    if (length < least) broken.push(`${what}: empty`);
  };
  if (!Array.isArray(blocks)) return ["blocks: no list"];
  atMost("blocks", blocks, surface === "message" ? 50 : 100, 0);
  const ids = blocks.flatMap((block) => (isFields(block) && typeof block["block_id"] === "string" ? [block["block_id"]] : []));
  if (new Set(ids).size < ids.length) broken.push("block_id: twice");

  const text = (what: string, value: unknown, most: number): void => {
    if (!isFields(value)) return void broken.push(`${what}: no text object`);
    if (value["type"] !== "plain_text" && value["type"] !== "mrkdwn") broken.push(`${what}: type ${String(value["type"])}`);
    atMost(what, value["text"] ?? "", most);
  };
  const element = (what: string, value: unknown): void => {
    if (!isFields(value)) return void broken.push(`${what}: no element`);
    atMost(`${what} action_id`, value["action_id"], 255);
    if (value["type"] === "button") {
      text(`${what} text`, value["text"], 75);
      atMost(`${what} value`, value["value"], 2_000);
      atMost(`${what} url`, value["url"], 3_000);
    }
    if (value["placeholder"] !== undefined) text(`${what} placeholder`, value["placeholder"], 150);
    if (value["confirm"] !== undefined && isFields(value["confirm"])) {
      text(`${what} confirm title`, value["confirm"]["title"], 100);
      text(`${what} confirm text`, value["confirm"]["text"], 300);
    }
    if (Array.isArray(value["options"])) {
      atMost(`${what} options`, value["options"], /select/.test(String(value["type"])) ? 100 : value["type"] === "overflow" ? 5 : 10);
      for (const option of value["options"].filter(isFields)) {
        text(`${what} option`, option["text"], 75);
        atMost(`${what} option value`, option["value"], 150);
      }
    }
  };

  for (const [at, block] of blocks.entries()) {
    const what = `block ${at + 1}`;
    if (!isFields(block)) {
      broken.push(`${what}: no block`);
      continue;
    }
    atMost(`${what} block_id`, block["block_id"], 255);
    switch (block["type"]) {
      case "header":
        text(what, block["text"], 150);
        break;
      case "section":
        if (block["text"] === undefined && block["fields"] === undefined) broken.push(`${what}: neither text nor fields`);
        if (block["text"] !== undefined) text(what, block["text"], 3_000);
        if (Array.isArray(block["fields"])) {
          atMost(`${what} fields`, block["fields"], 10);
          for (const field of block["fields"]) text(`${what} field`, field, 2_000);
        }
        if (block["accessory"] !== undefined) element(`${what} accessory`, block["accessory"]);
        break;
      case "context":
        atMost(`${what} elements`, block["elements"] ?? [], 10);
        for (const each of list(block["elements"])) if (isFields(each) && each["type"] !== "image") text(what, each, 3_000);
        break;
      case "actions":
        atMost(`${what} elements`, block["elements"] ?? [], 25);
        for (const each of list(block["elements"])) element(what, each);
        break;
      case "context_actions":
        atMost(`${what} elements`, block["elements"] ?? [], 5);
        break;
      case "image":
        atMost(`${what} alt_text`, block["alt_text"] ?? "", 2_000);
        break;
      case "input":
        text(`${what} label`, block["label"], 2_000);
        if (block["hint"] !== undefined) text(`${what} hint`, block["hint"], 2_000);
        element(what, block["element"]);
        break;
      case "markdown":
        atMost(what, block["text"] ?? "", 12_000);
        break;
      case "divider":
      case "rich_text":
      case "table":
      case "video":
      case "file":
        break;
      default:
        broken.push(`${what}: type ${String(block["type"])}`);
    }
  }
  return broken;
};

/** What Slack would refuse of a window or a Home tab. */
export const brokenViewLimits = (view: unknown): string[] => {
  if (!isFields(view)) return ["view: none"];
  const broken = brokenBlockLimits(view["blocks"], "view");
  for (const [name, most] of [["title", 24], ["submit", 24], ["close", 24]] as const) {
    const part = view[name];
    if (isFields(part) && String(part["text"]).length > most) broken.push(`${name}: longer than ${most}`);
  }
  if (view["type"] === "modal" && !isFields(view["title"])) broken.push("title: none");
  if (String(view["private_metadata"] ?? "").length > 3_000) broken.push("private_metadata: longer than 3000");
  if (String(view["callback_id"] ?? "").length > 255) broken.push("callback_id: longer than 255");
  return broken;
};

const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const isFields = (value: unknown): value is Fields => typeof value === "object" && value !== null && !Array.isArray(value);
