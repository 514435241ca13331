import { useState } from "react";

import { attempt } from "../../../app/data";
import { number } from "../../../app/locale";
import { day } from "../../../app/moment";
import { notify } from "../../../app/notices";
import { useTranslation } from "../../../app/text";
import { commands } from "../../../bindings";
import type { KnownFile } from "../../../bindings";
import { Actions, Button, Dialog, Notice } from "../../../design/controls";
import { Checkbox } from "../../../design/fields";
import layout from "../../../design/layout.module.css";
import { ageOf, isOver } from "./age";
import styles from "./issuers.module.css";
import { refreshFiles } from "./refreshing";

/** Shows who signed a list, how old it is and how much is in it, and asks once whether to rely on it. */
export function Rely({ file, onClose }: { file: KnownFile; onClose: () => void }) {
  const { t } = useTranslation();
  const [ticked, setTicked] = useState(false);
  const rely = async () => {
    if (ticked && (await attempt(() => commands.relyOn(file.id, true))) !== undefined) {
      await refreshFiles();
      notify("ok", t("issuers.relyDone", { name: file.name }));
      onClose();
    }
  };
  const rows: [string, string][] = [
    [t("issuers.file"), file.name],
    [t("issuers.relySigner"), file.signer],
    [t("issuers.relyKey"), file.signerId],
    [t("issuers.relyAge"), ageOf(file.from)],
    [t("issuers.until"), file.until ? day(file.until) : "–"],
    [t("issuers.holds"), number(file.issuers)],
  ];
  return (
    <Dialog title={t("issuers.relyTitle")} isOpen onClose={onClose} onSubmit={() => void rely()}>
      <dl className={layout.factsList}>
        {rows.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd className={styles.long} dir="auto">
              {value}
            </dd>
          </div>
        ))}
      </dl>
      {file.until && isOver(file.until) ? <Notice>{t("issuers.ended.lead", { date: day(file.until) })}</Notice> : null}
      <p>{t("verify.rely.question", { name: file.signer, key: file.signerId })}</p>
      <Checkbox isSelected={ticked} onChange={setTicked}>
        {t("issuers.relyTick")}
      </Checkbox>
      <Actions>
        <Button onPress={onClose}>{t("issuers.notNow")}</Button>
        <Button look="primary" type="submit" isDisabled={!ticked}>
          {t("issuers.relyNow")}
        </Button>
      </Actions>
    </Dialog>
  );
}
