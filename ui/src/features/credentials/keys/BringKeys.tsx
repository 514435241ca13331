// Keys that were made elsewhere or before: from a file, or from paper.
import { useState } from "react";

import { attempt } from "../../../app/data";
import { notify } from "../../../app/notices";
import { useTranslation } from "../../../app/text";
import { commands } from "../../../bindings";
import { Actions, Button, Dialog } from "../../../design/controls";
import { TextInput } from "../../../design/fields";
import layout from "../../../design/layout.module.css";
import { PassphraseFields, usePassphrase } from "./passphrase";
import { refreshSigning } from "./unlocking";

interface BringProps {
  /** There are no keys yet: what is brought gets a new passphrase. */
  isFirst: boolean;
  onClose: () => void;
}

function ImportKey({ isFirst, onClose }: BringProps) {
  const { t } = useTranslation();
  const passphrase = usePassphrase(isFirst);
  const take = async () => {
    const key = passphrase.isGood() ? await attempt(() => commands.importKey(passphrase.text)) : undefined;
    if (key) {
      await refreshSigning();
      notify("ok", t("keys.imported", { name: key.name }));
      onClose();
    }
  };
  return (
    <Dialog title={t("keys.importTitle")} isOpen onClose={onClose} onSubmit={() => void take()}>
      <p className={layout.lead}>{t("keys.importLead")}</p>
      <PassphraseFields of={passphrase} isNew={isFirst} autoFocus />
      <Actions>
        <Button onPress={onClose}>{t("cancel")}</Button>
        <Button look="primary" type="submit">
          {t("keys.importNow")}
        </Button>
      </Actions>
    </Dialog>
  );
}

function RestoreKey({ isFirst, onClose }: BringProps) {
  const { t } = useTranslation();
  const [first, setFirst] = useState("");
  const [second, setSecond] = useState("");
  const passphrase = usePassphrase(isFirst);
  const sheets = [first, second].filter((sheet) => sheet.trim() !== "");
  const restore = async () => {
    const key = passphrase.isGood() && sheets.length > 0 ? await attempt(() => commands.restoreKey(sheets, passphrase.text)) : undefined;
    if (key) {
      await refreshSigning();
      notify("ok", t("keys.restored", { name: key.name }));
      onClose();
    }
  };
  return (
    <Dialog title={t("keys.restoreTitle")} isOpen onClose={onClose} wide onSubmit={() => void restore()}>
      <p className={layout.lead}>{t("keys.restoreLead")}</p>
      <div className={layout.grid}>
        <TextInput label={t("keys.sheetOne")} rows={8} value={first} onChange={setFirst} autoFocus />
        <TextInput label={t("keys.sheetTwo")} rows={8} value={second} onChange={setSecond} />
        <PassphraseFields of={passphrase} isNew={isFirst} />
      </div>
      <Actions>
        <Button onPress={onClose}>{t("cancel")}</Button>
        <Button look="primary" type="submit" isDisabled={sheets.length === 0}>
          {t("keys.restoreNow")}
        </Button>
      </Actions>
    </Dialog>
  );
}

/** The ways in which keys come from elsewhere. */
export function BringKeys({ isFirst, may }: { isFirst: boolean; may: boolean }) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState<"import" | "restore" | null>(null);
  const close = () => setAsking(null);
  return (
    <>
      <Button isDisabled={!may} onPress={() => setAsking("import")}>
        {t("keys.import")}
      </Button>
      <Button isDisabled={!may} onPress={() => setAsking("restore")}>
        {t("keys.restore")}
      </Button>
      {asking === "import" ? <ImportKey isFirst={isFirst} onClose={close} /> : null}
      {asking === "restore" ? <RestoreKey isFirst={isFirst} onClose={close} /> : null}
    </>
  );
}
