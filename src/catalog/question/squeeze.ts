/** A text without its spaces, marks and case, so that `SOURCE_DOES_NOT_EXIST` and `source does not exist` are one. */
export const squeeze = (text: string): string => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, "");
