import { useVirtualizer } from "@tanstack/react-virtual";
import { MessageSquare } from "lucide-react";
import { memo, useEffect, useLayoutEffect, useRef, useState } from "react";
import type { KeyboardEvent, RefObject } from "react";

import { decimal } from "../../../app/figures";
import type { LearnerToScore, PartScore, Saved, ScoredPart, ScoreSheet } from "../../../bindings";
import { letter } from "../../../app/shortcuts";
import { useTranslation } from "../../../app/text";
import { classes } from "../../../design/classes";
import { hold, release, useHeldTexts } from "../../../design/held";
import { byLevel, isDecimal, levelOf, readPoints, scoreOf, withScore } from "./sheets";
import styles from "./scoring.module.css";

const ROW = 48;
/** Widths in pixels: of the column of learners, and the least of a criterion. */
const WHO = 220;
const LEAST = 118;

interface RowProps {
  learner: LearnerToScore;
  at: number;
  parts: ScoredPart[];
  sheet: ScoreSheet | undefined;
  active: number | null;
  typed: string | null;
  /** What stands in cells of this row and is no value, by part. */
  held: ReadonlyMap<string, string> | null;
  hideNames: boolean;
  /** How wide a criterion is. */
  width: number;
  select: (row: number, column: number) => void;
}

/** Learners beside as many columns as there are parts, the same in the heading and in each row. */
function columnsOf(count: number, width: number) {
  return { gridTemplateColumns: `${WHO}px repeat(${count}, ${width}px)`, width: WHO + count * width };
}

/** How wide a criterion is, so that whole ones are in sight and none is cut. */
function useColumnWidth(box: RefObject<HTMLDivElement | null>, count: number): number {
  const [room, setRoom] = useState(0);
  useLayoutEffect(() => {
    const place = box.current;
    if (!place) {
      return undefined;
    }
    const watch = new ResizeObserver(() => setRoom(place.clientWidth));
    watch.observe(place);
    return () => watch.disconnect();
  }, [box]);
  const whole = Math.min(count, Math.max(1, Math.floor((room - WHO) / LEAST)));
  return Math.max(LEAST, Math.floor((room - WHO) / whole));
}

function shownPoints(score: PartScore | undefined): string {
  return score?.points ? decimal(score.points) : "";
}

/** One learner. Drawn anew only when something of this row changes. */
const Row = memo(function Row({ learner, at, parts, sheet, active, typed, held, hideNames, width, select }: RowProps) {
  const { t } = useTranslation();
  return (
    <div role="row" aria-rowindex={at + 2} className={styles.gridRow} style={columnsOf(parts.length, width)}>
      <div role="rowheader" className={styles.who}>
        <span dir="auto">{hideNames ? learner.number : learner.name}</span>
        <span>{sheet?.absent ? t("scoring.absentShort") : hideNames ? "" : learner.number}</span>
      </div>
      {parts.map((part, column) => {
        const score = scoreOf(sheet, part.id);
        const points = shownPoints(score);
        const here = active === column;
        const shown = (here ? typed : null) ?? held?.get(part.id) ?? points;
        const wrong = shown !== points && readPoints(shown, part) === null && shown !== "";
        return (
          // Keys are taken by the grid, which keeps the focus.
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
          <div
            key={part.id}
            id={`score-${at}-${column}`}
            role="gridcell"
            aria-selected={here}
            aria-invalid={wrong || undefined}
            className={classes(styles.cell, here && styles.here, wrong && styles.wrong)}
            onClick={() => select(at, column)}
          >
            <strong>{shown}</strong>
            <span>{levelOf(part, score?.points ?? null)?.title}</span>
            {score?.comment ? <MessageSquare size={12} aria-hidden /> : null}
          </div>
        );
      })}
    </div>
  );
});

export interface ScoreGridProps {
  label: string;
  learners: LearnerToScore[];
  parts: ScoredPart[];
  sheets: Map<string, Saved<ScoreSheet>>;
  /** The name under which what is no value is kept, for a learner and a part. */
  heldAs: (learner: string, part: string) => string;
  open: boolean;
  hideNames: boolean;
  place: { row: number; column: number };
  go: (row: number, column: number) => void;
  change: (learner: string, how: (sheet: ScoreSheet) => ScoreSheet) => void;
  comment: () => void;
}

