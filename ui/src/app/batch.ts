// Many small values on one screen, such as the sheets of a cohort: edited in the cache at once,
// written together a moment later.
import { hashKey, useQueryClient } from "@tanstack/react-query";
import type { QueryKey } from "@tanstack/react-query";
import { useCallback } from "react";

import type { CommandError, Saved } from "../bindings";
import { choose } from "./conflicts";
import { ownChange, pending, words } from "./data";
import { notify } from "./notices";

interface Batch<View, Item> {
  /** The values on the screen. */
  pick: (view: View) => Saved<Item>[];
  /** The screen with these values in place of those with the same identity. */
  place: (view: View, items: Saved<Item>[]) => View;
  idOf: (item: Item) => string;
  save: (items: Saved<Item>[]) => Promise<Saved<Item>[]>;
  /** Whether what is saved changes nothing on the screen but the values themselves. */
  isAlone: (view: View) => boolean;
}

const dirty = new Map<string, Set<string>>();

export function useBatch<View, Item>(key: QueryKey, batch: Batch<View, Item>) {
  const cache = useQueryClient();
  return useCallback(
    (item: Saved<Item>) => {
      const hash = hashKey(key);
      const { pick, place, idOf, save, isAlone } = batch;
      const view = cache.getQueryData<View>(key);
      if (view === undefined) {
        return;
      }
      cache.setQueryData<View>(key, place(view, [item]));
      const marks = dirty.get(hash) ?? new Set<string>();
      dirty.set(hash, marks);
      marks.add(idOf(item.value));
      const flush = async (): Promise<void> => {
        window.clearTimeout(pending.get(hash)?.timer);
        const now = cache.getQueryData<View>(key);
        const sent = now === undefined ? [] : pick(now).filter((x) => marks.has(idOf(x.value)));
        marks.clear();
        if (sent.length === 0) {
          pending.delete(hash);
          return;
        }
        const alone = now !== undefined && isAlone(now);
        if (alone) {
          // A thousand values are not fetched again for the one that was just written.
          ownChange(hash, 1);
        }
        try {
          const stored = await save(sent);
          const later = cache.getQueryData<View>(key);
          if (later !== undefined) {
            // What was typed meanwhile stays, on the revision that was written.
            const present = new Map(pick(later).map((x) => [idOf(x.value), x]));
            const merged = stored.map((x) => {
              const id = idOf(x.value);
              const own = present.get(id);
              return own && marks.has(id) ? { revision: x.revision, value: own.value } : x;
            });
            cache.setQueryData<View>(key, place(later, merged));
          }
          if (marks.size === 0) {
            pending.delete(hash);
          }
        } catch (error) {
          if (alone) {
            ownChange(hash, -1);
          }
          for (const x of sent) {
            marks.add(idOf(x.value));
          }
          const stored = (error as Partial<CommandError>).stored;
          const theirs = stored ? (JSON.parse(stored.json) as Item) : undefined;
          const mine = theirs === undefined ? undefined : sent.find((x) => idOf(x.value) === idOf(theirs));
          if (stored && theirs !== undefined && mine) {
            const choice = await choose({ mine: JSON.stringify(mine.value), theirs: stored.json });
            const later = cache.getQueryData<View>(key);
            if (later !== undefined) {
              const own = pick(later).find((x) => idOf(x.value) === idOf(theirs))?.value ?? mine.value;
              cache.setQueryData<View>(key, place(later, [{ revision: stored.revision, value: choice === "mine" ? own : theirs }]));
            }
            if (choice !== "mine") {
              marks.delete(idOf(theirs));
            }
            await flush();
            return;
          }
          notify("bad", words(error));
          marks.clear();
          pending.delete(hash);
          await cache.invalidateQueries({ queryKey: key, exact: true });
        }
      };
      window.clearTimeout(pending.get(hash)?.timer);
      pending.set(hash, { timer: window.setTimeout(() => void flush(), 450), flush });
    },
    [cache, key, batch],
  );
}
