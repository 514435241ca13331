// Several things of a list at once: with Ctrl and Shift, or with Space where the focus is.
import { useCallback, useMemo, useState } from "react";
import type { KeyboardEvent, MouseEvent } from "react";

import { useTranslation } from "../app/text";
import { Button } from "./controls";
import layout from "./layout.module.css";
import styles from "./selection.module.css";

/** Something that can be done with all that is selected. */
export interface ManyAction {
  id: string;
  label: string;
  danger?: boolean;
  isDisabled?: boolean;
  run: () => void;
}

export interface Selection {
  picked: ReadonlySet<string>;
  clear: () => void;
  /** Selects these and nothing else; the last is where Shift begins. */
  only: (ids: readonly string[]) => void;
  /** Selects one more, or one less. */
  toggle: (id: string) => void;
  /** Selects all from where Shift began to this one, and nothing else. */
  reach: (id: string, from: string) => void;
  /** For the link of a thing. */
  linkOf: (id: string) => { onClickCapture: (event: MouseEvent) => void; onKeyDown: (event: KeyboardEvent) => void; "data-picked": true | undefined };
}

/** What is selected in a list of these, in their order. */
export function useSelection(ids: readonly string[]): Selection {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [from, setFrom] = useState<string | null>(null);
  // What is gone is selected no more.
  const picked = useMemo(() => new Set(ids.filter((id) => chosen.has(id))), [ids, chosen]);
  const toggle = (id: string, upTo: boolean) => {
    const [a, b] = [ids.indexOf(from ?? id), ids.indexOf(id)];
    const next = new Set(picked);
    if (upTo && a !== -1) {
      for (const one of ids.slice(Math.min(a, b), Math.max(a, b) + 1)) {
        next.add(one);
      }
    } else if (next.has(id)) {
      next.delete(id);
    } else {
      next.add(id);
    }
    setFrom(id);
    setChosen(next);
  };
  return {
    picked,
    clear: useCallback(() => setChosen(new Set()), []),
    only: useCallback((wanted) => {
      setChosen(new Set(wanted));
      setFrom(wanted.at(-1) ?? null);
    }, []),
    toggle: (id) => toggle(id, false),
    reach: (id, begin) => {
      const anchor = from !== null && ids.includes(from) ? from : begin;
      const [a, b] = [ids.indexOf(anchor), ids.indexOf(id)];
      setFrom(anchor);
      setChosen(new Set(ids.slice(Math.min(a, b), Math.max(a, b) + 1)));
    },
    linkOf: (id) => ({
      // A link goes its own way with these keys, unless it is told before.
      onClickCapture: (event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) {
          event.preventDefault();
          toggle(id, event.shiftKey);
        } else if (event.detail > 0) {
          setFrom(id);
        }
      },
      onKeyDown: (event) => {
        if (event.key === " ") {
          event.preventDefault();
          toggle(id, event.shiftKey);
        }
      },
      "data-picked": picked.has(id) || undefined,
    }),
  };
}

/** How many are selected, and what can be done with all of them. */
export function SelectionBar({ selection, actions }: { selection: Selection; actions: ManyAction[] }) {
  const { t } = useTranslation();
  const { picked, clear } = selection;
  return picked.size === 0 ? null : (
    <div className={styles.bar}>
      <p className={layout.small} role="status">
        {t("selected", { count: picked.size })}
      </p>
      <div className={`${layout.row} ${layout.wrap}`}>
        {actions.map(({ id, label, danger, isDisabled, run }) => (
          <Button key={id} small danger={danger} isDisabled={isDisabled} onPress={run}>
            {label}
          </Button>
        ))}
        <Button small look="quiet" onPress={clear}>
          {t("selectNone")}
        </Button>
      </div>
    </div>
  );
}
