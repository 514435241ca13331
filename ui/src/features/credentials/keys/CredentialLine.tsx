import { FileBadge } from "lucide-react";

import { attempt } from "../../../app/data";
import { notify } from "../../../app/notices";
import { useTranslation } from "../../../app/text";
import { commands } from "../../../bindings";
import type { CredentialForm } from "../../../bindings";
import layout from "../../../design/layout.module.css";
import { ActionsMenu } from "../../../design/menu";
import styles from "./keys.module.css";

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
  return (
    <div className={styles.credential}>
      <FileBadge size={16} aria-hidden />
      <div className={layout.grow}>
        <strong>{t("keys.credential")}</strong>
        <p className={layout.fine}>{t("keys.credentialOf")}</p>
      </div>
      <ActionsMenu label={t("keys.saveAs", { serial })} actions={FORMS.map((form) => ({ id: form, label: t(`keys.credentialForms.${form}`), run: () => void save(form) }))} />
    </div>
  );
}
