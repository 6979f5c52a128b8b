import { useEffect, useState } from "react";
import { read, type Fields, type State } from "./api.ts";

/** The table's items of the channel. */
export const Items = ({ channel, state }: { channel: string; state: State }) => {
  const [items, setItems] = useState<Fields[] | null>(null);
  useEffect(() => {
    read<Fields[]>(`/playground/items?channel=${channel}`).then(setItems, () => setItems(null));
  }, [channel, state]);
  if (items === null) return <p className="panel muted">Reading the table…</p>;
  return (
    <div className="panel">
      <p className="muted"><code>pk = TEAM#{channel}</code>, {items.length === 1 ? "1 item" : `${items.length} items`}</p>
      {items.map((item) => (
        <details key={String(item["sk"])} className="item">
          <summary>{decodeURIComponent(String(item["sk"])).replaceAll("#", " · ")}</summary>
          <pre tabIndex={0}>{JSON.stringify(item, null, 2)}</pre>
        </details>
      ))}
    </div>
  );
};
