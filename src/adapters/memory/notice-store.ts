import type { NoticeStore } from "../../ports.ts";
import { memoryKey } from "./memory-key.ts";

export const createNoticeStore = (): NoticeStore => {
  const notices = new Set<string>();
  return {
    noteFirst: async ({ day, subject }) => {
      const isFirst = !notices.has(memoryKey(day, subject));
      notices.add(memoryKey(day, subject));
      return isFirst;
    },
    forgetNote: async ({ day, subject }) => {
      notices.delete(memoryKey(day, subject));
    },
  };
};
