import { useEffect, useRef, useState } from "react";
import { act, read, send, type Acted, type Fields, type On, type Place, type Posted, type Private, type Start } from "./api.ts";
import { Blocks } from "./blocks.tsx";
import { Composer } from "./composer.tsx";
import { Items } from "./items.tsx";
import { MessageRow } from "./message.tsx";
import { Modal } from "./modal.tsx";
import { Pipelines } from "./pipelines.tsx";
import { ThemeContext, useTheme } from "./theme.ts";
import { Time } from "./time.tsx";
import { stops, Tour } from "./tour.tsx";
import { useStateOf } from "./use-state-of.ts";

const tabs = ["Pipelines", "Time", "Table"] as const;
type Tab = (typeof tabs)[number];

export const App = () => {
  const [theme, toggleTheme] = useTheme();
  const [start, setStart] = useState<Start | null>(null);
  const [place, setPlace] = useState<Place | null>(null);
  const [threadTs, setThread] = useState<string | null>(null);
  const [tab, setTab] = useState<Tab>("Pipelines");
  const [isLabOpen, setLab] = useState(() => innerWidth > 900);
  const [notice, setNotice] = useState("");
  const [tour, setTour] = useState(() => Number(localStorage.getItem("tour") ?? 0));
  const { state, lost } = useStateOf(place?.id);
  const end = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const begin = async (): Promise<void> => {
      try {
        const found = await read<Start>("/playground/start");
        const [first] = found.channels;
        setStart(found);
        if (first !== undefined) setPlace({ kind: "channel", ...first });
      } catch {
        setNotice("The bot does not answer.");
      }
    };
    void begin();
  }, []);
  const shown = (state?.messages.length ?? 0) + (state?.privates.length ?? 0);
  const isStill = matchMedia("(prefers-reduced-motion: reduce)").matches;
  useEffect(() => {
    end.current?.scrollIntoView({ block: "end", behavior: isStill ? "auto" : "smooth" });
  }, [shown, place, isStill]);
  useEffect(() => {
    if (notice === "") return;
    const timer = setTimeout(() => setNotice(""), 6_000);
    return () => clearTimeout(timer);
  }, [notice]);

  if (start === null || place === null) return <p className="loading">{notice || "Loading the playground…"}</p>;

  const told = (answer: Acted): void => {
    if (!answer.ok) setNotice(answer.reason ?? "The bot did not answer.");
  };
  const here = { channel: place.id, channelName: place.kind === "channel" ? place.name : "directmessage" };
  const press = async (on: On | null, action: Fields, where: { window?: string; home?: boolean } = {}): Promise<void> => told(await act({ kind: "press", ...here, on, window: where.window ?? null, home: where.home ?? false, action }));
  const say = async (text: string, inThread: string | null): Promise<void> => {
    const [first, ...rest] = text.split(/\s+/);
    if (text.startsWith("/")) {
      if (first !== start.command) return setNotice(`${first} is no command here. Try ${start.command} help.`);
      if (inThread !== null) return setNotice("Slack takes no slash commands in threads. Mention @Coveo Errors instead.");
      return told(await act({ kind: "command", ...here, text: text.slice(start.command.length).trim() || rest.join(" ") }));
    }
    told(await act({ kind: "say", channel: place.id, direct: place.kind === "direct", threadTs: inThread, text }));
  };
  const go = (next: Place): void => {
    setPlace(next);
    setThread(null);
    if (next.kind === "home") void act({ kind: "home" }).then(told);
  };
  const explain = (message: Posted) => (): void => void act({ kind: "shortcut", ...here, message }).then(told);
  const goOn = (to: number): void => {
    localStorage.setItem("tour", String(to));
    setTour(to);
  };
  const guide = async (): Promise<void> => {
    goOn(tour + 1);
    const sample = start.gallery[0]?.samples[0];
    if (tour === 0) await say(`${start.command} 429`, null);
    if (tour === 1 || tour === 2) {
      setTab("Pipelines");
      await send("/playground/fail", { channel: place.id, sample: sample?.id, how: "fail", times: tour === 1 ? 1 : 10 });
    }
    if (tour === 3) await send("/playground/time", { to: "monday" });
  };

  const places: Place[] = [...start.channels.map((each): Place => ({ kind: "channel", ...each })), { kind: "direct", id: start.direct, name: "Coveo Errors" }, { kind: "home", id: start.direct, name: "Home" }];
  const titleOf = ({ kind, name }: Place): string => (kind === "channel" ? `# ${name}` : name);
  const isHere = (each: Place): boolean => each.kind === place.kind && each.id === place.id;
  const thread = state?.messages.find(({ ts }) => ts === threadTs);
  const top = state?.windows.at(-1);
  const rows = ofTime(state?.messages ?? [], (state?.privates ?? []).filter((each) => each.threadTs === null));

  return (
    <ThemeContext value={theme}>
      <div className={`app ${thread === undefined ? "" : "has-thread"} ${isLabOpen ? "has-lab" : ""}`}>
        <nav aria-label="Channels">
          <p className="workspace"><span className="avatar bot" aria-hidden="true">!</span> Coveo Error Bot</p>
          {places.map((each) => (
            <button key={`${each.kind} ${each.id}`} type="button" className="place" aria-current={isHere(each) ? "page" : undefined} onClick={() => go(each)}>{titleOf(each)}</button>
          ))}
          <button type="button" className="place quiet" aria-label={theme === "dark" ? "☀ Light theme" : "☾ Dark theme"} onClick={toggleTheme}>{theme === "dark" ? "☀" : "☾"} <span>{theme === "dark" ? "Light" : "Dark"}</span></button>
          {tour < stops.length ? null : <button type="button" className="place" onClick={() => goOn(0)}>? <span>Tour</span></button>}
        </nav>

        <main>
          <header>
            <h1>{titleOf(place)}</h1>
            <span className="muted">{place.kind === "channel" ? "a team's channel" : place.kind === "direct" ? "messages to the bot" : "the bot's Home tab"}</span>
            <button type="button" className="button" aria-expanded={isLabOpen} onClick={() => setLab(!isLabOpen)}>Make it happen</button>
          </header>
          {lost ? <p className="lost" role="alert">The bot does not answer. It is tried again.</p> : null}
          <div className="messages" tabIndex={0} role="region" aria-label={`Messages of ${titleOf(place)}`}>
            {place.kind === "home"
              ? <Blocks blocks={((state?.home?.view["blocks"] ?? []) as Fields[])} press={(action) => void press(null, action, { home: true })} />
              : <>
                  {rows.length === 0 && state !== null ? <Empty command={start.command} /> : null}
                  {rows.map(({ day, message, isPrivate }) => (
                    <div key={"id" in message ? message.id : message.ts}>
                      {day === null ? null : <p className="day"><span>{day}</span></p>}
                      {isPrivate
                        ? <MessageRow message={message} isPrivate press={(on, action) => void press(on, action)} dismiss={() => void act({ kind: "dismiss", id: (message as Private).id })} />
                        : <MessageRow message={message} isPrivate={false} press={(on, action) => void press(on, action)} openThread={() => setThread(message.ts)} explain={explain(message as Posted)} />}
                    </div>
                  ))}
                </>}
            <div ref={end} />
          </div>
          {tour < stops.length && place.kind === "channel" ? <Tour at={tour} go={() => void guide()} end={() => goOn(stops.length)} /> : null}
          {place.kind === "home" ? null : <Composer label={place.kind === "channel" ? `Message #${place.name}` : "Message Coveo Errors"} command={start.command} send={(text) => say(text, null)} />}
          <p className="notice" role="status">{notice}</p>
        </main>

        {thread === undefined ? null : (
          <section className="thread" aria-label="Thread">
            <header><h2>Thread</h2><button type="button" className="icon" aria-label="Close the thread" onClick={() => setThread(null)}>✕</button></header>
            <div className="messages" tabIndex={0} role="region" aria-label="Messages of the thread">
              <MessageRow message={thread} isPrivate={false} press={(on, action) => void press(on, action)} explain={explain(thread)} />
              {ofTime(thread.replies ?? [], (state?.privates ?? []).filter((each) => each.threadTs === thread.ts)).map(({ message, isPrivate }) => (
                <MessageRow key={"id" in message ? message.id : message.ts} message={message} isPrivate={isPrivate} press={(on, action) => void press(on, action)} {...(isPrivate ? { dismiss: () => void act({ kind: "dismiss", id: (message as Private).id }) } : { explain: explain(message as Posted) })} />
              ))}
            </div>
            <Composer label="Reply" command={start.command} send={(text) => say(text, thread.ts)} />
          </section>
        )}

        {!isLabOpen || state === null ? null : (
          <section className="lab" aria-label="Make it happen">
            <header>
              <div className="tabs" role="group" aria-label="What to look at">
                {tabs.map((each) => <button key={each} type="button" aria-pressed={tab === each} onClick={() => setTab(each)}>{each}</button>)}
              </div>
              <button type="button" className="icon" aria-label="Close the panel" onClick={() => setLab(false)}>✕</button>
            </header>
            {tab === "Pipelines" ? (place.kind === "channel" ? <Pipelines channel={place.id} name={place.name} groups={start.gallery} walks={state.walks} tell={setNotice} /> : <p className="panel muted">Choose a channel: pipelines belong to one.</p>) : null}
            {tab === "Time" ? <Time state={state} tell={setNotice} /> : null}
            {tab === "Table" ? <Items channel={place.id} state={state} /> : null}
          </section>
        )}
      </div>
      {top === undefined ? null : <Modal key={`${top.id} ${JSON.stringify(top.view["blocks"]).length}`} opened={top} start={start} press={(action) => void press(null, action, { window: top.id })} fail={setNotice} />}
    </ThemeContext>
  );

};

const Empty = ({ command }: { command: string }) => (
  <div className="empty">
    <h2>Nothing here yet</h2>
    <p>Type <code>{command} 429</code> below, or let a pipeline fail.</p>
  </div>
);

type Row = { day: string | null; message: Posted | Private; isPrivate: boolean };

/** In order, with the day where it changes. */
const ofTime = (posted: Posted[], privates: Private[]): Row[] => {
  const all: Omit<Row, "day">[] = [...posted.map((message) => ({ message, isPrivate: false })), ...privates.map((message) => ({ message, isPrivate: true }))];
  const sorted = all.toSorted((a, b) => Number(a.message.ts) - Number(b.message.ts));
  const dayOf = (row: Omit<Row, "day"> | undefined): string | null => (row === undefined ? null : new Date(Number(row.message.ts) * 1000).toLocaleDateString("en-GB", { weekday: "long", day: "numeric", month: "long" }));
  return sorted.map((row, at) => ({ ...row, day: dayOf(row) === dayOf(sorted[at - 1]) ? null : dayOf(row) }));
};
