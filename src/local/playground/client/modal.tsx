import { useId, useState, type FormEvent } from "react";
import { act, type Fields, type Opened, type Start } from "./api.ts";
import { Blocks, textOf, type Press } from "./blocks.tsx";
import { Dialog } from "./dialog.tsx";

type Values = Record<string, Fields>;
type Option = { text: { text: string }; value: string };

/** A window of the bot's: what is entered goes to it when it is submitted. */
export const Modal = ({ opened: { id, view }, start, press, fail }: { opened: Opened; start: Start; press: Press; fail: (reason: string) => void }) => {
  const blocks = Array.isArray(view["blocks"]) ? (view["blocks"] as Fields[]) : [];
  const [entered, setEntered] = useState<Values>({});
  const [faults, setFaults] = useState<Record<string, string>>({});
  const values = { ...initialValues(blocks), ...entered };
  const enter = (block: string, action: string, value: Fields): void => setEntered({ ...entered, [block]: { [action]: value } });

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const answer = await act({ kind: "submit", window: id, values });
    setFaults(answer.faults ?? {});
    if (!answer.ok) fail(answer.reason ?? "The bot did not answer.");
  };
  return (
    <Dialog title={textOf(view["title"])} shut={() => void act({ kind: "close", window: id })} wide>
      <form onSubmit={(event) => void submit(event)}>
        <div className="inside" tabIndex={0} role="group" aria-label={textOf(view["title"])}>
          <Blocks
            blocks={blocks}
            press={press}
            field={(block) => <Field block={block} start={start} fault={faults[String(block["block_id"])]} value={values[String(block["block_id"])]} enter={enter} />}
          />
        </div>
        <footer>
          <button type="button" className="button" onClick={() => void act({ kind: "close", window: id })}>{textOf(view["close"]) || "Close"}</button>
          {view["submit"] === undefined ? null : <button type="submit" className="button primary">{textOf(view["submit"])}</button>}
        </footer>
      </form>
    </Dialog>
  );
};

const elementOf = (block: Fields): Fields => (block["element"] ?? {}) as Fields;

const initialValues = (blocks: Fields[]): Values =>
  Object.fromEntries(
    blocks.filter(({ type }) => type === "input").map((block) => {
      const { type, action_id: action, initial_value: text, initial_option: option, initial_conversation: conversation } = elementOf(block);
      const value = type === "plain_text_input" ? { type, value: text ?? null } : /conversations|channels/.test(String(type)) ? { type, selected_conversation: conversation ?? null } : { type, selected_option: option ?? null };
      return [String(block["block_id"]), { [String(action)]: value }];
    }),
  );

type FieldProps = { block: Fields; start: Start; fault: string | undefined; value: Fields | undefined; enter: (block: string, action: string, value: Fields) => void };

const Field = ({ block, start, fault, value, enter }: FieldProps) => {
  const id = useId();
  const element = elementOf(block);
  const type = String(element["type"]);
  const action = String(element["action_id"]);
  const now = (value?.[action] ?? {}) as Fields;
  const give = (content: Fields): void => enter(String(block["block_id"]), action, { type, ...content });
  const common = { id, required: block["optional"] !== true, "aria-invalid": fault !== undefined, "aria-describedby": `${id}-hint` };
  const options = (Array.isArray(element["options"]) ? element["options"] : []) as Option[];
  return (
    <div className="field">
      <label htmlFor={id}>{textOf(block["label"])}{block["optional"] === true ? <span className="muted"> (optional)</span> : null}</label>
      {type === "plain_text_input" ? (
        element["multiline"] === true
          ? <textarea {...common} rows={4} maxLength={Number(element["max_length"] ?? 3000)} placeholder={textOf(element["placeholder"])} value={String(now["value"] ?? "")} onChange={({ target }) => give({ value: target.value || null })} />
          : <input {...common} maxLength={Number(element["max_length"] ?? 3000)} placeholder={textOf(element["placeholder"])} value={String(now["value"] ?? "")} onChange={({ target }) => give({ value: target.value || null })} />
      ) : /conversations|channels/.test(type) ? (
        <select {...common} value={String(now["selected_conversation"] ?? "")} onChange={({ target }) => give({ selected_conversation: target.value || null })}>
          <option value="">{textOf(element["placeholder"]) || "Choose"}</option>
          {start.channels.map((each) => <option key={each.id} value={each.id}>#{each.name}</option>)}
        </select>
      ) : (
        <select {...common} value={String((now["selected_option"] as Option | null)?.value ?? "")} onChange={({ target }) => give({ selected_option: options.find((each) => each.value === target.value) ?? null })}>
          <option value="">{textOf(element["placeholder"]) || "Choose"}</option>
          {options.map((option) => <option key={option.value} value={option.value}>{option.text.text}</option>)}
        </select>
      )}
      <p id={`${id}-hint`} className={fault === undefined ? "muted" : "fault"}>{fault ?? textOf(block["hint"])}</p>
    </div>
  );
};
