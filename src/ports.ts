import type { TopLevelSpec } from "vega-lite";
import type { HomeView, ModalView } from "@slack/types";
import type { Said } from "./commands/ask/chosen-message.ts";
import type { ChannelState, Stop } from "./channels/channel-state.ts";
import type { UnknownCode } from "./diagnosis/diagnosis.ts";
import type { WeekTotals } from "./digest/week-totals.ts";
import type { Wish } from "./feedback/wish.ts";
import type { Vote } from "./feedback/vote.ts";
import type { Allowance } from "./linking/allowance.ts";
import type { LinkRequest } from "./linking/link-request.ts";
import type { Note, NoteKey } from "./notes/note.ts";
import type { FailedRun, RunKey, RunOutcome } from "./pipelines/failed-run.ts";
import type { GreenRun, OpenFailure, OpenFailureKey } from "./pipelines/open-failure.ts";
import type { Place } from "./pipelines/place.ts";
import type { Link } from "./pipelines/link.ts";
import type { Project } from "./pipelines/project.ts";
import type { QueueMessage } from "./pipelines/queue-message.ts";
import type { Reading, ReadResult } from "./pipelines/reading.ts";
import type { Posting } from "./posting/posting.ts";
import type { FlagState } from "./recurrence/flag-state.ts";
import type { Occurrence, Withdrawal } from "./recurrence/occurrence.ts";
import type { Storm } from "./recurrence/storm.ts";
import type { TeamProfile } from "./recurrence/team-profile.ts";
import type { SlackMessage } from "./views/slack-message.ts";

/** What the domain needs from the world. Implementations are closures in src/adapters/. */

export type Clock = () => Date;

export type LogLevel = "debug" | "info" | "warn" | "error";

/** Every line has these itself. */
type OfEveryLine = { level?: never; message?: never; timestamp?: never; service?: never };

export type LogFields = Record<string, string | number | boolean | null | undefined> & OfEveryLine;

/** Structured log: never a secret, never text of a log. The level is `info` where none is named. */
export type Log = (event: string, fields?: LogFields, level?: LogLevel) => void;

/** `value` is 1 where none is named. Every combination of dimensions is kept, and paid for, by itself: they take few values, and none that a stranger can choose. */
export type Metric = {
  name: "ColdStarts" | "Deliveries" | "Diagnoses" | "UnknownCodes" | "TimeToMessage";
  unit: "Count" | "Milliseconds";
  value?: number;
  dimensions?: Record<string, string>;
};

export type Metrics = (metric: Metric) => void;

/** An HTTP request as it came, the body as raw bytes, header names in lower case. */
export type Delivery = { headers: Record<string, string>; body: Uint8Array };

export type OccurrenceStore = {
  /** One conditional put of one item. */
  recordOccurrence(occurrence: Occurrence, options?: { signal?: AbortSignal }): Promise<"recorded" | "duplicate">;
  /** Takes one back, or brings it back with null; one write, and doing it twice changes nothing. `absent`: there is none, or none any more. */
  withdrawOccurrence(of: { team: string; errorId: string; occurredAt: string; dedupeId: string }, withdrawn: Withdrawal | null): Promise<{ kind: "done"; occurrence: Occurrence } | { kind: "absent" }>;
  /** A team's occurrences with `from` ≤ occurredAt < `until` (ISO 8601), oldest first, of one error or of all. */
  listOccurrences(range: {
    team: string;
    errorId?: string;
    from: string;
    until: string;
    signal?: AbortSignal;
  }): Promise<Occurrence[]>;
  /** At most `limit` of an error's occurrences in the range: the `first` or `last` of it, in that order from that end. What it costs grows with `limit`, not with the range. */
  listOccurrencesFrom(
    end: "first" | "last",
    range: { team: string; errorId: string; from: string; until: string; limit: number; signal?: AbortSignal },
  ): Promise<Occurrence[]>;
};

export type StoredRun = FailedRun & { outcome: RunOutcome | null };

export type RunStore = {
  /** Puts the run unless it is there (first writer wins) and gives what is stored, `occurredAt` fixed. */
  openRun(run: FailedRun): Promise<StoredRun>;
  closeRun(key: RunKey, outcome: RunOutcome): Promise<void>;
  findRun(key: RunKey): Promise<StoredRun | undefined>;
  /** The run's latest failure, where it failed on several occasions. */
  findLatestRun(key: Omit<RunKey, "occasion">): Promise<StoredRun | undefined>;
};

