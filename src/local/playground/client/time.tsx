import { useState } from "react";
import { send, type State } from "./api.ts";

const moves = [
  { to: "hour", text: "+1 hour" },
  { to: "day", text: "+1 day" },
  { to: "week", text: "+1 week" },
  { to: "monday", text: "To Monday 09:00 UTC: digest" },
] as const;

const format = new Intl.DateTimeFormat("en-GB", { weekday: "long", day: "numeric", month: "long", year: "numeric", hour: "2-digit", minute: "2-digit", timeZone: "UTC" });

/** The clock of everything here, which can be put forward. */
export const Time = ({ state, tell, moved }: { state: State; tell: (text: string) => void; moved: (to: string) => void }) => {
  const [busy, setBusy] = useState(false);
  const move = async (to: string): Promise<void> => {
    setBusy(true);
    try {
      const { now } = await send<{ now: number }>("/playground/time", { to });
      tell(`It is ${format.format(now)} UTC now. The hourly schedule ran.`);
      moved(to);
    } finally {
      setBusy(false);
    }
  };
  const hours = Math.round(state.ahead / 360_000) / 10;
  return (
    <div className="panel">
      <p className="now"><time dateTime={new Date(state.now).toISOString()}>{format.format(state.now)} UTC</time></p>
      <p className="muted">{hours === 0 ? "The machine's time." : `${hours} hours ahead of the machine.`} Moving it runs the hourly schedule: snoozes end, windows pass, digests come.</p>
      <div className="actions">
        {moves.map(({ to, text }) => <button key={to} type="button" className="button" disabled={busy} onClick={() => void move(to)}>{text}</button>)}
      </div>
      <p className="muted">A stop of the server ends it; what was stored keeps its moved times. Until then, what the terminal signs with the machine's time is refused (401).</p>
    </div>
  );
};
