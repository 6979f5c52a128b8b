import type { Random } from "../../../test/evaluation/seeded-random.ts";
import { UnavailableError } from "../../../src/errors.ts";
import type { QueueMessage } from "../../../src/pipelines/queue-message.ts";
import type { Store } from "../../../src/ports/store.ts";
import { day, hour, type GeneratedTeam } from "./generated.ts";
import type { Oracle } from "./oracle/create-oracle.ts";
import { pressWithdrawal } from "./press-withdrawal.ts";
import type { SimulatedSlack } from "./simulated-slack.ts";
import type { VirtualTime } from "./virtual-time.ts";

type World = { store: Store; slack: SimulatedSlack | undefined; oracle: Oracle; time: VirtualTime; words: Random; isDown: () => boolean; send: (message: QueueMessage, at: number) => void };

/** What people say of failures: that it is not this error, and often that it is after all. */
export const createWithdrawals = ({ store, slack, oracle, time, words, isDown, send }: World) => {
  const figures = { withdrawn: 0, putBack: 0 };
  /** What follows from a word is lost now and then: whoever pressed is told so. */
  const sendReview = async (message: QueueMessage): Promise<void> => {
    if (words.below(40) === 0) throw new UnavailableError("queue", "no answer");
    if (message.kind === "slack" && message.work === "withdrawn") oracle.queuedReview(message);
    send(message, time.now());
  };
  const press = async (on: { channel: string; ts: string }): Promise<void> => {
    if (slack === undefined || isDown()) return;
    const pressed = await pressWithdrawal({ store, messenger: slack.messenger, oracle, clock: time.clock, send: sendReview }, on);
    if (pressed?.kind === "withdraw") figures.withdrawn += 1;
    if (pressed?.kind === "restore") figures.putBack += 1;
  };
  /** "Not this error", on a message of the last days; most are brought back: at once, in the same minutes, or days later. */
  const sayNotThis = (team: GeneratedTeam): void => {
    const recent = [...oracle.messages.messages.values()].filter((each) => each.channel === team.id && each.posting.kind === "reply" && each.threadTs === undefined && !each.isDeleted && (each.run?.at ?? 0) > time.now() - 10 * day);
    const on = recent[words.below(Math.max(recent.length, 1))];
    if (on === undefined) return;
    void press(on);
    if (words.below(10) < 7) time.at(time.now() + words.below(words.pick([2_000, 60_000, hour, 5 * day])), () => void press(on));
    if (words.below(4) === 0) time.at(time.now() + words.below(3_000), () => void press(on));
  };

  return { figures, sayNotThis };
};
