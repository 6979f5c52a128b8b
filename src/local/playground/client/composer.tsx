import { useRef, useState, type FormEvent, type KeyboardEvent } from "react";
import { typedStars } from "./code-stars.ts";

/** `example`: what is offered to be sent. */
type Props = { label: string; command: string; example: string; send: (text: string) => Promise<void> };

const hints = ["429", "push 412", "daily limit", "stats", "digest", "help", "muted", "threshold"];

export const Composer = ({ label, command, example, send }: Props) => {
  const [text, setText] = useState("");
  const [busy, setBusy] = useState(false);
  const box = useRef<HTMLTextAreaElement>(null);

  const submit = async (event?: FormEvent): Promise<void> => {
    event?.preventDefault();
    const said = typedStars(text).trim();
    if (said === "" || busy) return;
    setBusy(true);
    setText("");
    try {
      await send(said);
    } finally {
      setBusy(false);
      box.current?.focus();
    }
  };
  const key = (event: KeyboardEvent): void => {
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    void submit();
  };
  const isCommand = text.startsWith("/");
  return (
    <form className="composer" onSubmit={(event) => void submit(event)}>
      {isCommand ? (
        <div className="hints" role="group" aria-label="Commands to try">
          {hints.filter((hint) => `${command} ${hint}`.startsWith(text) || text === command).map((hint) => (
            <button key={hint} type="button" className="hint" onClick={() => { setText(`${command} ${hint}`); box.current?.focus(); }}>{command} {hint}</button>
          ))}
        </div>
      ) : null}
      <textarea ref={box} rows={1} aria-label={label} placeholder={label} value={text} onChange={({ target }) => setText(target.value)} onKeyDown={key} />
      <div className="bar">
        <span className="muted"><kbd>Enter</kbd> sends · try <button type="button" className="link" onClick={() => { setText(example); box.current?.focus(); }}>{example}</button></span>
        <button type="submit" className="send" aria-label="Send" disabled={text.trim() === ""}>➤</button>
      </div>
    </form>
  );
};
