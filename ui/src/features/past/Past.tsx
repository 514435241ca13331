import { History } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { attempt, flushAll, useData } from "../../app/data";
import { moment } from "../../app/moment";
import { notify } from "../../app/notices";
import { commands } from "../../bindings";
import type { PastKind } from "../../bindings";
import { Actions, Button, Dialog, Notice, Tag } from "../../design/controls";
import layout from "../../design/layout.module.css";
import { Changes } from "./Changes";
import styles from "./past.module.css";

/** Every version of a thing: who, when, what changed; and bringing one back. */
export function PastList({ kind, id }: { kind: PastKind; id: string }) {
  const { t } = useTranslation();
  const found = useData(["past", kind, id], () => commands.past(kind, id));
  const past = found.data;
  const bringBack = async (revision: number) => {
    await flushAll();
    if ((await attempt(() => commands.bringBack(kind, id, revision).then(() => true))) === true) {
      notify("ok", t("past.broughtBack"));
    }
  };
  if (!past) {
    return <div aria-busy={found.isPending} />;
  }
  return (
    <>
      <ol className={styles.versions} aria-label={t("past.versions")}>
        {past.versions.map((version, n) => (
          <li key={version.revision} className={styles.version}>
            <div className={styles.versionHead}>
              <div>
                <span className={styles.what}>{version.what || t("past.saved")}</span> {version.deleted ? <Tag tone="bad">{t("past.deleted")}</Tag> : null}
                {n === 0 ? <Tag tone="accent">{t("past.now")}</Tag> : null}
                <br />
                <span className={styles.when}>{version.who ? t("past.whoWhen", { who: version.who, at: moment(version.at) }) : moment(version.at)}</span>
              </div>
              {past.comesBack && n > 0 && !version.deleted ? (
                <Button small onPress={() => void bringBack(version.revision)}>
                  {t("past.bringBack")}
                </Button>
              ) : null}
            </div>
            {version.changes.length > 0 ? <Changes changes={version.changes} before={t("past.before")} after={t("past.after")} /> : null}
          </li>
        ))}
      </ol>
      {past.earlierUnreadable ? <Notice tone="information">{t("past.earlier")}</Notice> : null}
    </>
  );
}

/** A button that shows the past of a thing. */
export function PastButton({ kind, id, title }: { kind: PastKind; id: string; title: string }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button look="quiet" onPress={() => setOpen(true)}>
        <History size={16} aria-hidden />
        {t("past.button")}
      </Button>
      {open ? (
        <Dialog title={t("past.title", { title })} isOpen onClose={() => setOpen(false)} wide>
          <p className={layout.fine}>{t("past.lead")}</p>
          <PastList kind={kind} id={id} />
          <Actions>
            <Button onPress={() => setOpen(false)}>{t("close")}</Button>
          </Actions>
        </Dialog>
      ) : null}
    </>
  );
}
