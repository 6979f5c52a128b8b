import { useState, type DragEvent } from "react";
import { send, type Sample, type SampleGroup, type Walk } from "./api.ts";

type Props = { channel: string; name: string; groups: SampleGroup[]; walks: Walk[]; tell: (text: string) => void };
type How = "fail" | "redeliver" | "recover";

const words: Record<string, string> = { "daily-limit": "daily limit", none: "no Coveo error" };
const longest = 900_000;

/** Pipelines that fail at a click, and what happens to their deliveries. */
export const Pipelines = ({ channel, name, groups, walks, tell }: Props) => {
  const [log, setLog] = useState("");
  const [dropping, setDropping] = useState(false);
  const [busy, setBusy] = useState("");

  const run = async (sample: string, how: How, times = 1): Promise<void> => {
    setBusy(sample);
    try {
      const { status } = await send<{ status: number | null }>("/playground/fail", { channel, sample, how, times });
      if (status === null) tell("Nothing to deliver again yet: let it fail first.");
      else if (status >= 300) tell(`The bot answered the delivery with ${status}.`);
    } finally {
      setBusy("");
    }
  };
  const report = async (text: string): Promise<void> => {
    if (text.trim() === "") return tell("Paste a log first, or drop a file.");
    const { status } = await send<{ status: number }>("/playground/report", { channel, log: text.slice(-longest) });
    tell(status < 300 ? "Your log was reported. If it shows a Coveo error, the channel hears of it." : `The bot answered with ${status}.`);
  };
  const drop = async (event: DragEvent): Promise<void> => {
    event.preventDefault();
    setDropping(false);
    const [file] = event.dataTransfer.files;
    if (file === undefined) return;
    const text = await file.slice(-longest).text();
    setLog(text);
    await report(text);
  };
  return (
    <div className="panel">
      <p className="muted">A click delivers a signed webhook of a failed run. #{name} is linked to the project when it first fails.</p>
      {groups.map((group) => (
        <section key={group.name} aria-label={group.name}>
          <h3>{group.name}</h3>
          <p className="muted">{group.note}</p>
          <ul className="samples">
            {group.samples.map((sample) => <SampleRow key={sample.id} sample={sample} isBusy={busy === sample.id} run={(how, times) => void run(sample.id, how, times)} />)}
          </ul>
        </section>
      ))}
      <h3>Your own log</h3>
      <div className={`drop ${dropping ? "over" : ""}`} onDragOver={(event) => { event.preventDefault(); setDropping(true); }} onDragLeave={() => setDropping(false)} onDrop={(event) => void drop(event)}>
        <textarea aria-label="Your own log" rows={4} placeholder="Paste a build log, or drop a file here" value={log} onChange={({ target }) => setLog(target.value)} />
        <button type="button" className="button primary" onClick={() => void report(log)}>Report it</button>
      </div>
      <h3>What happened</h3>
      {walks.length === 0 ? <p className="muted">No delivery yet.</p> : null}
      <ol className="walks" aria-live="polite">
        {walks.map((walk, at) => <WalkRow key={`${walk.runId} ${walks.length - at}`} walk={walk} />)}
      </ol>
    </div>
  );
};

const SampleRow = ({ sample, isBusy, run }: { sample: Sample; isBusy: boolean; run: (how: How, times?: number) => void }) => (
  <li>
    <button type="button" className="sample" disabled={isBusy} onClick={() => run("fail")}>
      <b>{sample.title}</b>
      <span className="muted">{sample.provider} · {words[sample.category] ?? sample.category}</span>
    </button>
    <span className="more">
      <button type="button" aria-label={`${sample.title}: ×10, fail ten times`} title="Fail ten times" onClick={() => run("fail", 10)}>×10</button>
      <button type="button" aria-label={`${sample.title}: deliver again`} title="Deliver the same failure again" onClick={() => run("redeliver")}>↻</button>
      <button type="button" aria-label={`${sample.title}: let it pass`} title={sample.passes ? "Let it pass" : "Only failures are reported"} onClick={() => run("recover")} disabled={!sample.passes}>✓</button>
    </span>
  </li>
);

const WalkRow = ({ walk }: { walk: Walk }) => {
  const last = walk.steps.at(-1)?.name;
  const posted = walk.steps.some(({ name }) => name === "posted");
  return (
    <li>
      <p><b>{walk.title}</b> <span className="muted">run {walk.runId}{walk.status === null ? "" : ` · answered ${walk.status}`}</span></p>
      <ol className="steps">
        {walk.steps.map(({ name, after }) => <li key={name}><span>{name}</span> <span className="muted">{after < 10 ? after.toFixed(1) : Math.round(after)} ms</span></li>)}
      </ol>
      {last === "done" && !posted ? <p className="muted">Nothing new to say in the channel.</p> : null}
    </li>
  );
};
