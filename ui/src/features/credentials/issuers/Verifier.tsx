import { attempt } from "../../../app/data";
import { notify } from "../../../app/notices";
import { useTranslation } from "../../../app/text";
import { commands } from "../../../bindings";
import { Button } from "../../../design/controls";
import layout from "../../../design/layout.module.css";

/** verify.html for those who are shown certificates. */
export function Verifier({ may }: { may: boolean }) {
  const { t } = useTranslation();
  const write = async () => {
    const path = await attempt(commands.exportVerifier);
    if (path) {
      notify("ok", t("written", { path }));
    }
  };
  return (
    <section className={`${layout.card} ${layout.pad}`}>
      <h2>{t("issuers.verifier")}</h2>
      <p className={layout.lead}>{t("issuers.verifierWhat")}</p>
      <div className={layout.row}>
        <Button isDisabled={!may} onPress={() => void write()}>
          {t("issuers.verifierExport")}
        </Button>
      </div>
    </section>
  );
}
