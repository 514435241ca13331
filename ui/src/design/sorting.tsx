// Headings of columns by which a list is sorted: a press turns the order round.
import { ArrowDown, ArrowUp } from "lucide-react";
import { useMemo } from "react";
import type { ReactNode } from "react";
import { Button as AriaButton } from "react-aria-components";

import { compare } from "../app/locale";
import { useTranslation } from "../app/text";
import styles from "./sorting.module.css";

export interface Column<T> {
  id: string;
  label: string;
  /** What it is sorted by; a column without is not. Nothing comes last. */
  by?: (row: T) => string | number | null;
}

/** The column that a list is sorted by, and whether from the end. */
export interface Order {
  id: string;
  down: boolean;
}

function ordered(a: string | number | null, b: string | number | null): number {
  if (a === null || b === null || a === "" || b === "") {
    return Number(a === null || a === "") - Number(b === null || b === "");
  }
  return typeof a === "number" && typeof b === "number" ? a - b : compare(String(a), String(b));
}

/** Rows in the order that is chosen; as they came where none is. */
export function useSorted<T>(rows: readonly T[], columns: readonly Column<T>[], order: Order | null): readonly T[] {
  return useMemo(() => {
    const by = columns.find((column) => column.id === order?.id)?.by;
    if (!by || !order) {
      return rows;
    }
    const empty = (row: T) => by(row) === null || by(row) === "";
    return rows.toSorted((a, b) => (order.down && !empty(a) && !empty(b) ? ordered(by(b), by(a)) : ordered(by(a), by(b))));
  }, [rows, columns, order]);
}

interface HeadProps<T> {
  columns: readonly Column<T>[];
  order: Order | null;
  onOrder: (order: Order | null) => void;
  className?: string;
  /** Stands before the columns, such as a tick for all. */
  before?: ReactNode;
}

/** The headings, in the same grid as the rows. */
export function SortHead<T>({ columns, order, onOrder, className, before }: HeadProps<T>) {
  const { t } = useTranslation();
  const press = (id: string) => onOrder(order?.id !== id ? { id, down: false } : order.down ? null : { id, down: true });
  return (
    <div className={className} data-head>
      {before}
      {columns.map(({ id, label, by }) => {
        const here = order?.id === id;
        const Sign = order?.down ? ArrowDown : ArrowUp;
        return by ? (
          <AriaButton key={id} className={styles.sort} aria-label={here ? t(order.down ? "sortedDown" : "sortedUp", { column: label }) : t("sortBy", { column: label })} onPress={() => press(id)}>
            {label}
            {here ? <Sign size={12} aria-hidden /> : null}
          </AriaButton>
        ) : (
          <span key={id} className={styles.plain}>
            {label}
          </span>
        );
      })}
    </div>
  );
}
