import { ArrowLeft, ArrowRight } from "lucide-react";
import type { ReactNode } from "react";

import { Button } from "../design/controls";
import { useTranslation } from "./text";
import styles from "./app.module.css";

/** The line above a room: where one is, and what can be done. */
export function TopBar({ path, children }: { path: string[]; children?: ReactNode }) {
  const { t } = useTranslation();
  return (
    <header className={styles.top}>
      <div className={styles.travel}>
        <Button look="quiet" icon aria-label={t("goBack")} onPress={() => window.history.back()}>
          <ArrowLeft size={16} aria-hidden />
        </Button>
        <Button look="quiet" icon aria-label={t("goForward")} onPress={() => window.history.forward()}>
          <ArrowRight size={16} aria-hidden />
        </Button>
      </div>
      <div className={styles.crumbs} role="group" aria-label={t("whereYouAre")}>
        {path.map((part, place) => (
          <span key={part} dir="auto" data-last={place === path.length - 1 || undefined}>
            {part}
          </span>
        ))}
      </div>
      <div className={styles.topActions}>{children}</div>
    </header>
  );
}
