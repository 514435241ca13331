// Data from commands: the query client, and what happens after a save.
import { QueryClient, hashKey, keepPreviousData, notifyManager, useQuery } from "@tanstack/react-query";
import type { QueryKey } from "@tanstack/react-query";

import { commands, events } from "../bindings";
import type { CommandError, WorkspaceOverview } from "../bindings";
import { changed, expectNothing } from "./changes";
import { dropAll, flushAll, withDrafts } from "./drafts/registry";
import { sentences } from "./figures";
import { keys } from "./keys";
import { forgetPlaces } from "./memory";
import { forgetRemembered } from "./remembered";
import { words } from "./errors";
import { somethingChanged } from "./notices";
import { clearTrouble, tellTrouble } from "../design/troubles";
import type { Message } from "./words";

export { flushAll } from "./drafts/registry";
export { words } from "./errors";

// What a key changed is drawn in the same turn, not in the next.
notifyManager.setScheduler(queueMicrotask);

/** Everything that was fetched. */
export const client = new QueryClient({
  defaultOptions: { queries: { retry: false, staleTime: Infinity, networkMode: "always" }, mutations: { networkMode: "always" } },
});

/** Another workspace is open, or none: everything known of the one before is forgotten. */
export function showWorkspace(workspace: WorkspaceOverview | null): void {
  dropAll();
  forgetPlaces();
  forgetRemembered();
  client.removeQueries({ predicate: (query) => query.queryKey[0] !== "workspace" && query.queryKey[0] !== "recent" });
  client.setQueryData(keys.workspace(), workspace);
  void client.invalidateQueries({ queryKey: keys.recent() });
}

/** Does something. What fails is said where it was begun: in the dialog that is open, or in the room. */
export async function attempt<T>(work: () => Promise<T>): Promise<T | undefined> {
  clearTrouble();
  try {
    return await work();
  } catch (error) {
    if ((error as CommandError).kind !== "stopped") {
      tellTrouble(words(error));
    }
    return undefined;
  }
}

/** As `attempt`, where a field says by itself why what stands in it was refused. */
export function attemptAtField<T>(work: () => Promise<T>, refuse: (why: string) => void): Promise<T | undefined> {
  return attempt(async () => {
    try {
      return await work();
    } catch (error) {
      if ((error as Partial<CommandError>).kind === "refused") {
        refuse(words(error));
        return undefined;
      }
      throw error;
    }
  }) as Promise<T | undefined>;
}

/** As `attempt`, for what closes the workspace first: when it fails, none may be open. */
export async function attemptToEnter(work: () => Promise<WorkspaceOverview | null>): Promise<WorkspaceOverview | null | undefined> {
  const entered = await attempt(work);
  if (entered === undefined) {
    await client.refetchQueries({ queryKey: keys.workspace() });
  }
  return entered;
}

/** Screens fetch again what changed, except where somebody is typing. */
export function listenToWorkspace(): void {
  void events.trouble.listen((event) => tellTrouble(sentences(event.payload)));
  void events.workspaceChanged.listen((event) => {
    changed(client, event.payload);
    somethingChanged();
  });
}

/** Fetches a list anew: what was just made is in it before its room opens. */
export async function refreshed(list: QueryKey): Promise<void> {
  await client.refetchQueries({ queryKey: list, exact: true });
}

/** Asks for something, and puts over the answer what is typed there and not written yet. */
export function asked<T>(key: QueryKey, fetch: () => Promise<T>): () => Promise<T> {
  return async () => withDrafts(hashKey(key), await fetch());
}

/** What a command answers, kept under its key. */
export function useData<T>(key: QueryKey, fetch: () => Promise<T>, enabled = true) {
  return useQuery({ queryKey: key, queryFn: asked(key, fetch), enabled });
}

/** As `useData`, showing what was there until the answer to a new question comes. */
export function useAnswer<T>(key: QueryKey, fetch: () => Promise<T>, enabled = true) {
  return useQuery({ queryKey: key, queryFn: asked(key, fetch), enabled, placeholderData: keepPreviousData });
}

/** What a room shows: what the address names while it is there, else the first of its list. */
export function useShown<T>(id: string | undefined, key: (id: string) => QueryKey, fetch: (id: string) => Promise<T>, first: string | undefined): string | undefined {
  const named = useData(key(id ?? ""), () => fetch(id ?? ""), id !== undefined);
  const isGone = (named.error as Partial<CommandError> | null)?.kind === "refused";
  return id !== undefined && !isGone ? id : first;
}

/** Undo or redo, after what is still waiting was written. */
export async function travel(direction: "undo" | "redo"): Promise<Message | null | undefined> {
  await flushAll();
  expectNothing();
  return attempt(() => commands[direction]());
}
