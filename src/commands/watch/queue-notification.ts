import type { NotificationRule } from "../../pipelines/notification/notification-rule.ts";
import { recogniseNotification } from "../../pipelines/notification/recognise-notification.ts";
import type { ChannelStore } from "../../ports/channel-store.ts";
import type { FindRunByUrl } from "../../ports/find-run.ts";
import type { Queue } from "../../ports/queue.ts";
import { queuePatience } from "../ask/queue-explanation.ts";
import { within } from "../within.ts";
import type { PostedNotification } from "./posted-notification.ts";

type Ports = { store: Pick<ChannelStore, "findChannel">; queue: Pick<Queue, "send">; findRunByUrl: FindRunByUrl; notificationRules: readonly NotificationRule[] };

/**
 * Leaves another app's message of a failed run to the consumer, where the channel has such messages answered: where it
 * stands and the run's ids, nothing of what it says. Of any other message nothing is kept, not even that it came. Throws
 * where it may work another time: Slack then sends the event again.
 */
export const queueNotification = async ({ store, queue, findRunByUrl, notificationRules }: Ports, { channel, ts, said, before, reference }: PostedNotification): Promise<void> => {
  const found = recogniseNotification(notificationRules, said);
  if (found === undefined || !found.failed) return;
  // A change of something else, as when Slack adds a preview.
  if (before !== null && recogniseNotification(notificationRules, before)?.failed === true) return;
  if (!(await store.findChannel(channel)).watches) return;
  const [address] = found.urls.flatMap((url) => findRunByUrl(url) ?? []);
  const run = address === undefined ? null : { ...address, attempt: address.attempt ?? null };
  await within(queuePatience, () => queue.send({ version: 1, kind: "slack", work: "notification", correlationId: reference, channel, ts, run }));
};
