import type { NotificationRule } from "../../pipelines/notification/notification-rule.ts";
import { ciProviders } from "./registry.ts";

/** Of every provider that has one. */
export const notificationRules: readonly NotificationRule[] = Object.values(ciProviders).flatMap(({ notification }) => notification ?? []);
