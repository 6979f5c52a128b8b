import { useCallback, useEffect, useRef, useState } from "react";
import { act, read, send, type Acted, type Fields, type On, type Place, type Posted, type Private, type Start } from "./api.ts";
import { Blocks } from "./blocks.tsx";
import { Composer } from "./composer.tsx";
import { Empty } from "./empty.tsx";
import { inOrder } from "./in-order.ts";
import { Lab, type Tab } from "./lab.tsx";
import { MessageRow } from "./message.tsx";
import { Modal } from "./modal.tsx";
import { placesOf, subtitles, titleOf } from "./place.ts";
import { Sidebar } from "./sidebar.tsx";
import { ThemeContext, useTheme } from "./theme.ts";
import { Thread } from "./thread.tsx";
import { stops, Tour } from "./tour.tsx";
import { useStateOf } from "./use-state-of.ts";

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
  const list = useRef<HTMLDivElement>(null);

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
  const toNewest = useCallback((): void => {
    // What is taller than the list is read from its top.
    const newest = list.current?.lastElementChild;
    const isTall = newest !== null && newest !== undefined && newest.clientHeight > (list.current?.clientHeight ?? 0);
    newest?.scrollIntoView({ block: isTall ? "start" : "end", behavior: isStill ? "auto" : "smooth" });
  }, [isStill]);
  useEffect(toNewest, [shown, place, toNewest]);
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
  const dismiss = (id: string): void => void act({ kind: "dismiss", id });
  const say = async (text: string, inThread: string | null): Promise<void> => {
    const [first, ...rest] = text.split(/\s+/);
    if (text.startsWith("/")) {
      if (first !== start.command) return setNotice(`${first} is no command here. Try ${start.command} help.`);
      if (inThread !== null) return setNotice("Slack takes no slash commands in threads. Mention @Coveo Errors instead.");
      did(0);
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
  const thread = state?.messages.find(({ ts }) => ts === threadTs);
  // The thread stands in the panel's place.
  const isLabShown = isLabOpen && thread === undefined;
  const showLab = (isShown: boolean): void => {
    setLab(isShown);
    if (isShown) setThread(null);
  };
  const goOn = (to: number): void => {
    localStorage.setItem("tour", String(to));
    setTour(to);
  };
  /** What was done without the tour counts, too. */
  const did = (stop: number): void => {
    if (tour === stop) goOn(stop + 1);
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

  const top = state?.windows.at(-1);
  const rows = inOrder(state?.messages ?? [], (state?.privates ?? []).filter((each) => each.threadTs === null));

  return (
    <ThemeContext value={theme}>
      <div className={`app ${thread === undefined ? "" : "has-thread"} ${isLabOpen ? "has-lab" : ""}`}>
        <Sidebar places={placesOf(start)} place={place} go={go} theme={theme} toggleTheme={toggleTheme} {...(tour < stops.length ? {} : { again: () => goOn(0) })} />

        <main>
          <header>
            <h1>{titleOf(place)}</h1>
            <span className="muted">{subtitles[place.kind]}</span>
            <button type="button" className="button" aria-expanded={isLabShown} onClick={() => showLab(!isLabShown)}>Make it happen</button>
          </header>
          {lost ? <p className="lost" role="alert">The bot does not answer. It is tried again.</p> : null}
          <div ref={list} onLoadCapture={toNewest} className="messages" tabIndex={0} role="region" aria-label={`Messages of ${titleOf(place)}`}>
            {place.kind === "home"
              ? <Blocks blocks={((state?.home?.view["blocks"] ?? []) as Fields[])} press={(action) => void press(null, action, { home: true })} />
              : <>
                  {rows.length === 0 && state !== null ? <Empty command={start.command} /> : null}
                  {rows.map(({ day, message, isPrivate }) => (
                    <div key={"id" in message ? message.id : message.ts}>
                      {day === null ? null : <p className="day"><span>{day}</span></p>}
                      {isPrivate
                        ? <MessageRow message={message} isPrivate press={(on, action) => void press(on, action)} dismiss={() => dismiss((message as Private).id)} />
                        : <MessageRow message={message} isPrivate={false} press={(on, action) => void press(on, action)} openThread={() => setThread(message.ts)} explain={explain(message as Posted)} />}
                    </div>
                  ))}
                </>}
          </div>
          {tour < stops.length && place.kind === "channel" ? <Tour at={tour} go={() => void guide()} end={() => goOn(stops.length)} /> : null}
          {place.kind === "home" ? null : <Composer label={place.kind === "channel" ? `Message #${place.name}` : "Message Coveo Errors"} command={start.command} example={place.kind === "channel" ? `${start.command} 429` : "delete old does nothing"} send={(text) => say(text, null)} />}
        </main>

        {thread === undefined ? null : <Thread message={thread} privates={(state?.privates ?? []).filter((each) => each.threadTs === thread.ts)} command={start.command} press={(on, action) => void press(on, action)} explain={explain} dismiss={dismiss} say={say} shut={() => setThread(null)} />}

        {!isLabShown || state === null ? null : <Lab tab={tab} setTab={setTab} place={place} groups={start.gallery} state={state} tell={setNotice} did={did} shut={() => setLab(false)} />}
        <p className="notice" role="status">{notice}</p>
      </div>
      {top === undefined ? null : <Modal key={`${top.id} ${JSON.stringify(top.view["blocks"]).length}`} opened={top} start={start} press={(action) => void press(null, action, { window: top.id })} fail={setNotice} />}
    </ThemeContext>
  );
};
