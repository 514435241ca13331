// What went wrong, kept for the place where it arose: the dialog that is open, or the room behind.
import { useEffect, useState, useSyncExternalStore } from "react";

/** The room, where no dialog is open. */
export const ROOM = 0;

let dialogs: readonly number[] = [];
let told: ReadonlyMap<number, string> = new Map();
let next = 1;
const listeners = new Set<() => void>();

function publish(now: ReadonlyMap<number, string>): void {
  told = now;
  for (const listener of listeners) {
    listener();
  }
}

const here = () => dialogs.at(-1) ?? ROOM;

/** Says in the place that is used now what could not be done, and what to do. */
export function tellTrouble(text: string): void {
  publish(new Map(told).set(here(), text));
}

/** Something new is tried, or what was said was read. */
export function clearTrouble(place: number = here()): void {
  if (told.has(place)) {
    const now = new Map(told);
    now.delete(place);
    publish(now);
  }
}

/** What is wrong in a place. */
export function useTrouble(place: number): string | undefined {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => told.get(place),
  );
}

/** A dialog as a place: while it is open, what goes wrong is said in it. */
export function useDialogPlace(isOpen: boolean): number {
  const [place] = useState(() => next++);
  useEffect(() => {
    if (!isOpen) {
      return undefined;
    }
    dialogs = [...dialogs, place];
    return () => {
      dialogs = dialogs.filter((other) => other !== place);
      clearTrouble(place);
    };
  }, [isOpen, place]);
  return place;
}
