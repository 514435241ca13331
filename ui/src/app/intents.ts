// What was asked for elsewhere, such as in the palette, and is begun by the room it belongs to.
import { useEffect, useSyncExternalStore } from "react";

/** What rooms can be asked to begin. */
export type Intent = "newProgramme" | "newRubric" | "newStandard" | "newPanel" | "newCohort" | "importRoster" | "importFramework" | "search";

let wanted: Intent | null = null;
const listeners = new Set<() => void>();

function publish(intent: Intent | null): void {
  wanted = intent;
  for (const listener of listeners) {
    listener();
  }
}

/** Asks for something; the room that can do it takes it once it is drawn. */
export function want(intent: Intent): void {
  publish(intent);
}

/** Begins something when it is asked for. */
export function useIntent(intent: Intent, begin: () => void): void {
  const now = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => wanted,
  );
  useEffect(() => {
    if (now === intent) {
      publish(null);
      begin();
    }
  });
}