export type Reservation =
  | { kind: "reserved"; takenOver: false; firstTriedAt: string }
  /** `triedUntil`: when the reservation of the latest try ran out. `threadTs`: the thread that the first try was for, where it was for one. */
  | { kind: "reserved"; takenOver: true; firstTriedAt: string; triedUntil: string; threadTs?: string }
  | { kind: "posted"; ts: string; threadTs?: string }
  | { kind: "held"; until: string };

/** Posting once: reserve, post, mark. A reservation that ran out is taken over, and then reconciled before posting. */
export type PostingStore = {
  reserve(posting: Posting, leaseSeconds: number, threadTs?: string): Promise<Reservation>;
  markPosted(posting: Posting, ts: string): Promise<void>;
  /** Gives up a reservation; what was posted stays. */
  release(posting: Posting): Promise<void>;
  /** Where it was posted, if it was, and in whose thread. */
  findPosted(posting: Posting): Promise<{ ts: string; threadTs?: string } | undefined>;
};

export type ProjectStore = {
  /**
   * The link a project belongs to: the one it had before (a rename breaks nothing), else the one of its name, else the most
   * specific pattern. The project's key is remembered with it.
   */
  linkOf(project: Project): Promise<Link | undefined>;
  /** Puts a link, in place of the one with the same connection and projects. Its channel is a team from then on. */
  putLink(link: Link): Promise<void>;
  removeLink(link: Pick<Link, "connection" | "projects">): Promise<void>;
  listLinks(): Promise<Link[]>;
  /** The projects that came under a team's links, as they are called now. */
  listProjects(team: string): Promise<Project[]>;
  /** Notes a failure of a project that nobody linked; the same run counts once. */
  noteUnlinked(run: FailedRun): Promise<void>;
  listUnlinked(): Promise<Unlinked[]>;
};

/** A project that failed and that nobody linked: how often, and when last (ISO 8601, UTC). */
export type Unlinked = { connection: string; name: string; count: number; lastSeen: string };

/** A code in a Coveo error body that the catalog does not have: how often, and when last (ISO 8601, UTC). */
export type SeenUnknownCode = { code: string; status: string | null; count: number; lastSeen: string };

export type UnknownCodeStore = {
  /** Counts a run once. */
  noteUnknownCode(unknown: Pick<UnknownCode, "code" | "status">, run: FailedRun): Promise<void>;
  /** The most frequent first. */
  listUnknownCodes(): Promise<SeenUnknownCode[]>;
};

/** Which message tells of a failure, where its repeats go, and what has passed since. */
export type OpenFailureStore = {
  findOpenFailure(of: OpenFailureKey): Promise<OpenFailure | undefined>;
  /** Puts a state in place of the one with its revision, and counts the revision up; `conflict`: somebody else did before. */
  changeOpenFailure(open: OpenFailure): Promise<"changed" | "conflict">;
  /** Those of a place, whatever the error. */
  listOpenFailures(place: Place): Promise<OpenFailure[]>;
  /** Keeps the newest run that passed. */
  putGreen(place: Place, green: GreenRun): Promise<void>;
  findGreen(place: Place): Promise<GreenRun | undefined>;
  /** The latest storm of an error. */
  findStorm(of: { team: string; errorId: string }): Promise<Storm | undefined>;
  /** As with `changeOpenFailure`. */
  changeStorm(storm: Storm): Promise<"changed" | "conflict">;
};

export type FlagStore = {
  /** `noFlag` where nothing is stored. */
  findFlag(of: { team: string; errorId: string }): Promise<FlagState>;
  /** Puts a state in place of the one with its revision, and counts the revision up; `conflict`: somebody else did before. */
  changeFlag(of: { team: string; errorId: string }, state: FlagState): Promise<"changed" | "conflict">;
  listFlags(team: string): Promise<{ errorId: string; state: FlagState }[]>;
};

/** Which teams meet the same limit: it belongs to a Coveo organization, not to a team. */
export type OrganizationStore = {
  /** `day`: UTC, `YYYY-MM-DD`. Noted once, however often it comes. */
  noteHit(hit: OrganizationHit & { team: string }): Promise<void>;
  /** How many teams met it that day. */
  countTeams(hit: OrganizationHit): Promise<number>;
};

