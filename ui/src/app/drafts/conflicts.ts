// Stale saves wait here, one behind the other, until somebody has chosen between two versions.
import { useSyncExternalStore } from "react";

/** A value as it was typed here, and as somebody else saved it. */
export interface TwoVersions {
  /** JSON of what was to be saved. */
  mine: string;
  /** JSON of what is stored. */
  theirs: string;
}

/** Which of the two stays. */
export type Choice = "mine" | "theirs";

interface Waiting extends TwoVersions {
  answer: (choice: Choice) => void;
}

let waiting: readonly Waiting[] = [];
const listeners = new Set<() => void>();

function publish(next: readonly Waiting[]): void {
  waiting = next;
  for (const listener of listeners) {
    listener();
  }
}

/** Asks which of two versions stays, after what was asked before. */
export function choose(versions: TwoVersions): Promise<Choice> {
  return new Promise((answer) => publish([...waiting, { ...versions, answer }]));
}

/** Answers the question that is asked. */
export function settle(choice: Choice): void {
  const [asked, ...rest] = waiting;
  publish(rest);
  asked?.answer(choice);
}

/** Takes all questions back: what they were about was given up. */
export function forgetConflicts(): void {
  publish([]);
}

/** The question that is asked now. */
export function useConflict(): TwoVersions | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => waiting[0] ?? null,
  );
}
