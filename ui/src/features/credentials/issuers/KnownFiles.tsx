import { Stamp, Upload } from "lucide-react";
import { useState } from "react";

import { attempt, useData, words } from "../../../app/data";
import { keys } from "../../../app/keys";
import { number } from "../../../app/locale";
import { day } from "../../../app/moment";
import { notify } from "../../../app/notices";
import { useTranslation } from "../../../app/text";
import { commands } from "../../../bindings";
import type { KnownFile } from "../../../bindings";
import { menuOf } from "../../../design/ContextMenu";
import { Button, Confirm, Empty, Notice, Tag } from "../../../design/controls";
import layout from "../../../design/layout.module.css";
import { ActionsMenu } from "../../../design/menu";
import type { MenuAction } from "../../../design/menu";
import { IssuersOf } from "./IssuersOf";
import { Rely } from "./Rely";
import { isOver } from "./age";
import styles from "./issuers.module.css";
import { refreshFiles } from "./refreshing";

function StandingTag({ file }: { file: KnownFile }) {
  const { t } = useTranslation();
  if (isOver(file.until)) {
    return <Tag tone="warning">{t("issuers.ended")}</Tag>;
  }
  if (file.sort !== "issuerList") {
    return <Tag tone="ok">{t("issuers.used")}</Tag>;
  }
  return <Tag tone={file.relied ? "ok" : "neutral"}>{t(file.relied ? "issuers.relied" : "issuers.notRelied")}</Tag>;
}

function Row({ file, isOpen, open, actions }: { file: KnownFile; isOpen: boolean; open: () => void; actions: MenuAction[] }) {
  const { t } = useTranslation();
  return (
    <tr aria-current={isOpen ? "true" : undefined} {...menuOf(file.name, () => actions)}>
      <td>
        {file.sort === "issuerList" ? (
          <Button look="quiet" small aria-expanded={isOpen} onPress={open}>
            <span dir="auto">{file.name}</span>
          </Button>
        ) : (
          <span className={styles.plainName} dir="auto">
            {file.name}
          </span>
        )}
      </td>
      <td>{t(`issuers.sorts.${file.sort}`)}</td>
      <td title={file.signerId}>
        <span dir="auto">{file.signer || file.signerId}</span>
      </td>
      <td className={layout.number}>{file.from ? day(file.from) : "–"}</td>
      <td className={layout.number}>{file.until ? day(file.until) : "–"}</td>
      <td className={layout.number}>{file.sort === "issuerList" ? number(file.issuers) : "–"}</td>
      <td>
        <StandingTag file={file} />
      </td>
      <td>
        <ActionsMenu label={t("actionsOf", { name: file.name })} actions={actions} />
      </td>
    </tr>
  );
}

/** What verifying knows of issuers: lists that are relied on or not, keys, and status lists. */
export function KnownFiles({ may }: { may: boolean }) {
  const { t } = useTranslation();
  const found = useData(keys.knownFiles(), commands.knownFiles);
  const [asking, setAsking] = useState<KnownFile | null>(null);
  const [removing, setRemoving] = useState<KnownFile | null>(null);
  const [open, setOpen] = useState<string | null>(null);
  // Endorsements vouch for no issuer, and have a tab of their own.
  const files = (found.data ?? []).filter(({ sort }) => sort !== "endorsement");
  const shown = files.find(({ id, sort }) => id === open && sort === "issuerList");
  const take = async () => {
    const file = await attempt(commands.importKnownFile);
    if (!file) {
      return;
    }
    await refreshFiles();
    if (file.sort === "issuerList" && !file.relied) {
      notify("information", t("issuers.kept", { name: file.name }));
      setAsking(file);
    } else {
      notify("ok", t("issuers.takenIn", { name: file.name }));
    }
  };
  const relyNoMore = async (file: KnownFile) => {
    if ((await attempt(() => commands.relyOn(file.id, false))) !== undefined) {
      await refreshFiles();
      notify("ok", t("issuers.relyDoneNo", { name: file.name }));
    }
  };
  const remove = async (file: KnownFile) => {
    if ((await attempt(() => commands.removeKnownFile(file.id))) !== undefined) {
      setRemoving(null);
      await refreshFiles();
      notify("ok", t("issuers.removed", { name: file.name }));
    }
  };
  const actionsOf = (file: KnownFile): MenuAction[] => {
    const relying: MenuAction = file.relied ? { id: "no", label: t("issuers.relyNo"), isDisabled: !may, run: () => void relyNoMore(file) } : { id: "rely", label: t("issuers.rely"), isDisabled: !may, run: () => setAsking(file) };
    const ofList: MenuAction[] = file.sort === "issuerList" ? [{ id: "show", label: t("issuers.show"), run: () => setOpen(file.id) }, relying] : [];
    return [...ofList, { id: "remove", label: t("issuers.remove"), isDisabled: !may, run: () => setRemoving(file) }];
  };
  const button = (
    <Button look="primary" isDisabled={!may} onPress={() => void take()}>
      <Upload size={16} aria-hidden />
      {t("issuers.import")}
    </Button>
  );
  return (
    <>
      {found.error ? <Notice tone="bad">{words(found.error)}</Notice> : null}
      {files.length === 0 && !found.isPending ? (
        <div className={styles.empty}>
          <Empty Icon={Stamp} title={t("issuers.emptyTitle")}>
            <p>{t("issuers.emptyText")}</p>
            {button}
          </Empty>
        </div>
      ) : null}
      {files.length > 0 ? (
        <>
          <div className={styles.table}>
            <table className={layout.table} aria-label={t("issuers.files")}>
              <thead>
                <tr>
                  {(["file", "sort", "signer", "from", "until", "holds", "standing"] as const).map((column) => (
                    <th key={column} scope="col">
                      {t(`issuers.${column}`)}
                    </th>
                  ))}
                  <th scope="col">
                    <span className={styles.hidden}>{t("actions")}</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {files.map((file) => (
                  <Row key={file.id} file={file} isOpen={file.id === open} open={() => setOpen(file.id === open ? null : file.id)} actions={actionsOf(file)} />
                ))}
              </tbody>
            </table>
          </div>
          <div>{button}</div>
        </>
      ) : null}
      {shown ? <IssuersOf key={shown.id} file={shown} /> : null}
      {asking ? <Rely file={asking} onClose={() => setAsking(null)} /> : null}
      {removing ? (
        <Confirm title={t("issuers.removeTitle", { name: removing.name })} act={t("issuers.removeNow")} danger cancel={t("cancel")} onConfirm={() => void remove(removing)} onClose={() => setRemoving(null)}>
          <p className={layout.lead}>{t("issuers.removeFile")}</p>
        </Confirm>
      ) : null}
    </>
  );
}
