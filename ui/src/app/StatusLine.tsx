import { CircleAlert, CircleCheck, Info, Redo2, Undo2 } from "lucide-react";
import type { ReactNode } from "react";

import { Button, RemoveButton } from "../design/controls";
import styles from "./app.module.css";
import { dismiss, hold, useNotice } from "./notices";
import { useTranslation } from "./text";
import { takeBack } from "./undoing";

const SIGNS = { ok: CircleCheck, bad: CircleAlert, information: Info };

/**
 * The line at the foot of the window: what was just done, with the next step. It has a place of its
 * own, so that it covers nothing.
 */
export function StatusLine({ workspace, children }: { workspace?: string; children?: ReactNode }) {
  const { t } = useTranslation();
  const notice = useNotice();
  const Sign = notice ? SIGNS[notice.tone] : null;
  return (
    <section className={styles.statusLine} aria-label={t("notices")}>
      <div className={styles.said} role="status" data-tone={notice?.tone}>
        {notice && Sign ? (
          // The pointer and the focus keep it there; what can be done is a button.
          // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
          <div key={notice.id} className={styles.saidNow} onPointerEnter={() => hold(true)} onPointerLeave={() => hold(false)} onFocus={() => hold(true)} onBlur={() => hold(false)}>
            <Sign size={14} aria-hidden />
            <span dir="auto" title={notice.text}>
              {notice.text}
            </span>
            {notice.next ? (
              <Button
                small
                look="quiet"
                onPress={() => {
                  notice.next?.run();
                  dismiss();
                }}
              >
                {notice.next.label}
              </Button>
            ) : null}
            <RemoveButton label={t("dismiss")} onPress={dismiss} />
          </div>
        ) : null}
      </div>
      {children}
      {workspace ? (
        <span className={styles.undoing}>
          <Button look="quiet" icon aria-label={t("undoIt")} onPress={() => void takeBack("undo")}>
            <Undo2 size={14} aria-hidden />
          </Button>
          <Button look="quiet" icon aria-label={t("redoIt")} onPress={() => void takeBack("redo")}>
            <Redo2 size={14} aria-hidden />
          </Button>
        </span>
      ) : null}
      {workspace ? (
        <span className={styles.whichWorkspace} dir="auto">
          {workspace}
        </span>
      ) : null}
    </section>
  );
}
