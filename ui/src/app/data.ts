// Data from commands: the query client, what happens after a save, and autosave.
import { QueryClient, hashKey, keepPreviousData, notifyManager, useQuery, useQueryClient } from "@tanstack/react-query";
import type { QueryKey } from "@tanstack/react-query";
import { useCallback } from "react";

import { commands, events } from "../bindings";
import type { CommandError, Saved, WorkspaceOverview } from "../bindings";
import { choose } from "./conflicts";
import { notify } from "./notices";

// What a key changed is drawn in the same turn, not in the next.
notifyManager.setScheduler(queueMicrotask);

export const client = new QueryClient({
  defaultOptions: { queries: { retry: false, staleTime: Infinity, networkMode: "always" }, mutations: { networkMode: "always" } },
});

/** Another workspace is open, or none: everything known of the one before is forgotten. */
export function showWorkspace(workspace: WorkspaceOverview | null): void {
  client.removeQueries({ predicate: (query) => query.queryKey[0] !== "workspace" && query.queryKey[0] !== "recent" });
  client.setQueryData(["workspace"], workspace);
  void client.invalidateQueries({ queryKey: ["recent"] });
}

/** What a command threw, in words. */
export function words(error: unknown): string {
  const known = error as Partial<CommandError> | null;
  return typeof known?.message === "string" ? known.message : String(error);
}

/** Does something and says so on screen when it fails. Returns whether it worked. */
export async function attempt<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if ((error as CommandError).kind !== "stopped") {
      notify("bad", words(error));
    }
    return undefined;
  }
}

/** As `attempt`, for what closes the workspace first: when it fails, none may be open. */
export async function attemptToEnter(work: () => Promise<WorkspaceOverview | null>): Promise<WorkspaceOverview | null | undefined> {
  const entered = await attempt(work);
  if (entered === undefined) {
    await client.refetchQueries({ queryKey: ["workspace"] });
  }
  return entered;
}

interface Pending {
  timer: number;
  flush: () => Promise<void>;
}

/** How many changes that the shell will tell of a screen has made itself, and shows already. */
const own = new Map<string, number>();

/** One more of them, or with -1 one that failed and will not be told of. */
export function ownChange(hash: string, by: 1 | -1): void {
  own.set(hash, Math.max(0, (own.get(hash) ?? 0) + by));
}

export const pending = new Map<string, Pending>();

/**
 * Shows what was just edited. A fetch that began before it knows nothing of it, and would
 * put back what stood there.
 */
export function showEdited<View>(cache: QueryClient, key: QueryKey, view: View): void {
  void cache.cancelQueries({ queryKey: key, exact: true });
  cache.setQueryData<View>(key, view);
}

const running = new Map<string, Promise<void>>();

/** One save after the other: each names the revision that the one before it made. */
export function inTurn(hash: string, work: () => Promise<void>): Promise<void> {
  const next = (running.get(hash) ?? Promise.resolve()).then(work);
  running.set(hash, next);
  return next;
}

/** Writes edits that are still waiting. */
export async function flushAll(): Promise<void> {
  await Promise.all([...pending.values()].map((p) => p.flush()));
}

/** Screens fetch again what changed, except where somebody is typing. */
export function listenToWorkspace(): void {
  void events.trouble.listen((event) => notify("bad", event.payload));
  void events.workspaceChanged.listen(() => {
    const known = new Set([...own].filter(([, count]) => count > 0).map(([hash]) => hash));
    for (const hash of known) {
      ownChange(hash, -1);
    }
    void client.invalidateQueries({ predicate: (query) => !pending.has(query.queryHash) && !known.has(query.queryHash) });
  });
}

/** Fetches a list anew: what was just made is in it before its room opens. */
export async function refreshed(list: QueryKey): Promise<void> {
  await client.refetchQueries({ queryKey: list, exact: true });
}

export function useData<T>(key: QueryKey, fetch: () => Promise<T>, enabled = true) {
  return useQuery({ queryKey: key, queryFn: fetch, enabled });
}

/** As `useData`, showing what was there until the answer to a new question comes. */
export function useAnswer<T>(key: QueryKey, fetch: () => Promise<T>, enabled = true) {
  return useQuery({ queryKey: key, queryFn: fetch, enabled, placeholderData: keepPreviousData });
}

/**
 * Edits a saved value in the query cache and writes it after a short pause. The cache
 * is the only copy: what is on screen is what will be written.
 */
export function useAutosave<View, T>(
  key: QueryKey,
  pick: (view: View) => Saved<T>,
  place: (view: View, saved: Saved<T>) => View,
  save: (saved: Saved<T>) => Promise<Saved<T>>,
) {
  const cache = useQueryClient();
  return useCallback(
    (change: (value: T) => T) => {
      const hash = hashKey(key);
      const view = cache.getQueryData<View>(key);
      if (view === undefined) {
        return;
      }
      const saved = pick(view);
      showEdited(cache, key, place(view, { ...saved, value: change(saved.value) }));
      const write = async (): Promise<void> => {
        const waiting = pending.get(hash);
        if (!waiting) {
          return;
        }
        window.clearTimeout(waiting.timer);
        const current = cache.getQueryData<View>(key);
        if (current === undefined) {
          pending.delete(hash);
          return;
        }
        const sent = pick(current);
        try {
          const stored = await save(sent);
          const now = cache.getQueryData<View>(key);
          const latest = now === undefined ? undefined : pick(now);
          if (now !== undefined && latest !== undefined && latest.value !== sent.value) {
            // Typed on while it was written: keep the words, take the revision.
            cache.setQueryData<View>(key, place(now, { revision: stored.revision, value: latest.value }));
            return;
          }
          pending.delete(hash);
          if (now !== undefined) {
            cache.setQueryData<View>(key, place(now, stored));
          }
          void cache.invalidateQueries({ queryKey: key, exact: true });
        } catch (error) {
          const stored = (error as Partial<CommandError>).stored;
          if (stored) {
            const choice = await choose({ mine: JSON.stringify(sent.value), theirs: stored.json });
            const now = cache.getQueryData<View>(key);
            if (now !== undefined) {
              const value = choice === "mine" ? pick(now).value : (JSON.parse(stored.json) as T);
              cache.setQueryData<View>(key, place(now, { revision: stored.revision, value }));
            }
            if (choice === "mine") {
              await write();
              return;
            }
          } else {
            notify("bad", words(error));
          }
          pending.delete(hash);
        }
      };
      const flush = () => inTurn(hash, write);
      window.clearTimeout(pending.get(hash)?.timer);
      pending.set(hash, { timer: window.setTimeout(() => void flush(), 450), flush });
    },
    [cache, key, pick, place, save],
  );
}

/** Undo or redo, after what is still waiting was written. */
export async function travel(direction: "undo" | "redo"): Promise<string | null | undefined> {
  await flushAll();
  return attempt(() => commands[direction]());
}
