// What was just done, said in the line at the foot of the window. Only the last is there.
import { useSyncExternalStore } from "react";

/** What can be done next, such as taking it back. */
export interface NextStep {
  label: string;
  run: () => void;
  /** It is about the last change: once something else changed, it is offered no more. */
  untilChange?: boolean;
}

export interface NoticeEntry {
  id: number;
  tone: "ok" | "bad" | "information";
  text: string;
  next?: NextStep;
}

/** How long it stands there, in milliseconds; longer with something to press. */
const STAYS = 8_000;
const STAYS_TO_PRESS = 15_000;

let entry: NoticeEntry | null = null;
let id = 0;
let timer = 0;
let saidAt = 0;

/** So long the shell may take to tell of the change that was just said, in milliseconds. */
const ITS_OWN = 1_500;
const listeners = new Set<() => void>();

function publish(now: NoticeEntry | null): void {
  entry = now;
  for (const listener of listeners) {
    listener();
  }
}

/** Takes away what is said: it was read, or somebody else is at the screen now. */
export function dismiss(): void {
  window.clearTimeout(timer);
  publish(null);
}

function goByItself(): void {
  window.clearTimeout(timer);
  if (entry) {
    timer = window.setTimeout(dismiss, entry.next ? STAYS_TO_PRESS : STAYS);
  }
}

/** While somebody points at it or has the focus there, it stays. */
export function hold(stays: boolean): void {
  if (stays) {
    window.clearTimeout(timer);
  } else {
    goByItself();
  }
}

/** Says what was done, in place of what was said before. */
export function notify(tone: NoticeEntry["tone"], text: string, next?: NextStep): void {
  id += 1;
  saidAt = performance.now();
  publish({ id, tone, text, next });
  goByItself();
}

/** Something was changed: what is about the change before it goes. */
export function somethingChanged(): void {
  if (entry?.next?.untilChange && performance.now() - saidAt > ITS_OWN) {
    publish({ ...entry, next: undefined });
  }
}

export function useNotice(): NoticeEntry | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => entry,
  );
}
