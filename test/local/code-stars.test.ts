import { createElement, type ComponentProps } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { Message } from "slack-blocks-to-jsx";
import { expect, test } from "vitest";
import { typedStars } from "../../src/local/playground/client/code-stars.ts";
import { withoutVerbatim } from "../../src/local/playground/client/without-verbatim.ts";
import { section } from "../../src/views/blocks.ts";

/** The words of a section as the page draws it. */
const drawn = (mrkdwn: string): string => {
  const props = { blocks: withoutVerbatim([section(mrkdwn)]), name: "", logo: "data:,", time: new Date(0), withoutWrapper: true } as unknown as ComponentProps<typeof Message>;
  return renderToStaticMarkup(createElement(Message, props));
};

test("stars in code are drawn as they are, and copied back into the composer as they were", () => {
  const words = drawn("Type `link acme/* branches main, release/*`, *now*").replaceAll(/<(?!strong|b\b)[^>]*>/g, "");
  expect(typedStars(words)).toContain("link acme/* branches main, release/*,");
  expect(drawn("Type `link acme/* branches main, release/*`, *now*")).toMatch(/<strong[^>]*>[^]*now/);
});
