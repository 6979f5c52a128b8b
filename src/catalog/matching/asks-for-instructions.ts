const howTo = /^(?:how (?:to|do|can|should)|where|who|when)\b/i;
const trouble =
  /\b(?:fix|error|fail|fails|failed|failing|solve|resolve|handle|avoid|wrong|not|nothing|denied|expired|exceeded|refused|rejected|stuck|timeout|limits?|quota|reset|maximum|too|may|needs?|expects?|required|asleep|sleeping|paused|throttled|missing|invalid)\b/i;

/** Whether a question asks how something is done, rather than for help with an error or its limits. */
export const asksForInstructions = (text: string): boolean => howTo.test(text) && !trouble.test(text);
