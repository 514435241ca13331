// Nothing typed is lost on the way out: it is written first, and what cannot be is asked about.
import { getCurrentWindow } from "@tauri-apps/api/window";
import { isTauri } from "@tauri-apps/api/core";
import { useSyncExternalStore } from "react";

import type { Unsaved } from "./desk";
import { dropAll, flushAll, notSaved } from "./registry";

/** A disk that does not answer must not hold the window for ever. */
const PATIENCE = 8_000;

interface Question {
  left: Unsaved[];
  answer: (leave: boolean) => void;
}

let question: Question | null = null;
let leaving: Promise<boolean> | null = null;
const listeners = new Set<() => void>();

function publish(next: Question | null): void {
  question = next;
  for (const listener of listeners) {
    listener();
  }
}

async function decide(): Promise<boolean> {
  await Promise.race([flushAll(false), new Promise<void>((late) => window.setTimeout(late, PATIENCE))]);
  const left = notSaved();
  if (left.length === 0) {
    return true;
  }
  const leave = await new Promise<boolean>((answer) => publish({ left, answer }));
  publish(null);
  if (leave) {
    dropAll();
  }
  return leave;
}

/** Writes what waits. Where something cannot be written, a person says whether to leave it. */
export function mayLeave(): Promise<boolean> {
  leaving ??= decide().finally(() => {
    leaving = null;
  });
  return leaving;
}

/** Answers whether to leave. */
export function answerLeaving(leave: boolean): void {
  question?.answer(leave);
}

/** What would be lost, while that is asked. */
export function useLeaving(): Unsaved[] | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => question?.left ?? null,
  );
}

/** Closing the window writes first. Answers with what takes that back. */
export function guardWindow(): () => void {
  if (!isTauri()) {
    return () => {};
  }
  const listening = getCurrentWindow().onCloseRequested(async (event) => {
    if (!(await mayLeave())) {
      event.preventDefault();
    }
  });
  return () => void listening.then((stop) => stop());
}
