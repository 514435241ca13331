import { FileBadge } from "lucide-react";
import { useState } from "react";

import { attempt, useData } from "../../../app/data";
import { keys } from "../../../app/keys";
import { notify } from "../../../app/notices";
import { useTranslation } from "../../../app/text";
import { commands } from "../../../bindings";
import type { CredentialForm } from "../../../bindings";
import layout from "../../../design/layout.module.css";
import { ActionsMenu } from "../../../design/menu";
import type { MenuAction } from "../../../design/menu";
import styles from "./keys.module.css";
import { UnlockDialog } from "./unlocking";

const FORMS: CredentialForm[] = ["json", "jwt", "png", "svg", "pdf"];

/** The signed twin of a certificate, to be saved in any of its forms. */
export function CredentialLine({ serial }: { serial: string }) {
  const { t } = useTranslation();
  const save = async (form: CredentialForm) => {
    const path = await attempt(() => commands.exportCredential(serial, form));
    if (path) {
      notify("ok", t("written", { path }));
    }
  };
  const signing = useData(keys.signing(), commands.signing).data;
  const [unlocking, setUnlocking] = useState(false);
  const saveRecord = async () => {
    const saved = await attempt(() => commands.exportLearnerRecord(serial));
    if (saved) {
      const [path, { certificates, unsigned }] = saved;
      notify("ok", unsigned > 0 ? t("keys.recordWrittenInPart", { count: certificates, path, unsigned }) : t("keys.recordWritten", { count: certificates, path }));
    }
  };
  const forms: MenuAction[] = FORMS.map((form) => ({ id: form, label: t(`keys.credentialForms.${form}`), run: () => void save(form) }));
  const record: MenuAction = { id: "record", label: t("keys.record"), isDisabled: !signing?.proofKey, run: () => (signing?.unlocked ? void saveRecord() : setUnlocking(true)) };
  return (
    <div className={styles.credential}>
      <FileBadge size={16} aria-hidden />
      <div className={layout.grow}>
        <strong>{t("keys.credential")}</strong>
        <p className={layout.fine}>{t("keys.credentialOf")}</p>
      </div>
      <ActionsMenu label={t("keys.saveAs", { serial })} actions={[...forms, record]} />
      {unlocking ? (
        <UnlockDialog
          onDone={() => {
            setUnlocking(false);
            void saveRecord();
          }}
          onClose={() => setUnlocking(false)}
        />
      ) : null}
    </div>
  );
}
