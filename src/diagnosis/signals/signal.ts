/** Something in a line that may be an error of Coveo's. */
export type Signal = {
  /** What shows the error: a code, a status, or a shape of text of its own. */
  kind: "code" | "status" | "shape";
  /** The code, the status (`429`), or the id of the entry that the shape stands for. */
  value: string;
  /**
   * `body`: the value of an error body's key · `label`: announced by a word (`Error code: X`) · `bare`: just there ·
   * `stated`: a status said to be one (`HTTP 429`, `429 Too Many Requests`) · `answered`: what a call got (`-> 429`, `got 429`) · `alone`: nothing else on the line · `implied`: a number where a status would stand (`PUT <url> 429`).
   */
  form: "body" | "label" | "bare" | "stated" | "answered" | "alone" | "implied";
  /** The key that held it: the Push API has `errorCode`, the Usage Analytics API `type`. */
  key: "errorCode" | "type" | null;
  from: number;
  to: number;
};
