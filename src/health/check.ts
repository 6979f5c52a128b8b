/** What was looked at, how it is, and where it is not well, how to mend it. */
export type Check = {
  area: "settings" | "slack" | "table" | "queue" | "connections" | "links" | "bot";
  subject: string;
  /** `advice`: it works without. */
  state: "ok" | "to do" | "advice" | "not checked";
  says: string;
  mend?: string;
};

export const ok = (area: Check["area"], subject: string, says: string): Check => ({ area, subject, state: "ok", says });
export const toDo = (area: Check["area"], subject: string, says: string, mend: string): Check => ({ area, subject, state: "to do", says, mend });
export const notChecked = (area: Check["area"], subject: string, says: string): Check => ({ area, subject, state: "not checked", says });
export const advice = (area: Check["area"], subject: string, says: string, mend: string): Check => ({ area, subject, state: "advice", says, mend });
