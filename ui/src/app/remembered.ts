// Filters and sorting that are there again when a room is come back to.
import { useSyncExternalStore } from "react";

const held = new Map<string, unknown>();
const listeners = new Set<() => void>();

function tell(): void {
  for (const listener of listeners) {
    listener();
  }
}

/** Another workspace is open: what was looked for in the one before is not. */
export function forgetRemembered(): void {
  held.clear();
  tell();
}

/** What a room shows of its list is said from elsewhere, such as by what finds anything. */
export function remember(name: string, value: unknown): void {
  held.set(name, value);
  tell();
}

/** As `useState`, kept under a name while the program runs. */
export function useRemembered<T>(name: string, first: T): [T, (value: T) => void] {
  const value = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => (held.has(name) ? (held.get(name) as T) : first),
  );
  return [value, (next) => remember(name, next)];
}
