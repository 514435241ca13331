// Many small values on one screen, such as the sheets of a cohort: edited in the cache at once,
// written together a moment later.
import { hashKey, useQueryClient } from "@tanstack/react-query";
import type { QueryKey } from "@tanstack/react-query";
import { useCallback } from "react";

import type { CommandError, Saved } from "../bindings";
import { choose } from "./conflicts";
import { inTurn, ownChange, pending, showEdited, words } from "./data";
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
      showEdited(cache, key, place(view, [item]));
      const marks = dirty.get(hash) ?? new Set<string>();
      dirty.set(hash, marks);
      marks.add(idOf(item.value));
      const show = (items: Saved<Item>[]) => {
        const now = cache.getQueryData<View>(key);
        if (now !== undefined) {
          cache.setQueryData<View>(key, place(now, items));
        }
      };
      /** Takes the revisions that were written; what was typed meanwhile stays. */
      const written = (stored: Saved<Item>[]) => {
        const now = cache.getQueryData<View>(key);
        const present = new Map((now === undefined ? [] : pick(now)).map((x) => [idOf(x.value), x]));
        show(
          stored.map((x) => {
            const here = present.get(idOf(x.value));
            return here && marks.has(idOf(x.value)) ? { revision: x.revision, value: here.value } : x;
          }),
        );
      };
      /** One value that may not be written does not keep the others from it. */
      const oneByOne = async (sent: Saved<Item>[]): Promise<void> => {
        const refusals: string[] = [];
        for (const x of sent) {
          try {
            // In turn, so that each is refused or taken by itself.
            // oxlint-disable-next-line no-await-in-loop
            written(await save([x]));
          } catch (error) {
            refusals.push(words(error));
          }
        }
        notify("bad", [...new Set(refusals)].join(" "));
        pending.delete(hash);
        await cache.invalidateQueries({ queryKey: key, exact: true });
      };
      const write = async (): Promise<void> => {
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
          written(await save(sent));
          if (marks.size === 0) {
            pending.delete(hash);
          }
        } catch (error) {
          if (alone) {
            ownChange(hash, -1);
          }
          const { stored, kind } = error as Partial<CommandError>;
          if (kind === "refused") {
            await oneByOne(sent);
            return;
          }
          // Nothing typed is lost: it stays on the screen, and is written with the next save.
          for (const x of sent) {
            marks.add(idOf(x.value));
          }
          const theirs = stored ? (JSON.parse(stored.json) as Item) : undefined;
          const mine = theirs === undefined ? undefined : sent.find((x) => idOf(x.value) === idOf(theirs));
          if (!stored || theirs === undefined || !mine) {
            notify("bad", words(error));
            return;
          }
          const choice = await choose({ mine: JSON.stringify(mine.value), theirs: stored.json });
          const later = cache.getQueryData<View>(key);
          const typed = (later === undefined ? [] : pick(later)).find((x) => idOf(x.value) === idOf(theirs))?.value ?? mine.value;
          show([{ revision: stored.revision, value: choice === "mine" ? typed : theirs }]);
          if (choice !== "mine") {
            marks.delete(idOf(theirs));
          }
          await write();
        }
      };
      const flush = () => inTurn(hash, write);
      window.clearTimeout(pending.get(hash)?.timer);
      pending.set(hash, { timer: window.setTimeout(() => void flush(), 450), flush });
    },
    [cache, key, batch],
  );
}
