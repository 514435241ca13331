import { isTauri } from "@tauri-apps/api/core";
import { getCurrentWindow } from "@tauri-apps/api/window";
import { useEffect } from "react";

import { inPercent } from "./figures";
import { useRunningPress } from "./press";
import { useTranslation } from "./text";

/** The window is called as what is open in it, and says how far a press is. */
export function useTitle(name: string): void {
  const { t } = useTranslation();
  const press = useRunningPress();
  const plain = name === "" ? "Credwright" : t("windowTitle", { name });
  const far = press && press.progress.total > 0 ? inPercent(Math.floor((press.progress.done / press.progress.total) * 100)) : null;
  const title = far === null ? plain : t("windowTitlePrinting", { percent: far, title: plain });
  useEffect(() => {
    document.title = title;
    if (isTauri()) {
      void getCurrentWindow()
        .setTitle(title)
        .catch(() => {});
    }
  }, [title]);
}
