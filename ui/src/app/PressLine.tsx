import { Link } from "wouter";

import { commands } from "../bindings";
import { Bar, Button } from "../design/controls";
import styles from "./app.module.css";
import { useRunningPress } from "./press";
import { useTranslation } from "./text";

/** The run that prints now, at the foot of every room. */
export function PressLine() {
  const { t } = useTranslation();
  const press = useRunningPress();
  if (press === null) {
    return null;
  }
  const { done, total } = press.progress;
  return (
    <section className={styles.pressLine} aria-label={t("press.running")}>
      <Link href={`/certificates/${press.cohortId}`}>{t("press.runningFor", { cohort: press.cohortName })}</Link>
      <div className={styles.pressBar}>
        <Bar label={t("press.runningFor", { cohort: press.cohortName })} value={done} most={total} />
      </div>
      <span>{t("press.progress", { done, total })}</span>
      <Button small onPress={() => void commands.stopIssuing()}>
        {t("press.stop")}
      </Button>
    </section>
  );
}
