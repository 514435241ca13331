import { Notice, RemoveButton } from "../design/controls";
import styles from "./app.module.css";
import { dismiss, useNotices } from "./notices";
import { useTranslation } from "./text";

export function Notices() {
  const { t } = useTranslation();
  const notices = useNotices();
  return (
    <section className={styles.notices} aria-label={t("notices")} aria-live="polite">
      {notices.map((entry) => (
        <div key={entry.id} className={styles.notice}>
          <Notice tone={entry.tone}>{entry.text}</Notice>
          <RemoveButton label={t("close")} onPress={() => dismiss(entry.id)} />
        </div>
      ))}
    </section>
  );
}
