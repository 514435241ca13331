// How screens edit: a change is on the screen at once, in the query cache, and written a moment later.
import { hashKey, useQueryClient } from "@tanstack/react-query";
import type { QueryClient, QueryKey } from "@tanstack/react-query";
import { useCallback, useState } from "react";

import type { Saved } from "../../bindings";
import { expectOwn } from "../changes";
import type { Change } from "../changes";
import { choose } from "./conflicts";
import type { Sent, Way } from "./desk";
import { saveParts } from "./parts";
import { deskOf, missed } from "./registry";

const NO_NAME = () => "";

/** A small value that is written anew at each drawing, the same object until it says something else. */
function useSame<T>(value: T): T {
  const [same, setSame] = useState(value);
  if (same !== value && JSON.stringify(same) !== JSON.stringify(value)) {
    setSame(value);
    return value;
  }
  return same;
}

/** What the cache and the shell do for every desk, whatever is edited on it. */
function common<View>(cache: QueryClient, key: QueryKey, records: (ids: string[]) => Change[]) {
  const hash = hashKey(key);
  const exact = { queryKey: key, exact: true };
  return {
    write: (how: (view: View) => View) => {
      const view = cache.getQueryData<View>(key);
      if (view === undefined) {
        return;
      }
      // A fetch that began before an edit knows nothing of it, and would put back what stood there.
      if (cache.isFetching(exact) > 0) {
        missed(hash);
        void cache.cancelQueries(exact);
      }
      cache.setQueryData<View>(key, how(view));
    },
    expect: (ids: string[]) => expectOwn(hash, records(ids)),
    choose,
    done: (fetch: boolean) => {
      if (fetch) {
        void cache.invalidateQueries(exact);
      }
    },
    changed: () => {},
  };
}

/** What is edited, where it is one record. */
interface Single<T> {
  /** The record that a save writes: the shell’s word of it does not have this screen fetch again. */
  record?: Change;
  /** What it is called, where it could not be saved. */
  name?: (value: T) => string;
}

/** Writes one record; `edit` says what stood there before and takes parts that are written early. */
type SaveOne<T> = (saved: Saved<T>, edit: { base: Saved<T>; took: (stored: Saved<T>) => void }) => Promise<Saved<T>>;

/**
 * Edits a saved value in the query cache and writes it after a short pause. What is on screen
 * is what will be written.
 */
export function useAutosave<View, T>(key: QueryKey, pick: (view: View) => Saved<T>, place: (view: View, saved: Saved<T>) => View, save: SaveOne<T>, single: Single<T> = {}) {
  const cache = useQueryClient();
  const screen = useSame(key);
  const record = useSame(single.record);
  const { name } = single;
  return useCallback(
    (change: (value: T) => T) => {
      const view = cache.getQueryData<View>(screen);
      if (view === undefined) {
        return;
      }
      const before = pick(view);
      const { write, ...rest } = common<View>(cache, screen, () => (record ? [record] : []));
      const way: Way<T> = {
        ...rest,
        idOf: () => "one",
        nameOf: name ?? NO_NAME,
        save: async (items, took) => Promise.all(items.map(({ saved, base }) => saveParts(saved, base, (part) => save(part, { base, took }), took))),
        show: ([saved]) => saved && write((now) => place(now, saved)),
        place: (now, [saved]) => (saved ? place(now as View, saved) : now),
        isAlone: () => false,
      };
      deskOf(hashKey(screen), way).edit({ ...before, value: change(before.value) }, before);
    },
    [cache, screen, pick, place, save, record, name],
  );
}

/** Many small values on one screen, such as the sheets of a cohort, written together. */
export interface Batch<View, Item> {
  /** The values on the screen. */
  pick: (view: View) => Saved<Item>[];
  /** The screen with these values in place of those with the same identity. */
  place: (view: View, items: Saved<Item>[]) => View;
  idOf: (item: Item) => string;
  save: (items: Saved<Item>[]) => Promise<Saved<Item>[]>;
  /** Whether what is saved changes nothing on the screen but the values themselves. */
  isAlone: (view: View) => boolean;
  /** The record that holds a value. */
  record: (id: string) => Change;
  nameOf?: (item: Item) => string;
}

/** Edits one of many values; those that wait are written together a moment later. */
export function useBatch<View, Item>(key: QueryKey, batch: Batch<View, Item>) {
  const cache = useQueryClient();
  const screen = useSame(key);
  return useCallback(
    (item: Saved<Item>) => {
      const { pick, place, idOf, save, isAlone, record, nameOf } = batch;
      const view = cache.getQueryData<View>(screen);
      if (view === undefined) {
        return;
      }
      const before = pick(view).find((one) => idOf(one.value) === idOf(item.value)) ?? item;
      const { write, ...rest } = common<View>(cache, screen, (ids) => ids.map(record));
      const way: Way<Item> = {
        ...rest,
        idOf,
        nameOf: nameOf ?? NO_NAME,
        save: (items: Sent<Item>[]) => save(items.map(({ saved }) => saved)),
        show: (items) => write((now) => place(now, items)),
        place: (now, items) => place(now as View, items),
        isAlone: () => {
          const now = cache.getQueryData<View>(screen);
          return now !== undefined && isAlone(now);
        },
      };
      deskOf(hashKey(screen), way).edit(item, before);
    },
    [cache, screen, batch],
  );
}
