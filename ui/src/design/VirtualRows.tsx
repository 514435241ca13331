import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useRef } from "react";
import type { ReactNode } from "react";

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
  render: (row: T, place: number) => ReactNode;
}

/** The rows in sight of a box that scrolls. The box stands in the same component: its list is drawn with it. */
function useInSight<T>({ rows, rowHeight, total, more, render }: Rows<T>) {
  const box = useRef<HTMLDivElement>(null);
  const list = useVirtualizer({ count: rows.length, getScrollElement: () => box.current, estimateSize: () => rowHeight, overscan: BEYOND });
  const items = list.getVirtualItems();
  const last = items.at(-1)?.index;
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
            style={{ transform: `translateY(${item.start}px)` }}
          >
            {render(row, item.index)}
          </li>
        );
      })}
    </ul>
  );
  return { box, inSight };
}

/** A long list of which only what is in sight is drawn; rows may be of any height. */
export function VirtualRows<T>({ label, height, ...rows }: Rows<T> & { label: string; height: number }) {
  const { box, inSight } = useInSight(rows);
  return (
    // A box that scrolls must be reachable by keyboard (WCAG 2.1.1).
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div ref={box} className={styles.box} style={{ maxHeight: height }} tabIndex={0} role="region" aria-label={label}>
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
