export type Fields = Record<string, unknown>;
export type Posted = { ts: string; user?: string; text: string; blocks?: Fields[]; thread_ts?: string; edited?: unknown; replies?: Posted[] };
export type Private = { id: string; channel: string; ts: string; threadTs: string | null; text: string; blocks: Fields[] };
export type Opened = { id: string; view: Fields };
export type Walk = { runId: string; title: string; at: number; status: number | null; steps: { name: string; after: number }[] };
export type State = { now: number; ahead: number; messages: Posted[]; privates: Private[]; windows: Opened[]; home: Opened | null; walks: Walk[] };
export type Sample = { id: string; title: string; provider: string; category: string; passes: boolean };
/** Samples whose CI runs in the same kind of place. */
export type SampleGroup = { name: string; note: string; samples: Sample[] };
export type Start = { channels: { id: string; name: string }[]; direct: string; command: string; bot: string; mention: string; gallery: SampleGroup[] };
export type Place = { kind: "channel" | "direct" | "home"; id: string; name: string };
/** A message that something is pressed on. */
export type On = { ts: string; text: string; blocks: Fields[]; threadTs: string | null; privateId: string | null };
export type Acted = { ok: boolean; reason?: string; faults?: Record<string, string> };

export const read = async <T>(path: string): Promise<T> => {
  const answer = await fetch(path);
  if (!answer.ok) throw new Error(`${path} answered with ${answer.status}`);
  return (await answer.json()) as T;
};

export const send = async <T>(path: string, body: unknown): Promise<T> => {
  const answer = await fetch(path, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${path} answered with ${answer.status}`);
  return (await answer.json()) as T;
};

export const act = (done: Fields): Promise<Acted> => send("/playground/act", done);
