// Rows as a desktop has them: a press selects, a double press or Enter opens, arrows walk, and Tab
// reaches one of them. What is done with them is done with all that are selected.
import { useState } from "react";
import type { KeyboardEvent, MouseEvent, RefObject } from "react";
import { flushSync } from "react-dom";

import type { Selection } from "./selection";

interface What {
  /** What the rows stand in. */
  box: RefObject<HTMLElement | null>;
  open: (id: string) => void;
  /** Delete was pressed. */
  remove: (ids: string[]) => void;
}

/** Whether a press asks for one more. */
const adds = (event: MouseEvent | KeyboardEvent) => event.ctrlKey || event.metaKey;

export function useRows(ids: readonly string[], selection: Selection, { box, open, remove }: What) {
  const [wanted, setWanted] = useState<string | null>(null);
  const at = wanted === null ? 0 : Math.max(0, ids.indexOf(wanted));
  const goTo = (id: string | undefined) => {
    if (id !== undefined) {
      // It is drawn before it can have the focus.
      flushSync(() => setWanted(id));
      box.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(id)}"]`)?.focus();
    }
  };
  /** What is meant by an act on a row: all that are selected where it is one of them. */
  const meant = (id: string): string[] => (selection.picked.has(id) ? ids.filter((one) => selection.picked.has(one)) : [id]);
  const select = (event: MouseEvent | KeyboardEvent, id: string) => {
    if (event.shiftKey) {
      selection.reach(id, id);
    } else {
      selection.toggle(id);
    }
  };
  const steps: Record<string, number | undefined> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: ids.length - 1 };
  const press = (event: KeyboardEvent, id: string): boolean => {
    const to = steps[event.key];
    if (to !== undefined && !event.altKey && !adds(event)) {
      const next = ids[Math.min(ids.length - 1, Math.max(0, to))];
      if (event.shiftKey && next !== undefined) {
        selection.reach(next, id);
      }
      goTo(next);
    } else if (event.key === "Enter" && !adds(event)) {
      open(id);
    } else if (event.key === " ") {
      select(event, id);
    } else if (event.key === "Delete") {
      remove(meant(id));
    } else if (event.key.toLowerCase() === "a" && adds(event)) {
      selection.only(ids);
    } else if (event.key === "Escape" && selection.picked.size > 0) {
      selection.clear();
    } else {
      return false;
    }
    return true;
  };
  return {
    /** The row that Tab reaches. */
    at,
    meant,
    rowOf: (id: string, place: number) => ({
      type: "button" as const,
      "data-row": id,
      "aria-pressed": selection.picked.has(id),
      tabIndex: place === at ? 0 : -1,
      onFocus: () => setWanted(id),
      onClick: (event: MouseEvent) => {
        if (event.detail === 0) {
          // Pressed by an assistive tool, which knows of no double press.
          open(id);
        } else if (event.shiftKey || adds(event)) {
          select(event, id);
        } else {
          selection.only([id]);
        }
      },
      onDoubleClick: () => open(id),
      onKeyDown: (event: KeyboardEvent) => {
        if (press(event, id)) {
          event.preventDefault();
        }
      },
    }),
  };
}
