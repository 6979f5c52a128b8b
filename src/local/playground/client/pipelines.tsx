import { useState } from "react";
import { send, type Sample, type SampleGroup, type Walk } from "./api.ts";
import { OwnLog } from "./own-log.tsx";

type Props = { channel: string; name: string; groups: SampleGroup[]; walks: Walk[]; tell: (text: string) => void; failed: (times: number) => void };
type How = "fail" | "redeliver" | "recover";

const words: Record<string, string> = { "daily-limit": "daily limit", none: "no Coveo error" };

/** Pipelines that fail at a click, and what happens to their deliveries. */
export const Pipelines = ({ channel, name, groups, walks, tell, failed }: Props) => {
  const [busy, setBusy] = useState("");

  const run = async (sample: string, how: How, times = 1): Promise<void> => {
    setBusy(sample);
    try {
      const { status } = await send<{ status: number | null }>("/playground/fail", { channel, sample, how, times });
      if (status === null) tell("Nothing to deliver again yet: let it fail first.");
      else if (status >= 300) tell(`The bot answered the delivery with ${status}.`);
      else if (how === "fail") failed(times);
    } finally {
      setBusy("");
    }
  };
  return (
    <>
      <div className="panel" tabIndex={0} role="region" aria-label="Pipelines">
        <p className="muted">A click delivers the signed webhook of a failed run. Beside it: <b>×10</b> fails ten times, <b>↻</b> delivers the same failure again, <b>✓</b> passes. #{name} is linked to the projects when they first fail.</p>
        {groups.map((group) => (
          <section key={group.name} aria-label={group.name}>
            <h3>{group.name}</h3>
            <p className="muted">{group.note}</p>
            <ul className="samples">
              {group.samples.map((sample) => <SampleRow key={sample.id} sample={sample} isBusy={busy === sample.id} run={(how, times) => void run(sample.id, how, times)} />)}
            </ul>
          </section>
        ))}
        <OwnLog channel={channel} tell={tell} />
      </div>
      <section className="happened" aria-label="What happened" tabIndex={0}>
        <h3>What happened</h3>
        {walks.length === 0 ? <p className="muted">No delivery yet. Each one's steps are shown here, with their times.</p> : null}
        <ol className="walks" aria-live="polite">
          {walks.map((walk, at) => <WalkRow key={`${walk.runId} ${walks.length - at}`} walk={walk} />)}
        </ol>
      </section>
    </>
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
