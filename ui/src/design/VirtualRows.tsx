import { defaultRangeExtractor, useVirtualizer } from "@tanstack/react-virtual";
import type { Range } from "@tanstack/react-virtual";
import { useEffect, useLayoutEffect, useRef, useState } from "react";
import type { ReactNode, RefObject } from "react";

import styles from "./virtual.module.css";

/** Rows that are drawn beyond those in sight. */
const BEYOND = 12;

interface Rows<T> {
  rows: T[];
  rowHeight: number;
  /** How many there are in all, where only some are here. */
  total?: number;
  /** The end comes near: reads more. */
  more?: () => void;
  /** The row that Tab reaches: it is drawn wherever the list was scrolled to, so that it keeps the focus. */
  keep?: number;
  render: (row: T, place: number) => ReactNode;
}

/** The rows in sight, and the one that is kept. */
function kept(range: Range, keep: number | undefined): number[] {
  const inSight = defaultRangeExtractor(range);
  return keep === undefined || keep < 0 || keep >= range.count || inSight.includes(keep) ? inSight : [...inSight, keep].toSorted((a, b) => a - b);
}

/** What scrolls a list that has no scroll bar of its own: the column or the dialog it stands in. */
const scroller = (box: HTMLElement | null) => box?.parentElement?.closest<HTMLElement>("main, aside, [data-scrolls]") ?? null;

/** How far a list stands below the beginning of what scrolls it. */
function useMargin(box: RefObject<HTMLDivElement | null>, flows: boolean): number {
  const [margin, setMargin] = useState(0);
  useLayoutEffect(() => {
    const column = scroller(box.current);
    if (!flows || !box.current || !column) {
      return undefined;
    }
    const measure = () => {
      if (box.current) {
        setMargin(Math.round(box.current.getBoundingClientRect().top - column.getBoundingClientRect().top + column.scrollTop));
      }
    };
    measure();
    // What stands above the list grows and shrinks.
    const watch = new ResizeObserver(measure);
    watch.observe(column);
    for (const part of column.children) {
      watch.observe(part);
    }
    return () => watch.disconnect();
  }, [box, flows]);
  return margin;
}

/** The rows in sight of what scrolls. The box stands in the same component: its list is drawn with it. */
function useInSight<T>({ rows, rowHeight, total, more, keep, render }: Rows<T>, flows = false) {
  const box = useRef<HTMLDivElement>(null);
  const margin = useMargin(box, flows);
  const list = useVirtualizer({
    count: rows.length,
    getScrollElement: () => (flows ? scroller(box.current) : box.current),
    estimateSize: () => rowHeight,
    overscan: BEYOND,
    scrollMargin: margin,
    rangeExtractor: (range) => kept(range, keep),
  });
  const items = list.getVirtualItems();
  const last = items.findLast(({ index }) => index !== keep)?.index;
  useEffect(() => {
    if (last !== undefined && last >= rows.length - BEYOND) {
      more?.();
    }
  }, [last, rows.length, more]);
  const inSight = (
    <ul style={{ height: list.getTotalSize(), position: "relative" }}>
      {items.map((item) => {
        const row = rows[item.index];
        return row === undefined ? null : (
          <li
            key={item.key}
            ref={list.measureElement}
            data-index={item.index}
            aria-posinset={item.index + 1}
            aria-setsize={total ?? rows.length}
            className={styles.row}
            style={{ transform: `translateY(${item.start - margin}px)` }}
          >
            {render(row, item.index)}
          </li>
        );
      })}
    </ul>
  );
  return { box, inSight };
}

interface VirtualRowsProps<T> extends Rows<T> {
  label: string;
  /** The height of a box that scrolls by itself; without one the list scrolls with its column. */
  height?: number;
  /** What its columns are called. It stays in sight. */
  head?: ReactNode;
}

/** A long list of which only what is in sight is drawn; rows may be of any height. */
export function VirtualRows<T>({ label, height, head, ...rows }: VirtualRowsProps<T>) {
  const { box, inSight } = useInSight(rows, height === undefined);
  if (height === undefined) {
    return (
      <div className={styles.flow} role="region" aria-label={label}>
        {head ? <div className={styles.head}>{head}</div> : null}
        <div ref={box}>{inSight}</div>
      </div>
    );
  }
  return (
    // A box that scrolls must be reachable by keyboard (WCAG 2.1.1).
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div ref={box} className={styles.box} style={{ maxHeight: height }} tabIndex={0} role="region" aria-label={label}>
      {head ? <div className={styles.head}>{head}</div> : null}
      {inSight}
    </div>
  );
}

/** The list beside what is chosen in it, of any length. Its rows are links. */
export function VirtualLinks<T>(rows: Rows<T>) {
  const { box, inSight } = useInSight(rows);
  return (
    <div ref={box} className={styles.links}>
      {inSight}
    </div>
  );
}
