import { useVirtualizer } from "@tanstack/react-virtual";
import { useRef } from "react";
import type { ReactNode } from "react";

import styles from "./virtual.module.css";

interface VirtualRowsProps<T> {
  label: string;
  rows: T[];
  rowHeight: number;
  height: number;
  render: (row: T, place: number) => ReactNode;
}

/** A long list of which only what is in sight is drawn; rows may be of any height. */
export function VirtualRows<T>({ label, rows, rowHeight, height, render }: VirtualRowsProps<T>) {
  const box = useRef<HTMLDivElement>(null);
  const list = useVirtualizer({ count: rows.length, getScrollElement: () => box.current, estimateSize: () => rowHeight, overscan: 12 });
  return (
    // A box that scrolls must be reachable by keyboard (WCAG 2.1.1).
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div ref={box} className={styles.box} style={{ maxHeight: height }} tabIndex={0} role="region" aria-label={label}>
      <ul style={{ height: list.getTotalSize(), position: "relative" }}>
        {list.getVirtualItems().map((item) => {
          const row = rows[item.index];
          return row === undefined ? null : (
            <li
              key={item.key}
              ref={list.measureElement}
              data-index={item.index}
              aria-posinset={item.index + 1}
              aria-setsize={rows.length}
              className={styles.row}
              style={{ transform: `translateY(${item.start}px)` }}
            >
              {render(row, item.index)}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