/** The grid: learners down, criteria across, the keyboard is enough. */
export function ScoreGrid({ label, learners, parts, sheets, heldAs, open, hideNames, place, go, change, comment }: ScoreGridProps) {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  const [typed, setTyped] = useState<string | null>(null);
  const list = useVirtualizer({ count: learners.length, getScrollElement: () => box.current, estimateSize: () => ROW, overscan: 8 });
  const { row, column } = place;
  const width = useColumnWidth(box, parts.length);
  useEffect(() => {
    list.scrollToIndex(row, { align: "auto" });
  }, [list, row]);
  useEffect(() => {
    // The chosen criterion is in sight as a whole, beside the learners, which stay.
    const grid = box.current;
    if (grid) {
      const [begin, end] = [column * width, (column + 1) * width - (grid.clientWidth - WHO)];
      const from = Math.abs(grid.scrollLeft);
      const to = Math.max(end, Math.min(from, begin));
      if (to !== from) {
        grid.scrollLeft = document.documentElement.dir === "rtl" ? -to : to;
      }
    }
  }, [column, width]);
  const part = parts[column];
  const learner = learners[row];
  const heldTexts = useHeldTexts();
  const heldOf = (who: string): ReadonlyMap<string, string> | null => {
    const found = parts.flatMap((p) => {
      const one = heldTexts.get(heldAs(who, p.id));
      return one ? [[p.id, one.text] as const] : [];
    });
    return found.length > 0 ? new Map(found) : null;
  };
  const here = part && learner ? heldAs(learner.id, part.id) : "";
  const heldHere = heldTexts.get(here);
  /** Why a text is no number of points; nothing where it is. */
  const whyNot = (text: string): string => {
    if (!part || text === "" || readPoints(text, part) !== null) {
      return "";
    }
    return isDecimal(text) ? t("invalid.most", { most: decimal(part.most) }) : t("invalid.decimal");
  };
  const reason = typed === null ? (heldHere?.reason ?? "") : whyNot(typed);

  const write = (points: string | null, levelId: string | null) => {
    if (part && learner && open) {
      change(learner.id, (sheet) => withScore({ ...sheet, absent: points === null ? sheet.absent : false }, part.id, (s) => ({ ...s, points, levelId })));
    }
  };
  /** Takes what was typed. What cannot be taken is kept in its cell, marked, and not saved. */
  const commit = (): boolean => {
    if (typed === null || !part || !learner) {
      return heldHere === undefined;
    }
    const points = readPoints(typed, part);
    if (points === null && typed !== "") {
      hold({ id: here, label: t("scoring.pointsOf", { part: part.title, learner: learner.number }), text: typed, reason: whyNot(typed) });
      setTyped(null);
      return false;
    }
    release(here);
    write(points, part.levels.find((l) => points !== null && Number(l.points) === Number(points))?.id ?? null);
    setTyped(null);
    return true;
  };
  const select = (toRow: number, toColumn: number) => {
    commit();
    go(toRow, toColumn);
  };
  const move = (rows: number, columns: number) => {
    if (commit()) {
      go(Math.min(Math.max(row + rows, 0), learners.length - 1), Math.min(Math.max(column + columns, 0), parts.length - 1));
    }
  };
  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !part || !learner) {
      return;
    }
    const steps: Record<string, [number, number]> = {
      ArrowUp: [-1, 0],
      ArrowDown: [1, 0],
      ArrowLeft: [0, -1],
      ArrowRight: [0, 1],
      Enter: [event.shiftKey ? -1 : 1, 0],
      PageDown: [15, 0],
      PageUp: [-15, 0],
      Home: [0, -column],
      End: [0, parts.length],
    };
    const step = steps[event.key];
    const key = letter(event);
    if (step) {
      move(step[0], step[1]);
    } else if (event.key === "Tab" && (event.shiftKey ? column > 0 : column < parts.length - 1)) {
      move(0, event.shiftKey ? -1 : 1);
    } else if (event.key === "Escape" && (typed !== null || heldHere)) {
      release(here);
      setTyped(null);
    } else if (event.key === "Backspace" && (typed !== null || heldHere)) {
      release(here);
      setTyped((typed ?? heldHere?.text ?? "").slice(0, -1));
    } else if ((event.key === "Delete" || event.key === "Backspace") && open) {
      release(here);
      setTyped(null);
      write(null, null);
    } else if (/^[0-9.,]$/.test(event.key) && open) {
      const level = typed === null && byLevel(part) ? part.levels[Number(event.key) - 1] : undefined;
      if (level) {
        write(level.points, level.id);
      } else if (!byLevel(part)) {
        release(here);
        setTyped((typed ?? heldHere?.text ?? "") + event.key);
      } else {
        return;
      }
    } else if (key === "c" && typed === null) {
      comment();
    } else if (key === "x" && open) {
      change(learner.id, (sheet) => ({ ...sheet, absent: !sheet.absent }));
    } else {
      return;
    }
    event.preventDefault();
  };
  return (
    <>
      <div
        ref={box}
        role="grid"
        aria-label={label}
        aria-rowcount={learners.length + 1}
        aria-colcount={parts.length + 1}
        aria-readonly={!open}
        aria-activedescendant={`score-${row}-${column}`}
        tabIndex={0}
        className={styles.gridBox}
        onKeyDown={press}
        onBlur={commit}
      >
        <div role="row" aria-rowindex={1} className={classes(styles.gridRow, styles.gridHead)} style={columnsOf(parts.length, width)}>
          <div role="columnheader">{t("scoring.learner")}</div>
          {parts.map((p) => (
            <div key={p.id} role="columnheader" title={p.title}>
              <span>{p.title}</span>
              <span>{t("scoring.ofMost", { most: decimal(p.most) })}</span>
            </div>
          ))}
        </div>
        <div role="rowgroup" style={{ height: list.getTotalSize(), position: "relative" }}>
          {list.getVirtualItems().map((item) => {
            const one = learners[item.index];
            return one ? (
              <div key={one.id} role="presentation" className={styles.placed} style={{ width: WHO + parts.length * width, transform: `translateY(${item.start}px)` }}>
                <Row
                  learner={one}
                  at={item.index}
                  parts={parts}
                  sheet={sheets.get(one.id)?.value}
                  active={item.index === row ? column : null}
                  typed={item.index === row ? typed : null}
                  held={heldOf(one.id)}
                  hideNames={hideNames}
                  width={width}
                  select={select}
                />
              </div>
            ) : null;
          })}
        </div>
      </div>
      <p role="alert" className={styles.reason}>
        {reason}
      </p>
    </>
  );
}
