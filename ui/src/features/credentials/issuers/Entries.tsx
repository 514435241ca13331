import { FileKey, Plus } from "lucide-react";
import { useState } from "react";

import { attempt } from "../../../app/data";
import { useRecognisedIssuers } from "../../../app/lists";
import { notify } from "../../../app/notices";
import { useTranslation } from "../../../app/text";
import { commands } from "../../../bindings";
import type { RecognisedIssuer } from "../../../bindings";
import { menuOf } from "../../../design/ContextMenu";
import { Button, Confirm } from "../../../design/controls";
import { TextInput } from "../../../design/fields";
import layout from "../../../design/layout.module.css";
import { ActionsMenu } from "../../../design/menu";
import type { MenuAction } from "../../../design/menu";
import { VirtualRows } from "../../../design/VirtualRows";
import { IssuerDialog, NOBODY } from "./IssuerDialog";
import { IssuerFacts } from "./IssuerFacts";
import styles from "./issuers.module.css";
import { refreshMine } from "./refreshing";

/** What is open: an institution that is there, or a new one with what is known of it. */
interface Open {
  issuer: RecognisedIssuer;
  isNew: boolean;
}

/** The institutions on the list: found, added, changed and removed. */
export function Entries({ total, may }: { total: number; may: boolean }) {
  const { t } = useTranslation();
  const [wanted, setWanted] = useState("");
  const [open, setOpen] = useState<Open | null>(null);
  const [removing, setRemoving] = useState<RecognisedIssuer | null>(null);
  const found = useRecognisedIssuers(wanted);
  const read = async () => {
    const issuer = await attempt(commands.readIssuerFile);
    if (issuer) {
      setOpen({ issuer, isNew: true });
    }
  };
  const remove = async (issuer: RecognisedIssuer) => {
    if ((await attempt(() => commands.removeRecognisedIssuer(issuer.id))) !== undefined) {
      setRemoving(null);
      await refreshMine();
      notify("ok", t("issuers.removed", { name: issuer.name }));
    }
  };
  const actionsOf = (issuer: RecognisedIssuer): MenuAction[] => [
    { id: "edit", label: t("issuers.edit"), isDisabled: !may, run: () => setOpen({ issuer, isNew: false }) },
    { id: "remove", label: t("issuers.remove"), isDisabled: !may, run: () => setRemoving(issuer) },
  ];
  return (
    <div className={layout.stack} style={{ gap: 12 }}>
      <div className={`${layout.row} ${layout.between} ${layout.wrap}`}>
        <h2>{t("issuers.entries")}</h2>
        <div className={`${layout.row} ${layout.wrap}`}>
          <Button isDisabled={!may} onPress={() => void read()}>
            <FileKey size={16} aria-hidden />
            {t("issuers.fromFile")}
          </Button>
          <Button isDisabled={!may} onPress={() => setOpen({ issuer: NOBODY, isNew: true })}>
            <Plus size={16} aria-hidden />
            {t("issuers.add")}
          </Button>
        </div>
      </div>
      {total === 0 ? (
        <p className={layout.lead}>{t("issuers.mineEmpty")}</p>
      ) : (
        <>
          <div className={`${layout.row} ${layout.end} ${layout.between}`}>
            <div className={styles.search}>
              <TextInput hideLabel label={t("issuers.search")} placeholder={t("issuers.search")} type="search" value={wanted} onChange={setWanted} />
            </div>
            <p className={layout.over}>{t("issuers.count", { count: total })}</p>
          </div>
          {found.first && found.rows.length === 0 ? <p className={layout.fine}>{t("issuers.nothing")}</p> : null}
          {found.rows.length > 0 ? (
            <VirtualRows
              label={t("issuers.entries")}
              rows={found.rows}
              total={wanted === "" ? total : undefined}
              more={found.more}
              rowHeight={82}
              render={(issuer) => (
                <div className={styles.row} {...menuOf(issuer.name, () => actionsOf(issuer))}>
                  <IssuerFacts of={issuer} keyCount={issuer.keys.length} />
                  <ActionsMenu label={t("actionsOf", { name: issuer.name })} actions={actionsOf(issuer)} />
                </div>
              )}
            />
          ) : null}
        </>
      )}
      {open ? <IssuerDialog {...open} onClose={() => setOpen(null)} /> : null}
      {removing ? (
        <Confirm title={t("issuers.removeTitle", { name: removing.name })} act={t("issuers.removeNow")} danger cancel={t("cancel")} onConfirm={() => void remove(removing)} onClose={() => setRemoving(null)}>
          <p className={layout.lead}>{t("issuers.removeIssuer")}</p>
        </Confirm>
      ) : null}
    </div>
  );
}