export type OrganizationHit = { organization: string; errorId: string; day: string };

/** Of a team's digest: the slot that comes next (null: the next sweep gives it one), and the end of what was told (null: nothing yet). ISO 8601, UTC. */
export type DigestState = { dueAt: string | null; toldUntil: string | null };

export type TeamStore = {
  /** Makes a channel a team; settings that it had before stay. `dueAt`: its first digest's slot (ISO 8601, UTC); without one the next sweep gives it one. */
  joinTeam(team: string, dueAt?: string): Promise<"joined" | "already">;
  /** It is told nothing unasked any more; its settings and history stay. */
  leaveTeam(team: string): Promise<void>;
  findTeam(team: string): Promise<TeamProfile | undefined>;
  /** Changes nothing where the channel is no team. */
  changeTeam(team: string, change: Partial<Pick<TeamProfile, "name" | "digestOn" | "schedule" | "thresholds">>): Promise<void>;
  findDigestState(team: string): Promise<DigestState | undefined>;
  /** Moves the slot on, unless somebody did; `toldUntil` stays where none is given. */
  moveDueAt(team: string, from: string | null, to: string, toldUntil?: string): Promise<"moved" | "conflict">;
  listTeams(): Promise<string[]>;
  /** The teams whose slot has come, and those that have none yet, page after page. */
  listDueTeams(now: Date): AsyncIterable<{ team: string; dueAt: string | null }[]>;
};

/** What is known of channels, whether they are teams or not. */
export type ChannelStore = {
  /** `unknownChannel` where nothing is stored. */
  findChannel(channel: string): Promise<ChannelState>;
  changeChannel(channel: string, change: Partial<ChannelState>): Promise<void>;
  /** Unless it is stopped already. */
  stopChannel(channel: string, stop: Stop): Promise<"stopped" | "already">;
};

/** Who may link what, and what administrators are asked. */
export type LinkingStore = {
  listAllowances(): Promise<Allowance[]>;
  /** In place of the one with the same connection and projects. */
  putAllowance(allowance: Allowance): Promise<void>;
  removeAllowance(allowance: Pick<Allowance, "connection" | "projects">): Promise<void>;
  /** Undefined also where it ran out. */
  findLinkRequest(id: string): Promise<LinkRequest | undefined>;
  /** Puts a request in place of the one with its revision, and counts the revision up; `conflict`: somebody else did before. */
  changeLinkRequest(request: LinkRequest): Promise<"changed" | "conflict">;
};

/** A team's totals by ISO week (UTC, `2026-W47`), kept for the trend of a year. */
export type WeekStore = {
  /** In place of what is there. */
  putWeek(team: string, totals: WeekTotals): Promise<void>;
  /** The weeks from this one on, oldest first. */
  listWeeks(team: string, from: string): Promise<WeekTotals[]>;
};

/** Whether answers helped: a set of votes, counted when it is read. */
export type VoteStore = {
  /** In place of the same voter's. */
  putVote(vote: Vote): Promise<void>;
  /** A team's votes with `from` ≤ at < `until` (ISO 8601), in whatever order. */
  listVotes(range: { team: string; from: string; until: string }): Promise<Vote[]>;
};

/** Errors that people want in the catalog. */
export type WishStore = {
  /** Once an ask. */
  putWish(wish: Wish): Promise<void>;
  /** Those with `from` ≤ at < `until` (ISO 8601). */
  listWishes(range: { from: string; until: string }): Promise<Wish[]>;
};

/** What teams wrote down about errors. `conflict`: somebody changed or removed it before. */
export type NoteStore = {
  addNote(note: Omit<Note, "revision">): Promise<"added" | "conflict">;
  /** Puts a note in place of the one with its revision, and counts the revision up. */
  changeNote(note: Note): Promise<"changed" | "conflict">;
  removeNote(note: NoteKey & { revision: number }): Promise<"removed" | "conflict">;
  /** Of an error, the newest first; or all of a team. */
  listNotes(of: { team: string; errorId: string; limit: number } | { team: string }): Promise<Note[]>;
};

