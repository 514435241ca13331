// All drafts of all screens, under the key of the screen each was typed on.
import { useMemo, useSyncExternalStore } from "react";

import { heldTexts, releaseAll, subscribeHeld } from "../../design/held";
import { forgetConflicts } from "./conflicts";
import { Desk } from "./desk";
import type { DraftState, Refusal, Unsaved, Way } from "./desk";

const desks = new Map<string, Desk<unknown>>();
const listeners = new Set<() => void>();

/** What could not be written: refused records. The same array until it changes. */
let refused: readonly Unsaved[] = [];

function publish(): void {
  const now = [...desks.values()].flatMap((desk) => desk.unsaved()).filter((draft) => draft.state === "refused");
  if (JSON.stringify(now) !== JSON.stringify(refused)) {
    refused = now;
  }
  for (const listener of listeners) {
    listener();
  }
}

/** The drafts of a screen; a new desk where it has none. */
export function deskOf<T>(hash: string, way: Way<T>): Desk<T> {
  const known = desks.get(hash) as Desk<T> | undefined;
  const whole: Way<T> = {
    ...way,
    changed: () => {
      way.changed();
      publish();
    },
    done: (fetch) => {
      desks.delete(hash);
      way.done(fetch);
    },
  };
  if (known) {
    known.way = whole;
    return known;
  }
  const desk = new Desk(whole);
  desks.set(hash, desk as unknown as Desk<unknown>);
  return desk;
}

/** Whether something of a screen waits or is being saved. */
export function isBusy(hash: string): boolean {
  return desks.get(hash)?.isBusy() ?? false;
}

/** A screen on which somebody types would have been fetched: it is once that is written. */
export function missed(hash: string): void {
  desks.get(hash)?.missed();
}

/** What was fetched for a screen, with what is typed there in its place. */
export function withDrafts<View>(hash: string, view: View): View {
  return (desks.get(hash)?.over(view) ?? view) as View;
}

/** Writes edits that are still waiting, and waits for choices between two versions. */
export async function flushAll(forChoices = true): Promise<void> {
  await Promise.all([...desks.values()].map((desk) => desk.flush(forChoices)));
}

/** Everything that is not saved: drafts, and what fields hold that is no value. */
export function notSaved(): Unsaved[] {
  const held = heldTexts().map(({ id, label, reason }) => ({ id, name: label, state: "refused" as const, reason }));
  return [...[...desks.values()].flatMap((desk) => desk.unsaved()), ...held];
}

/** Gives up what was refused. The screens show what is stored. */
export function discardRefused(): void {
  for (const desk of desks.values()) {
    if (desk.unsaved().some((draft) => draft.state === "refused")) {
      desk.discard("refused");
    }
  }
}

/** Gives up everything that is not saved: the workspace is being left. */
export function dropAll(): void {
  for (const desk of desks.values()) {
    desk.discard();
  }
  desks.clear();
  releaseAll();
  forgetConflicts();
  publish();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  const held = subscribeHeld(listener);
  return () => {
    listeners.delete(listener);
    held();
  };
}

/** What was refused, as it stands. */
export function useRefused(): readonly Unsaved[] {
  return useSyncExternalStore(subscribe, () => refused);
}

/** No part is refused; the same list each time. */
const NONE: readonly Refusal[] = [];

/** The parts of a screen’s record that were refused, and why, for its fields. */
export function useRefusals(hash: string, id = "one"): ReadonlyMap<string, string> {
  const refusals = useSyncExternalStore(subscribe, () => desks.get(hash)?.refusalsOf(id) ?? NONE);
  return useMemo(() => new Map(refusals.map(({ path, reason }) => [path, reason])), [refusals]);
}

/** How a record of a screen stands, for the field or section that shows it. */
export function useDraftState(hash: string, id: string): { state: DraftState; reason: string } {
  const told = useSyncExternalStore(subscribe, () => {
    const { state, reason } = desks.get(hash)?.stateOf(id) ?? { state: "clean", reason: "" };
    return `${state} ${reason}`;
  });
  const cut = told.indexOf(" ");
  return { state: told.slice(0, cut) as DraftState, reason: told.slice(cut + 1) };
}
