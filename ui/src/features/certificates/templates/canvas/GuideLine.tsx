import { useRef } from "react";
import { useMove } from "react-aria";

import { useTranslation } from "../../../../app/text";
import type { Guide } from "../../../../bindings";
import { tidy } from "../geometry/frames";
import styles from "./canvas.module.css";

interface GuideProps {
  guide: Guide;
  scale: number;
  isDisabled: boolean;
  onChange: (at: number) => void;
  onRemove: () => void;
}

/** A guide: moved with the pointer or by arrow keys, taken away with Delete. */
export function GuideLine({ guide, scale, isDisabled, onChange, onRemove }: GuideProps) {
  const { t } = useTranslation();
  const at = useRef(guide.at);
  const { moveProps } = useMove({
    onMoveStart: () => {
      at.current = guide.at;
    },
    onMove: (e) => {
      const by = guide.upright ? e.deltaX : e.deltaY;
      at.current += e.pointerType === "keyboard" ? by : by / scale;
      onChange(tidy(at.current));
    },
  });
  return (
    <div
      {...(isDisabled ? {} : moveProps)}
      role="separator"
      tabIndex={isDisabled ? -1 : 0}
      aria-orientation={guide.upright ? "vertical" : "horizontal"}
      aria-valuenow={guide.at}
      aria-label={t("templates.guideAt", { at: guide.at })}
      className={styles.guide}
      data-upright={guide.upright || undefined}
      style={guide.upright ? { left: guide.at * scale } : { top: guide.at * scale }}
      onKeyUp={(e) => {
        if (!isDisabled && (e.key === "Delete" || e.key === "Backspace")) {
          e.stopPropagation();
          onRemove();
        }
      }}
    />
  );
}
