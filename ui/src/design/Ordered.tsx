// Things that have an order: moved by dragging, by Alt and arrows, and by a menu.
import { GripVertical } from "lucide-react";
import { useId, useRef, useState } from "react";
import type { KeyboardEvent, ReactNode } from "react";
import { useDrag, useDrop } from "react-aria";

import { useTranslation } from "../app/text";
import { classes } from "./classes";
import type { MenuAction } from "./menu";
import styles from "./ordered.module.css";

/** A list with one of its members in another place. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const one = list[from];
  return one === undefined ? [...list] : list.toSpliced(from, 1).toSpliced(to, 0, one);
}

/** What a row is handed to be moved by. */
export interface Moving {
  /** What is dragged; nothing where the order is fixed. */
  handle: ReactNode;
  /** For the row’s menu. */
  actions: MenuAction[];
}

/** What a row is dragged by. */
export function Handle({ list, at, name }: { list: string; at: number; name: string }) {
  const { t } = useTranslation();
  const { dragProps, isDragging } = useDrag({ getItems: () => [{ [list]: String(at), "text/plain": name }], getAllowedDropOperations: () => ["move"] });
  return (
    // Dragged with the pointer, and by Enter and arrows.
    <div {...dragProps} role="button" tabIndex={0} className={styles.handle} data-dragging={isDragging || undefined} aria-label={t("moveIt", { name })}>
      <GripVertical size={14} aria-hidden />
    </div>
  );
}

interface Place {
  /** The list it belongs to: nothing else is dropped on it. */
  list: string;
  at: number;
  count: number;
  move: (from: number, to: number) => void;
}

/** A name for a list among all that are drawn. */
export function useListName(): string {
  return `application/x-credwright-${useId().replaceAll(/\W/g, "")}`;
}

/** A row of whatever element that others of its list are dropped on, and that Alt and arrows move. */
export function useOrderedRow<E extends HTMLElement>({ list, at, count, move }: Place) {
  const row = useRef<E>(null);
  const [below, setBelow] = useState(false);
  const half = (y: number) => y > (row.current?.clientHeight ?? 0) / 2;
  const { dropProps, isDropTarget } = useDrop({
    ref: row,
    getDropOperation: (types) => (types.has(list) ? "move" : "cancel"),
    onDropMove: ({ y }) => setBelow(half(y)),
    onDropEnter: ({ y }) => setBelow(half(y)),
    onDrop: ({ items, y }) => {
      const dropped = items.find((item) => item.kind === "text" && item.types.has(list));
      if (dropped?.kind === "text") {
        void dropped.getText(list).then((text) => {
          const from = Number(text);
          const to = at + (half(y) ? 1 : 0);
          move(from, to > from ? to - 1 : to);
        });
      }
    },
  });
  const press = (event: KeyboardEvent<E>) => {
    const by = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : 0;
    if (!event.altKey || by === 0 || event.ctrlKey || event.metaKey) {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    if (at + by >= 0 && at + by < count) {
      const { activeElement } = document;
      move(at, at + by);
      // A row that changes places loses the focus.
      requestAnimationFrame(() => activeElement instanceof HTMLElement && document.contains(activeElement) && activeElement.focus());
    }
  };
  return { ...dropProps, ref: row, "data-drop": isDropTarget ? (below ? "below" : "above") : undefined, onKeyDown: press };
}

interface RowProps extends Place {
  name: string;
  className?: string;
  field?: string;
  children: (moving: Moving) => ReactNode;
}

function Row({ name, className, field, children, ...place }: RowProps) {
  const { t } = useTranslation();
  const { list, at, count, move } = place;
  const row = useOrderedRow<HTMLLIElement>(place);
  return (
    // Alt and arrows come up from the fields of the row.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <li {...row} className={classes(styles.row, className)} data-field={field}>
      {children({
        handle: <Handle list={list} at={at} name={name} />,
        actions: [
          { id: "up", label: t("moveUp"), isDisabled: at === 0, run: () => move(at, at - 1) },
          { id: "down", label: t("moveDown"), isDisabled: at === count - 1, run: () => move(at, at + 1) },
        ],
      })}
    </li>
  );
}

interface OrderedProps<T> {
  items: readonly T[];
  keyOf: (item: T, at: number) => string;
  nameOf: (item: T, at: number) => string;
  move: (from: number, to: number) => void;
  /** The order is fixed. */
  isFixed: boolean;
  className?: string;
  rowClass?: string;
  fieldOf?: (item: T) => string;
  children: (item: T, at: number, moving: Moving) => ReactNode;
  /** Stands below the rows, such as what adds one. */
  after?: ReactNode;
}

const FIXED: Moving = { handle: null, actions: [] };

/** A list whose members can be moved. */
export function Ordered<T>({ items, keyOf, nameOf, move, isFixed, className, rowClass, fieldOf, children, after }: OrderedProps<T>) {
  const list = useListName();
  return (
    <ol className={className}>
      {items.map((item, at) =>
        isFixed ? (
          <li key={keyOf(item, at)} className={rowClass} data-field={fieldOf?.(item)}>
            {children(item, at, FIXED)}
          </li>
        ) : (
          <Row key={keyOf(item, at)} list={list} at={at} count={items.length} name={nameOf(item, at)} move={move} className={rowClass} field={fieldOf?.(item)}>
            {(moving) => children(item, at, moving)}
          </Row>
        ),
      )}
      {after}
    </ol>
  );
}
