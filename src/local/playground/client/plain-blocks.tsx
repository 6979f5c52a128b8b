import { useContext, type ComponentProps } from "react";
import { Message } from "slack-blocks-to-jsx";
import type { Fields } from "./api.ts";
import { ThemeContext } from "./theme.ts";

const logo = "data:image/gif;base64,R0lGODlhAQABAAAAACw=";
const names: Record<string, string> = { U000000001: "dana", U0COVEOERR: "Coveo Errors", "coveo-errors": "Coveo Errors" };
const channels: Record<string, string> = { C000000001: "general", C000000002: "random" };

/** Slack files have no address of their own here. */
const shown = (block: Fields): Fields => {
  const file = block["slack_file"] as { id?: string } | undefined;
  return file?.id === undefined ? block : { type: "image", image_url: `/playground/file/${file.id}`, alt_text: block["alt_text"], title: block["title"] };
};

/** Blocks that nobody can press. */
export const PlainBlocks = ({ blocks }: { blocks: Fields[] }) => {
  const theme = useContext(ThemeContext);
  const props = {
    blocks: blocks.map(shown),
    name: "",
    logo,
    theme,
    withoutWrapper: true,
    hooks: {
      user: ({ id }: { id: string }) => <span className="mention">@{names[id] ?? id}</span>,
      channel: ({ id }: { id: string }) => <span className="mention">#{channels[id] ?? id}</span>,
    },
  } as unknown as ComponentProps<typeof Message>;
  return (
    <div className="plain-blocks">
      <Message {...props} />
    </div>
  );
};
