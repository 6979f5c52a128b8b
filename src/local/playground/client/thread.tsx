import type { Fields, On, Posted, Private } from "./api.ts";
import { Composer } from "./composer.tsx";
import { inOrder } from "./in-order.ts";
import { MessageRow } from "./message.tsx";

type Props = {
  message: Posted;
  /** Those in this thread. */
  privates: Private[];
  command: string;
  press: (on: On, action: Fields) => void;
  explain: (message: Posted) => () => void;
  dismiss: (id: string) => void;
  say: (text: string, inThread: string) => Promise<void>;
  shut: () => void;
};

/** A message with its replies, beside the channel. */
export const Thread = ({ message, privates, command, press, explain, dismiss, say, shut }: Props) => (
  <section className="thread" aria-label="Thread">
    <header><h2>Thread</h2><button type="button" className="icon" aria-label="Close the thread" onClick={shut}>✕</button></header>
    <div className="messages" tabIndex={0} role="region" aria-label="Messages of the thread">
      <MessageRow message={message} isPrivate={false} press={press} explain={explain(message)} />
      {inOrder(message.replies ?? [], privates).map(({ message: each, isPrivate }) => (
        <MessageRow key={"id" in each ? each.id : each.ts} message={each} isPrivate={isPrivate} press={press} {...("id" in each ? { dismiss: () => dismiss(each.id) } : { explain: explain(each) })} />
      ))}
    </div>
    <Composer label="Reply" command={command} example="@Coveo Errors 429" send={(text) => say(text, message.ts)} />
  </section>
);
