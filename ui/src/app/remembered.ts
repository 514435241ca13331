// Filters and sorting that are there again when a room is come back to.
import { useState } from "react";

const held = new Map<string, unknown>();

/** Another workspace is open: what was looked for in the one before is not. */
export function forgetRemembered(): void {
  held.clear();
}

/** As `useState`, kept under a name while the program runs. */
export function useRemembered<T>(name: string, first: T): [T, (value: T) => void] {
  const [value, setValue] = useState<T>(() => (held.has(name) ? (held.get(name) as T) : first));
  return [
    value,
    (next) => {
      held.set(name, next);
      setValue(next);
    },
  ];
}
