import { useId, useState, type ReactNode } from "react";
import type { Fields } from "./api.ts";
import { Confirm } from "./confirm.tsx";
import { PlainBlocks } from "./plain-blocks.tsx";

export type Press = (action: Fields) => void;
type Option = { text: { text: string }; value: string; description?: { text: string } };

export const textOf = (value: unknown): string => String((value as { text?: unknown } | undefined)?.text ?? "");
const listOf = (value: unknown): Fields[] => (Array.isArray(value) ? (value as Fields[]) : []);

/** Blocks: what can be pressed or entered is our own, the rest is the library's. `field`: draws what is entered. */
export const Blocks = ({ blocks, press, field }: { blocks: Fields[]; press: Press; field?: (block: Fields) => ReactNode }) => {
  const parts: ReactNode[] = [];
  let plain: Fields[] = [];
  const flush = (): void => {
    if (plain.length > 0) parts.push(<PlainBlocks key={`plain ${parts.length}`} blocks={plain} />);
    plain = [];
  };
  for (const [at, block] of blocks.entries()) {
    const pressed: Press = (action) => press({ block_id: block["block_id"] ?? `block${at}`, ...action });
    const type = block["type"];
    if (type === "actions" || type === "context_actions") {
      flush();
      parts.push(
        <div key={at} className="actions">
          {listOf(block["elements"]).map((element, index) => <Element key={index} element={element} press={pressed} />)}
        </div>,
      );
    } else if (type === "input") {
      flush();
      parts.push(<div key={at}>{field?.(block)}</div>);
    } else if (type === "section" && block["accessory"] !== undefined && (block["accessory"] as Fields)["type"] !== "image") {
      flush();
      const { accessory, ...section } = block;
      parts.push(
        <div key={at} className="with-accessory">
          <PlainBlocks blocks={[section]} />
          <Element element={accessory as Fields} press={pressed} />
        </div>,
      );
    } else if (type === "image") {
      flush();
      parts.push(<Picture key={at} block={block} />);
    } else plain.push(block);
  }
  flush();
  return <>{parts}</>;
};

/** Our own: the library's has a button without a name. A file of Slack's has no address here but the server's. */
const Picture = ({ block }: { block: Fields }) => {
  const { id } = (block["slack_file"] ?? {}) as { id?: string };
  return (
    <figure>
      {textOf(block["title"]) === "" ? null : <figcaption className="muted">{textOf(block["title"])}</figcaption>}
      <img src={id === undefined ? String(block["image_url"]) : `/playground/file/${id}`} alt={String(block["alt_text"] ?? "")} />
    </figure>
  );
};

const Element = ({ element, press }: { element: Fields; press: Press }) => {
  const [asked, setAsked] = useState<Fields | null>(null);
  const id = useId();
  const go = (action: Fields): void => {
    const whole = { type: element["type"], action_id: element["action_id"], ...action };
    if (element["confirm"] === undefined) press(whole);
    else setAsked(whole);
  };
  const confirm = asked === null ? null : (
    <Confirm
      asked={element["confirm"] as Fields}
      answer={(yes) => {
        setAsked(null);
        if (yes) press(asked);
      }}
    />
  );
  const label = typeof element["accessibility_label"] === "string" ? element["accessibility_label"] : undefined;

  switch (element["type"]) {
    case "button": {
      const url = element["url"];
      const value = { value: element["value"], text: element["text"] };
      if (typeof url === "string" && /^https?:/.test(url)) {
        return <a className="button" href={url} target="_blank" rel="noreferrer noopener" aria-label={label} onClick={() => press({ type: "button", action_id: element["action_id"], url, ...value })}>{textOf(element["text"])}</a>;
      }
      return (
        <>
          <button type="button" className={`button ${String(element["style"] ?? "")}`} aria-label={label} onClick={() => go(value)}>{textOf(element["text"])}</button>
          {confirm}
        </>
      );
    }
    case "static_select":
    case "overflow": {
      const options = listOf(element["options"]) as unknown as Option[];
      const name = textOf(element["placeholder"]) || (element["type"] === "overflow" ? "More" : "Choose");
      return (
        <>
          <select id={id} className={`button ${String(element["type"])}`} aria-label={label ?? name} value="" onChange={({ target }) => go({ selected_option: options.find(({ value }) => value === target.value) })}>
            <option value="" disabled>{element["type"] === "overflow" ? "⋯" : name}</option>
            {options.map((option) => <option key={option.value} value={option.value}>{option.text.text}</option>)}
          </select>
          {confirm}
        </>
      );
    }
    case "feedback_buttons":
      return (
        <>
          {(["positive_button", "negative_button"] as const).map((which) => {
            const button = element[which] as Fields | undefined;
            return button === undefined ? null : (
              <button key={which} type="button" className="button feedback" aria-label={String(button["accessibility_label"] ?? textOf(button["text"]))} onClick={() => go({ value: button["value"], text: button["text"] })}>
                <span aria-hidden="true">{which === "positive_button" ? "👍" : "👎"}</span> {textOf(button["text"])}
              </button>
            );
          })}
          {confirm}
        </>
      );
    case "icon_button":
      return <button type="button" className="button" aria-label={textOf(element["text"])} onClick={() => go({ value: element["value"], text: element["text"] })}>🗑 {textOf(element["text"])}</button>;
    default:
      return <PlainBlocks blocks={[{ type: "actions", elements: [element] }]} />;
  }
};
