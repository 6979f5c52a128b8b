import type { Fields } from "./api.ts";
import { textOf } from "./blocks.tsx";
import { Dialog } from "./dialog.tsx";

export const Confirm = ({ asked, answer }: { asked: Fields; answer: (yes: boolean) => void }) => (
  <Dialog title={textOf(asked["title"])} shut={() => answer(false)}>
    <p className="inside">{textOf(asked["text"])}</p>
    <footer>
      <button type="button" className="button" onClick={() => answer(false)}>{textOf(asked["deny"]) || "Cancel"}</button>
      <button type="button" className={`button primary ${String(asked["style"] ?? "")}`} onClick={() => answer(true)}>{textOf(asked["confirm"]) || "Yes"}</button>
    </footer>
  </Dialog>
);
