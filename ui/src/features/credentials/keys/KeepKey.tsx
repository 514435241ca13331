// A key outside the workspace: on paper, or in a file for another program.
import { useState } from "react";

import { attempt } from "../../../app/data";
import { notify } from "../../../app/notices";
import { useTranslation } from "../../../app/text";
import { commands } from "../../../bindings";
import { Actions, Button, Dialog, Notice } from "../../../design/controls";
import { Segments } from "../../../design/fields";
import layout from "../../../design/layout.module.css";
import type { OfKey } from "./KeyDialogs";

type Sheets = "one" | "two";

export function PaperBackup({ of, onClose }: OfKey) {
  const { t } = useTranslation();
  const [sheets, setSheets] = useState<Sheets>("one");
  const write = async () => {
    const files = await attempt(() => commands.exportPaperBackup(of.id, sheets === "two"));
    if (files) {
      notify("ok", t("keys.backedUp", { name: of.name, count: files.length }));
      onClose();
    }
  };
  return (
    <Dialog title={t("keys.backupTitle", { name: of.name })} isOpen onClose={onClose} onSubmit={() => void write()}>
      <p className={layout.lead}>{t("keys.backupLead")}</p>
      <div className={layout.stack}>
        <div>
          <Segments<Sheets> label={t("keys.backupParts")} value={sheets} choices={[{ id: "one", label: t("keys.one") }, { id: "two", label: t("keys.two") }]} onChange={setSheets} />
        </div>
        <p className={layout.fine}>{t(sheets === "one" ? "keys.oneWhat" : "keys.twoWhat")}</p>
      </div>
      <Actions>
        <Button onPress={onClose}>{t("cancel")}</Button>
        <Button look="primary" type="submit" autoFocus>
          {t("keys.backupNow")}
        </Button>
      </Actions>
    </Dialog>
  );
}

type KeyForm = Parameters<typeof commands.exportKey>[1];
const FORMS: KeyForm[] = ["pkcs8", "jwk"];

export function ExportKey({ of, onClose }: OfKey) {
  const { t } = useTranslation();
  const [form, setForm] = useState<KeyForm>("pkcs8");
  const write = async () => {
    const path = await attempt(() => commands.exportKey(of.id, form));
    if (path) {
      notify("ok", t("keys.exported", { name: of.name, path }));
      onClose();
    }
  };
  return (
    <Dialog title={t("keys.exportTitle", { name: of.name })} isOpen onClose={onClose} onSubmit={() => void write()}>
      <Notice>{t("keys.exportLead")}</Notice>
      <div>
        <Segments<KeyForm> label={t("keys.exportForm")} value={form} choices={FORMS.map((id) => ({ id, label: t(`keys.forms.${id}`) }))} onChange={setForm} />
      </div>
      <Actions>
        <Button onPress={onClose}>{t("cancel")}</Button>
        <Button look="primary" type="submit">
          {t("keys.exportNow")}
        </Button>
      </Actions>
    </Dialog>
  );
}