export type Store = OccurrenceStore & WishStore & VoteStore & NoteStore & RunStore & PostingStore & ProjectStore & UnknownCodeStore & TeamStore & WeekStore & FlagStore & OrganizationStore & OpenFailureStore & ChannelStore & LinkingStore;

export type Queue = {
  /** Throws UnavailableError where the queue does not take it. */
  send(message: QueueMessage): Promise<void>;
  /** Sends many, and gives how many of them the queue did not take. */
  sendAll(messages: readonly QueueMessage[], delaySeconds?: (at: number) => number): Promise<{ notSent: number }>;
};

export type FailedJob = { id: string; name: string };

/** `reason` is a phrase for people: "the log has expired (410)". */
export type Unavailable = {
  kind: "unavailable";
  reason: string;
  /** Set where whoever runs the bot can mend it (a token, an address): told in the operations channel, not to the team alone. */
  blame?: "token" | "settings";
};

/** The logs of a connection's failed runs. Faults that may pass are thrown as UnavailableError. */
export type PipelineLogs = {
  failedJobs(run: RunKey): Promise<{ kind: "jobs"; jobs: FailedJob[] } | Unavailable>;
  openLog(run: RunKey, job: FailedJob): Promise<{ kind: "log"; chunks: AsyncIterable<Uint8Array> } | Unavailable>;
};

/** What of the missed deliveries was sent again, and what could not be: how much, the last fault as a phrase, and whether it may pass. */
export type Redelivered = { kind: "swept"; redelivered: number; failed?: { count: number; last: string; mayPass: boolean } };

/** Deliveries that providers could not bring, of those that never try again by themselves. */
export type SweepDeliveries = {
  connections: readonly string[];
  redeliverMissed(connection: string, now: Date): Promise<Redelivered | Unavailable>;
};

/** One connection as the receiving side sees it. */
export type Receiver = {
  connection: string;
  verify(delivery: Delivery, now: Date): Promise<boolean>;
  /** Accepts the subscription that a verified delivery offers, if it offers one: whether it did. Throws UnavailableError. */
  confirm(delivery: Delivery): Promise<boolean>;
  read(delivery: Delivery): ReadResult;
  /** Whether the connection may speak for this project. */
  speaksFor(projectName: string): boolean;
  /** The link to the run if it is on the connection's own host, else null. */
  ownUrl(url: string | null): string | null;
};

/** The receiver of a provider's connection; undefined where there is no such provider or connection. */
export type Receivers = (provider: string, connection: string) => Receiver | undefined;

/** The receiver of events of a source that the platform hands over itself; undefined where there is none. */
export type EventReceivers = (source: string) => Receiver | undefined;

/** The run that an address points at, if the address is of a configured connection; ids only are taken from it. Its attempt is undefined where the address stands for the latest. */
export type FindRunByUrl = (url: string) => { connection: string; name: string; runId: string; attempt: number | undefined } | undefined;

/** `refused`: for good. `wait`: not now, nothing was posted. */
export type Sent = { kind: "posted"; ts: string } | { kind: "refused"; reason: string } | { kind: "wait"; seconds: number };

/** What came of looking for a message. `unsure`: it may be there; `reason` says why it was not looked for to the end. */
export type Sought = { kind: "found"; ts: string } | { kind: "absent" } | { kind: "unsure"; reason: string };

export type Messenger = {
  /** Posts under an opaque key, into the thread of a message where that is given. Throws UnavailableError where nobody knows whether it was posted, or where Slack is to blame. */
  send(message: { channel: string; message: SlackMessage; key: string; threadTs?: string }): Promise<Sent>;
  /** Looks for the message with this key, posted between these times; in a thread where that is given. */
  findPosted(query: { channel: string; key: string; since: string; until?: string; threadTs?: string }): Promise<Sought>;
  /** A message as it stands now. `gone`: somebody deleted it. */
  read(message: { channel: string; ts: string }): Promise<{ kind: "read"; message: SlackMessage } | { kind: "gone" } | { kind: "refused"; reason: string }>;
  /** Puts another text in place of a message's. Doing it twice changes nothing. `gone`: there is no such message any more. */
  update(message: { channel: string; ts: string; message: SlackMessage }): Promise<{ kind: "updated" } | { kind: "gone" } | { kind: "refused"; reason: string } | { kind: "wait"; seconds: number }>;
};

