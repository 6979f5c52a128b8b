import { useEffect, useState } from "react";
import { read, type State } from "./api.ts";

/** A channel's state, read anew whenever the server says that something changed. */
export const useStateOf = (channel: string | undefined): { state: State | null; lost: boolean } => {
  const [state, setState] = useState<State | null>(null);
  const [lost, setLost] = useState(false);

  useEffect(() => {
    if (channel === undefined) return;
    // One reading at a time; what changes meanwhile is read once more.
    let isLeft = false;
    let isReading = false;
    let isWanted = false;
    const again = async (): Promise<void> => {
      isWanted = true;
      if (isReading) return;
      isReading = true;
      while (isWanted) {
        isWanted = false;
        try {
          const found = await read<State>(`/playground/state?channel=${channel}`);
          if (isLeft) return;
          setState(found);
          setLost(false);
        } catch {
          if (!isLeft) setLost(true);
        }
      }
      isReading = false;
    };
    setState(null);
    const changes = new EventSource("/playground/changes");
    changes.addEventListener("message", () => void again());
    changes.addEventListener("error", () => setLost(true));
    void again();
    return () => {
      isLeft = true;
      changes.close();
    };
  }, [channel]);

  return { state, lost };
};
