// The run that prints now: one at a time, from whichever room it was begun, shown in every room.
import { commands, events } from "../bindings";
import type { RunningPress } from "../bindings";
import { client, useData } from "./data";
import { keys } from "./keys";

/** When a run was first seen, and how far it was then: the rate is measured from there. */
let since: { cohort: string; at: number; done: number } | null = null;

function noted(press: RunningPress | null): RunningPress | null {
  if (press === null) {
    since = null;
  } else if (since === null || since.cohort !== press.cohortId || press.progress.done < since.done) {
    since = { cohort: press.cohortId, at: performance.now(), done: press.progress.done };
  }
  return press;
}

/** Shows how far the press is, or that it is still. */
export function showPress(press: RunningPress | null): void {
  // An answer that is on its way is older than this.
  void client.cancelQueries({ queryKey: keys.runningPress(), exact: true });
  client.setQueryData(keys.runningPress(), noted(press));
}

/** Follows the press from here on. */
export function listenToPress(): void {
  void events.pressProgress.listen((event) => showPress(event.payload));
}

/** The run that prints now, if one does. */
export function useRunningPress(): RunningPress | null {
  return useData(keys.runningPress(), async () => noted(await commands.runningPress())).data ?? null;
}

/** Certificates a second of the run that prints now, and the seconds that are left. */
export function pace({ progress: { done, total } }: RunningPress): { rate: number; left: number | null } {
  const seconds = since === null ? 0 : (performance.now() - since.at) / 1_000;
  const rate = Math.round((done - (since?.done ?? 0)) / Math.max(0.001, seconds));
  return { rate, left: rate > 0 ? Math.ceil((total - done) / rate) : null };
}
