import type { Fields, On, Posted, Private } from "./api.ts";
import { Blocks } from "./blocks.tsx";
import { PlainBlocks } from "./plain-blocks.tsx";

type Shown = { message: Posted | Private; isPrivate: boolean };
type Props = Shown & { press: (on: On, action: Fields) => void; openThread?: () => void; explain?: () => void; dismiss?: () => void };

const person = "U000000001";
const clock = (ts: string): string => new Date(Number(ts) * 1000).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
const whole = (ts: string): string => new Date(Number(ts) * 1000).toLocaleString();

export const MessageRow = ({ message, isPrivate, press, openThread, explain, dismiss }: Props) => {
  const isOurs = !isPrivate && "user" in message && message.user === person;
  const name = isOurs ? "dana" : "Coveo Errors";
  const blocks = message.blocks ?? [];
  const replies = "replies" in message ? (message.replies ?? []) : [];
  const on: On = {
    ts: message.ts,
    text: message.text,
    blocks,
    threadTs: "threadTs" in message ? message.threadTs : (message.thread_ts ?? null),
    privateId: "id" in message ? message.id : null,
  };
  return (
    <article className={`message ${isPrivate ? "private" : ""}`} aria-label={`${name}, ${clock(message.ts)}`}>
      <span className={`avatar ${isOurs ? "person" : "bot"}`} aria-hidden="true">{isOurs ? "D" : "!"}</span>
      <div className="body">
        {isPrivate ? <p className="only"><span aria-hidden="true">◉ </span>Only visible to you</p> : null}
        <p className="who">
          <b>{name}</b>
          {isOurs ? null : <span className="app">APP</span>}
          <time dateTime={new Date(Number(message.ts) * 1000).toISOString()} title={whole(message.ts)}>{clock(message.ts)}</time>
        </p>
        {blocks.length > 0 ? <Blocks blocks={blocks} press={(action) => press(on, action)} /> : <PlainBlocks blocks={[{ type: "section", text: { type: "mrkdwn", text: message.text || " " } }]} />}
        {replies.length > 0 && openThread !== undefined ? (
          <button type="button" className="replies" onClick={openThread}>{replies.length === 1 ? "1 reply" : `${replies.length} replies`}<span className="muted"> View thread</span></button>
        ) : null}
        {dismiss === undefined ? null : <button type="button" className="link" onClick={dismiss}>Dismiss message</button>}
      </div>
      <div className="tools">
        {openThread === undefined ? null : <button type="button" className="icon" aria-label={`Reply in thread to ${name}, ${clock(message.ts)}`} title="Reply in thread" onClick={openThread}>💬</button>}
        {explain === undefined ? null : <button type="button" className="icon" aria-label={`Explain Coveo error in ${name}'s message, ${clock(message.ts)}`} title="Explain Coveo error" onClick={explain}>💡</button>}
      </div>
    </article>
  );
};
