import { useTranslation } from "../../../../app/text";
import type { Frame } from "../../../../bindings";
import { TextInput } from "../../../../design/fields";
import styles from "./canvas.module.css";

interface WritingProps {
  words: string;
  frame: Frame;
  /** Pixels to the millimetre. */
  scale: number;
  onWords: (words: string) => void;
  onClose: () => void;
}

/** The words of an element, written where they stand on the page. */
export function Writing({ words, frame, scale, onWords, onClose }: WritingProps) {
  const { t } = useTranslation();
  return (
    // The field takes what is typed; Escape and leaving it end the writing.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      className={styles.writing}
      style={{ left: frame.x * scale, top: frame.y * scale, width: Math.max(180, frame.width * scale) }}
      onPointerDown={(event) => event.stopPropagation()}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === "Escape") {
          onClose();
        }
      }}
    >
      <TextInput hideLabel label={t("templates.words")} rows={1} autoFocus value={words} onChange={onWords} onBlur={onClose} />
    </div>
  );
}
