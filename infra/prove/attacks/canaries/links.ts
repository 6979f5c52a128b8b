import type { Canary } from "./canary.ts";

const address = "https://canary.example/x";

const links: Record<string, string> = {
  "a link with a label": `<${address}|the log>`,
  "a link without one": `<${address}>`,
  "a bare address": address,
  "a bare host": "canary.example/login",
  "an address between words": `see ${address}, please`,
  "a link to mail": "<mailto:a@canary.example|mail>",
  "a link to a telephone": "<tel:+15550100|call>",
  "a link of a script": "<javascript:alert(1)//canary.example|x>",
  "a link of data": "<data:text/html,canary.example|x>",
  "a link into Slack": "<slack://channel?team=T0CANARY1&id=C0CANARY1|x>",
  "a link in markdown": `[the log](${address})`,
  "a picture in markdown": `![x](${address}.png)`,
  "a link in HTML": `<a href="${address}">x</a>`,
  "a link as entities": `&lt;${address}|x&gt;`,
  "a link in zero-width characters": `<\u200B${address}\u200B|x>`,
  "a link under another's label": `<${address}|https://github.com/acme/loader>`,
  "a link that ends ours": `x>|y> <${address}|x`,
  "a label that ends ours": `main|evil> <${address}|x>`,
  "a host that looks like another": "https://gіthub.com.canary.example/acme",
  "an address with a name in it": "https://github.com@canary.example/acme",
};

export const linkCanaries: readonly Canary[] = Object.entries(links).map(([name, text]) => ({ kind: "link" as const, name, text }));
