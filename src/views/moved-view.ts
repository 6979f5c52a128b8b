import { context, section } from "./blocks.ts";
import { call } from "./command-call.ts";
import { channelText } from "./link-text.ts";
import { notAnnounced } from "./not-announced.ts";
import type { SlackMessage } from "./slack-message.ts";
import { counted, person } from "./text.ts";

type Moved = { kind: "arrived"; from: string; by: string; watched: boolean } | { kind: "left"; from: string; to: string; by: string; links: number } | { kind: "refused"; to: string; reason: string } | { kind: "late"; from: string; to: string };

/** What both channels are told of a move; of one that was refused, or takes long, whoever asked. */
export const movedView = (moved: Moved, { command }: { command: string }): SlackMessage => {
  switch (moved.kind) {
    case "arrived":
      return said(
        `${person(moved.by)} moved what ${channelText(moved.from)} heard of to this channel: its linked projects, settings, open flags, snoozes, mutes and notes. Where this channel has its own, those stay.`,
        `${moved.watched ? `Other apps' messages of failed pipelines were answered there; to have that here, type ${call(command, "watch on")}. ` : ""}What was counted stays with the other channel, so counts begin anew here. To move everything back: ${call(command, `move ${moved.from}`)}`,
      );
    case "left":
      return said(
        `${person(moved.by)} moved what this channel heard of to ${channelText(moved.to)}: ${counted(moved.links, "link")}, settings, open flags, snoozes, mutes and notes. Nothing more is posted here.`,
        `What was counted here is kept: ${call(command, "stats 30d")}. To take everything back, type ${call(command, `move ${moved.from}`)} there.`,
      );
    case "late":
      return said(
        `What ${channelText(moved.from)} hears of is not moved to ${channelText(moved.to)} yet, or only a part of it: something that it takes does not work just now. It is tried again for an hour and a half; both channels are told when it is done.`,
        `If they are not by then, type ${call(command, `move ${moved.to}`)} in ${channelText(moved.from)} again: it goes on from there.`,
      );
    case "refused":
      return said(`Nothing was moved to ${channelText(moved.to)}. ${notAnnounced(moved.reason)}`);
  }
};

const said = (text: string, note?: string): SlackMessage => ({ text, blocks: [section(text), ...(note === undefined ? [] : [context(note)])] });
