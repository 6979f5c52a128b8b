import type { Place, SampleGroup, State } from "./api.ts";
import { Items } from "./items.tsx";
import { Pipelines } from "./pipelines.tsx";
import { Time } from "./time.tsx";

const tabs = ["Pipelines", "Time", "Table"] as const;
export type Tab = (typeof tabs)[number];

/** `did`: tells the tour that one of its stops was done. */
type Props = { tab: Tab; setTab: (tab: Tab) => void; place: Place; groups: SampleGroup[]; state: State; tell: (text: string) => void; did: (stop: number) => void; shut: () => void };

/** What makes things happen, and what can be looked at. */
export const Lab = ({ tab, setTab, place, groups, state, tell, did, shut }: Props) => (
  <section className="lab" aria-label="Make it happen">
    <header>
      <div className="tabs" role="group" aria-label="What to look at">
        {tabs.map((each) => <button key={each} type="button" aria-pressed={tab === each} onClick={() => setTab(each)}>{each}</button>)}
      </div>
      <button type="button" className="icon" aria-label="Close the panel" onClick={shut}>✕</button>
    </header>
    {tab === "Pipelines" ? (place.kind === "channel" ? <Pipelines channel={place.id} name={place.name} groups={groups} walks={state.walks} tell={tell} failed={(times) => did(times === 1 ? 1 : 2)} /> : <p className="panel muted">Choose a channel: pipelines belong to one.</p>) : null}
    {tab === "Time" ? <Time state={state} tell={tell} moved={(to) => void (to === "monday" && did(3))} /> : null}
    {tab === "Table" ? <Items channel={place.id} state={state} /> : null}
  </section>
);
