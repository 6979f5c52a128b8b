import { useContext, type ComponentProps } from "react";
import { Message } from "slack-blocks-to-jsx";
import type { Fields } from "./api.ts";
import { ThemeContext } from "./theme.ts";
import { withoutVerbatim } from "./without-verbatim.ts";

const logo = "data:image/gif;base64,R0lGODlhAQABAAAAACw=";
const names: Record<string, string> = { U000000001: "dana", U0COVEOERR: "Coveo Errors", "coveo-errors": "Coveo Errors" };
const channels: Record<string, string> = { C000000001: "general", C000000002: "random" };

/** Blocks that nobody can press. */
export const PlainBlocks = ({ blocks }: { blocks: Fields[] }) => {
  const theme = useContext(ThemeContext);
  const props = {
    blocks: withoutVerbatim(blocks),
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
