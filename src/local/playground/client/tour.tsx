export const stops = [
  { text: "Ask what an error means.", does: "Type /coveo-error 429" },
  { text: "Let a pipeline fail. The bot reads its log and says why.", does: "Fail a pipeline" },
  { text: "Let it come back, until a flag is raised.", does: "Fail it ten times" },
  { text: "Let a week pass.", does: "Go to Monday 09:00" },
  { text: "Read the digest in the channel: what the team met, and what to do about it.", does: "Done" },
] as const;

/** A walk through the product in five clicks. */
export const Tour = ({ at, go, end }: { at: number; go: () => void; end: () => void }) => {
  const stop = stops[at];
  return stop === undefined ? null : (
    <aside className="tour" aria-label="Guided tour">
      <p><b>{at + 1} of {stops.length}</b> {stop.text}</p>
      <button type="button" className="button primary" onClick={go}>{stop.does}</button>
      {at === stops.length - 1 ? null : <button type="button" className="link" onClick={end}>Skip the tour</button>}
    </aside>
  );
};
