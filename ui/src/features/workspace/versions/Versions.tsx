import { History } from "lucide-react";
import { useState } from "react";

import { attempt, flushAll, useData } from "../../../app/data";
import { keys } from "../../../app/keys";
import { moment } from "../../../app/moment";
import { notify } from "../../../app/notices";
import { useTranslation } from "../../../app/text";
import { undoStep } from "../../../app/undoing";
import { commands } from "../../../bindings";
import type { RecordKind } from "../../../bindings";
import { Changes } from "../../../design/Changes";
import { Actions, Button, Dialog, Notice, Tag } from "../../../design/controls";
import layout from "../../../design/layout.module.css";
import styles from "./versions.module.css";

/** Every version of a thing: who, when, what changed; and restoring one. */
export function VersionsList({ kind, id }: { kind: RecordKind; id: string }) {
  const { t, say } = useTranslation();
  const found = useData(keys.versions(kind, id), () => commands.versions(kind, id));
  const list = found.data;
  const restore = async (revision: number) => {
    await flushAll();
    if ((await attempt(() => commands.restoreVersion(kind, id, revision).then(() => true))) === true) {
      notify("ok", t("versions.restored"), undoStep());
    }
  };
  if (!list) {
    return <div aria-busy={found.isPending} />;
  }
  return (
    <>
      <ol className={styles.versions} aria-label={t("versions.versions")}>
        {list.versions.map((version, n) => (
          <li key={version.revision} className={styles.version}>
            <div className={styles.versionHead}>
              <div>
                <span className={styles.what}>{version.what ? say(version.what) : t("versions.saved")}</span> {version.deleted ? <Tag tone="bad">{t("versions.deleted")}</Tag> : null}
                {n === 0 ? <Tag tone="accent">{t("versions.now")}</Tag> : null}
                <br />
                <span className={styles.when}>{version.who ? t("versions.whoWhen", { who: version.who, at: moment(version.at) }) : moment(version.at)}</span>
              </div>
              {list.restorable && n > 0 && !version.deleted ? (
                <Button small onPress={() => void restore(version.revision)}>
                  {t("versions.restore")}
                </Button>
              ) : null}
            </div>
            {version.changes.length > 0 ? <Changes changes={version.changes} before={t("versions.before")} after={t("versions.after")} /> : null}
          </li>
        ))}
      </ol>
      {list.earlierUnreadable ? <Notice tone="information">{t("versions.earlier")}</Notice> : null}
    </>
  );
}

/** A button that shows every version of a thing. */
export function VersionsButton({ kind, id, title }: { kind: RecordKind; id: string; title: string }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button look="quiet" onPress={() => setOpen(true)}>
        <History size={16} aria-hidden />
        {t("versions.button")}
      </Button>
      {open ? (
        <Dialog title={t("versions.title", { title })} isOpen onClose={() => setOpen(false)} wide>
          <p className={layout.fine}>{t("versions.lead")}</p>
          <VersionsList kind={kind} id={id} />
          <Actions>
            <Button onPress={() => setOpen(false)}>{t("close")}</Button>
          </Actions>
        </Dialog>
      ) : null}
    </>
  );
}