/** Slack's channels and who is in them. Never throws: `unknown` says why as Slack does. */
export type SlackChannels = {
  /** `shared`: people of other companies are in it. */
  describe(channel: string): Promise<{ kind: "channel"; name: string | null; shared: boolean } | { kind: "unknown"; reason: string }>;
  /** The channels that a person is in, of those that the bot may know of. */
  channelsOf(user: string): Promise<{ kind: "channels"; channels: { id: string; name: string }[] } | { kind: "unknown"; reason: string }>;
};

/** The Home tab of one person. */
export type HomeTabs = {
  /** Throws UnavailableError. */
  publish(user: string, view: HomeView): Promise<void>;
};

/** Pictures that messages show. */
export type Pictures = {
  /** Keeps a PNG where messages can show it by its id. Never throws: a message does without. `reason` is a phrase for the log. */
  uploadPicture(picture: { png: Uint8Array; name: string; alt: string }): Promise<{ kind: "uploaded"; fileId: string } | { kind: "failed"; reason: string }>;
  /** `left`: it could not be deleted, and stays without harm. */
  deletePicture(fileId: string): Promise<"deleted" | "left">;
};

/** An incident that is open at Coveo's; all of it is text from outside. `impact`: Statuspage's word for it. */
export type Incident = { name: string; impact: string; url: string };

/** What Coveo's public status page says. `unknown`: it did not answer in time, or not in words that are known. */
export type CoveoStatus = { page: string } & ({ kind: "incidents"; incidents: [Incident, ...Incident[]] } | { kind: "quiet" } | { kind: "unknown" });

/** Never throws, and is quick: somebody waits. */
export type StatusPage = () => Promise<CoveoStatus>;

/** Draws a chart as a PNG. */
export type DrawChart = (spec: TopLevelSpec) => Promise<Uint8Array>;

/** What one person alone is shown. Both give false where it did not work: what to say then is the caller's. */
export type PersonalReplies = {
  /** `response`: the path of a `response_url`, tried first where there is one: it also works in channels that this app is not in. */
  tell(message: { channel: string; user: string; message: SlackMessage; response?: string | null }): Promise<boolean>;
  /** `triggerId` lives three seconds. */
  openModal(modal: { triggerId: string; view: ModalView }): Promise<boolean>;
};

/** What else the response address of a private answer takes. Both give false where it did not work. */
export type AnswerReplies = {
  /** Puts another private answer in place of the one whose button was pressed. */
  replace(answer: { response: string; message: SlackMessage }): Promise<boolean>;
  /** Posts in the channel, as an answer to what was typed there: also where this app is not in it. */
  postInChannel(answer: { response: string; message: SlackMessage }): Promise<boolean>;
};

/** Private answers that come later than the acknowledgement. */
export type LateReplies = {
  /** At the response address while it lives (`askedAt`: ISO 8601), else as a message only this person sees. `refused`: for good. Throws UnavailableError. */
  tellLater(reply: {
    channel: string;
    user: string;
    message: SlackMessage;
    response: string | null;
    askedAt: string;
    now: Date;
  }): Promise<{ kind: "told" } | { kind: "refused"; reason: string }>;
};

/** Reads what a message says. `refused`: the app may not, or it is gone. Throws UnavailableError. */
export type MessageReader = {
  readSaid(message: { channel: string; ts: string }): Promise<{ kind: "said"; said: Said } | { kind: "refused"; reason: string }>;
};

/** The text files of messages, up to a size and a time: when its chunks are read, `cutShort` says why not all of it was. `reason` is a phrase for people; the name is null where it is not known. Throws UnavailableError. */
export type SlackFiles = {
  openFile(id: string): Promise<{ kind: "file"; name: string; chunks: AsyncIterable<Uint8Array>; cutShort?: () => string | undefined } | { kind: "unreadable"; name: string | null; reason: string }>;
};

/** What a provider says of a run by itself, without a delivery. `cannot-tell`: it has no such call, or this app does not make it. */
export type FindRun = (address: NonNullable<ReturnType<FindRunByUrl>>) => Promise<{ kind: "read"; reading: Reading; underWay?: boolean } | { kind: "cannot-tell" } | Unavailable>;
