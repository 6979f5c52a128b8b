import { answerById } from "../catalog/answer-by-id.ts";
import type { CoveoStatus, StatusPage } from "../ports/status-page.ts";

/** What Coveo's status page says, where the error is one that Coveo's service may be the cause of. */
export const coveoStatusFor = async (statusPage: StatusPage | undefined, errorId: string): Promise<CoveoStatus | undefined> =>
  statusPage !== undefined && answerById(errorId)?.category === "service" ? statusPage() : undefined;
