// What stands in fields and is no value yet: it stays there, is marked, and is never written.
import { useCallback, useId, useEffect, useSyncExternalStore } from "react";

/** A text that could not be taken. */
export interface HeldText {
  id: string;
  label: string;
  text: string;
  /** Why it was not taken. */
  reason: string;
}

let held: ReadonlyMap<string, HeldText> = new Map();
const listeners = new Set<() => void>();

function publish(next: Map<string, HeldText>): void {
  held = next;
  for (const listener of listeners) {
    listener();
  }
}

/** Told whenever something is held or released. */
export function subscribeHeld(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Everything that is held. */
export function heldTexts(): HeldText[] {
  return [...held.values()];
}

/** Keeps a text that could not be taken. */
export function hold(text: HeldText): void {
  publish(new Map(held).set(text.id, text));
}

/** The text is gone, or became a value. */
export function release(id: string): void {
  if (held.has(id)) {
    const next = new Map(held);
    next.delete(id);
    publish(next);
  }
}

/** What belonged to something that is gone goes too. */
export function releaseUnder(prefix: string): void {
  publish(new Map([...held].filter(([id]) => !id.startsWith(prefix))));
}

/** Nothing is held any more. */
export function releaseAll(): void {
  publish(new Map());
}

/** All that is held, by identity; the same map until something changes. */
export function useHeldTexts(): ReadonlyMap<string, HeldText> {
  return useSyncExternalStore(subscribeHeld, () => held);
}

/** Whether a field of the dialog that is open holds what is no value: it is not to be answered then. */
export function useUnanswered(): boolean {
  // Fields of a dialog go with it and have no name; names have parts.
  return [...useHeldTexts().keys()].some((id) => !id.includes("/"));
}

/**
 * What a field holds. With a name it stays when the field goes, and is there when it comes
 * back; without one it goes with the field.
 */
export function useHeld(name: string | undefined, label: string) {
  const own = useId();
  const id = name ?? own;
  const text = useSyncExternalStore(subscribeHeld, () => held.get(id));
  useEffect(() => (name === undefined ? () => release(own) : undefined), [name, own]);
  return {
    held: text,
    hold: useCallback((typed: string, reason: string) => hold({ id, label, text: typed, reason }), [id, label]),
    release: useCallback(() => release(id), [id]),
  };
}
