// A stale save waits here until somebody has chosen between the two versions.
import { useSyncExternalStore } from "react";

export interface TwoVersions {
  /** JSON of what was to be saved. */
  mine: string;
  /** JSON of what is stored. */
  theirs: string;
}

interface Waiting extends TwoVersions {
  answer: (choice: "mine" | "theirs") => void;
}

let waiting: Waiting | null = null;
const listeners = new Set<() => void>();

function publish(next: Waiting | null): void {
  waiting = next;
  for (const listener of listeners) {
    listener();
  }
}

/** Asks which of two versions stays. */
export function choose(versions: TwoVersions): Promise<"mine" | "theirs"> {
  return new Promise((answer) => publish({ ...versions, answer }));
}

export function settle(choice: "mine" | "theirs"): void {
  const asked = waiting;
  publish(null);
  asked?.answer(choice);
}

export function useConflict(): TwoVersions | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => waiting,
  );
}
