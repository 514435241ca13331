// Short messages at the foot of the window.
import { useSyncExternalStore } from "react";

export interface NoticeEntry {
  id: number;
  tone: "ok" | "bad" | "information";
  text: string;
}

let entries: NoticeEntry[] = [];
let next = 1;
const listeners = new Set<() => void>();

function publish(list: NoticeEntry[]): void {
  entries = list;
  for (const listener of listeners) {
    listener();
  }
}

export function dismiss(id: number): void {
  publish(entries.filter((entry) => entry.id !== id));
}

/** Somebody else is at the screen now: what was said was not for them. */
export function dismissAll(): void {
  publish([]);
}

export function notify(tone: NoticeEntry["tone"], text: string): void {
  const id = next;
  next += 1;
  publish([...entries.slice(-3), { id, tone, text }]);
  // Bad news stays until it is read.
  if (tone !== "bad") {
    window.setTimeout(() => dismiss(id), 5_000);
  }
}

export function useNotices(): NoticeEntry[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => entries,
  );
}
