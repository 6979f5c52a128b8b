import type { ReadResult } from "../pipelines/reading.ts";
import type { Delivery } from "./delivery.ts";

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
