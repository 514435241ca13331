import { useEffect, useState } from "react";

import { events } from "../bindings";
import type { OpeningProgress } from "../bindings";
import { Bar } from "../design/controls";
import { useTranslation } from "./text";
import styles from "./app.module.css";

/** What opening a workspace is doing, while it takes longer than a moment. */
export function Opening() {
  const { t } = useTranslation();
  const [progress, setProgress] = useState<OpeningProgress | null>(null);
  useEffect(() => {
    const listening = events.workspaceOpening.listen((event) => setProgress(event.payload));
    return () => void listening.then((stop) => stop());
  }, []);
  if (!progress) {
    return null;
  }
  return (
    <div className={styles.opening} role="status">
      <p>{t(`opening.${progress.step}`)}</p>
      <Bar label={t(`opening.${progress.step}`)} value={progress.thousandths} most={1_000} />
    </div>
  );
}
