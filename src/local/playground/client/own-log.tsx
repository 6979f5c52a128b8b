import { useState, type DragEvent } from "react";
import { send } from "./api.ts";

/** In characters: the end of a longer log is what is sent. */
const longest = 900_000;

/** A log of one's own, pasted, chosen or dropped, is reported as a job would report it. */
export const OwnLog = ({ channel, tell }: { channel: string; tell: (text: string) => void }) => {
  const [log, setLog] = useState("");
  const [dropping, setDropping] = useState(false);

  const report = async (text: string): Promise<void> => {
    if (text.trim() === "") return tell("Paste a log first, or drop a file.");
    const { status } = await send<{ status: number }>("/playground/report", { channel, log: text.slice(-longest) });
    tell(status < 300 ? "Your log was reported. If it shows a Coveo error, the channel hears of it." : `The bot answered with ${status}.`);
  };
  const take = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return tell("That was no file.");
    const text = await file.slice(-longest).text();
    setLog(text);
    await report(text);
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setDropping(false);
    void take(event.dataTransfer.files[0]);
  };
  return (
    <section>
      <h3>Your own log</h3>
      <p className="muted">It stays on this machine.</p>
      <div className={`drop ${dropping ? "over" : ""}`} onDragOver={(event) => { event.preventDefault(); setDropping(true); }} onDragLeave={() => setDropping(false)} onDrop={drop}>
        <textarea aria-label="Your own log" rows={4} placeholder="Paste a build log, or drop a file here" value={log} onChange={({ target }) => setLog(target.value)} />
        <div className="actions">
          <button type="button" className="button primary" onClick={() => void report(log)}>Report it</button>
          <label className="button file">Choose a file<input type="file" className="unseen" onChange={({ target }) => { void take(target.files?.[0]); target.value = ""; }} /></label>
        </div>
      </div>
    </section>
  );
};
