import { Button, Notice } from "../../design/controls";
import { useTranslation } from "../text";
import layout from "../../design/layout.module.css";
import styles from "../app.module.css";
import { discardRefused, flushAll, useRefused } from "./registry";

/** What was typed and could not be saved, and why. It stays on the screen. */
export function NotSaved() {
  const { t } = useTranslation();
  const refused = useRefused();
  const lines = [...new Set(refused.map(({ name, reason }) => (name ? t("notSaved.named", { name, reason }) : t("notSaved.reason", { reason }))))];
  return lines.length > 0 ? (
    <div className={styles.notSaved}>
      <Notice tone="bad">
        <div className={`${layout.row} ${layout.wrap}`}>
          <div className={layout.grow}>
            {lines.map((line) => (
              <p key={line}>{line}</p>
            ))}
          </div>
          <Button small onPress={() => void flushAll(false)}>
            {t("notSaved.again")}
          </Button>
          <Button small look="quiet" onPress={discardRefused}>
            {t("notSaved.discard")}
          </Button>
        </div>
      </Notice>
    </div>
  ) : null;
}
