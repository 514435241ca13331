import { useMemo } from "react";

import styles from "./canvas.module.css";

interface RulerProps {
  /** Across the top, or down the side. */
  direction: "across" | "down";
  /** Length of the page in millimetres. */
  length: number;
  /** Pixels to the millimetre. */
  scale: number;
  /** Pixels before the page begins. */
  offset: number;
  /** Where the selection stands, in millimetres. */
  from?: number;
  to?: number;
}

/** Wide enough for its numbers, in pixels. */
export const RULER = 22;

/** A ruler in millimetres. */
export function Ruler({ direction, length, scale, offset, from, to }: RulerProps) {
  const ticks = useMemo(() => {
    const step = scale >= 5 ? 1 : scale >= 1.6 ? 5 : 10;
    return Array.from({ length: Math.floor(length / step) + 1 }, (_, n) => n * step);
  }, [length, scale]);
  const numbered = scale >= 2.6 ? 10 : scale >= 0.7 ? 20 : 50;
  const across = direction === "across";
  const whole = length * scale + offset * 2;
  const size = across ? { width: whole, height: RULER } : { width: RULER, height: whole };
  return (
    <svg className={styles.ruler} {...size} aria-hidden>
      {from !== undefined && to !== undefined ? (
        <rect
          className={styles.rulerSpan}
          x={across ? offset + from * scale : 0}
          y={across ? 0 : offset + from * scale}
          width={across ? Math.max(1, (to - from) * scale) : RULER}
          height={across ? RULER : Math.max(1, (to - from) * scale)}
        />
      ) : null}
      {ticks.map((mm) => {
        const at = offset + mm * scale;
        const long = mm % 10 === 0 ? 10 : mm % 5 === 0 ? 7 : 4;
        return across ? <path key={mm} d={`M${at} ${RULER}v${-long}`} /> : <path key={mm} d={`M${RULER} ${at}h${-long}`} />;
      })}
      {ticks
        .filter((mm) => mm % numbered === 0)
        .map((mm) => {
          const at = offset + mm * scale;
          return across ? (
            <text key={mm} x={at + 3} y={10}>
              {mm}
            </text>
          ) : (
            <text key={mm} x={10} y={at + 3} transform={`rotate(-90 10 ${at + 3})`} dy={0} dx={-2} textAnchor="end">
              {mm}
            </text>
          );
        })}
    </svg>
  );
}
