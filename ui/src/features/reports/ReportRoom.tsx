import { useTranslation } from "react-i18next";
import { Link } from "wouter";

import { TopBar } from "../../app/Frame";
import { attempt, useData } from "../../app/data";
import { notify } from "../../app/notices";
import { commands } from "../../bindings";
import { Button } from "../../design/controls";
import layout from "../../design/layout.module.css";

export function ReportRoom() {
  const { t } = useTranslation();
  const audits = useData(["audits"], commands.audits);
  const write = async (work: () => Promise<string | null>) => {
    const path = await attempt(work);
    if (path) {
      notify("ok", t("written", { path }));
    }
  };
  return (
    <>
      <TopBar path={[t("rooms.reports")]} />
      <main className={layout.main}>
        <div className={layout.column}>
          <h1>{t("rooms.reports")}</h1>
          <p className={layout.lead}>{t("reports.lead")}</p>
          <section className={`${layout.card} ${layout.pad}`}>
            <div className={`${layout.row} ${layout.between}`}>
              <div>
                <h2>{t("reports.register")}</h2>
                <p className={layout.fine}>{t("reports.registerText")}</p>
              </div>
              <Button onPress={() => void write(() => commands.exportRegister(""))}>{t("reports.export")}</Button>
            </div>
          </section>
          <section className={`${layout.card} ${layout.pad}`}>
            <div>
              <h2>{t("rooms.audits")}</h2>
              <p className={layout.fine}>{t("reports.auditsText")}</p>
            </div>
            {(audits.data ?? []).map((audit) => (
              <div key={audit.id} className={`${layout.row} ${layout.between}`}>
                <Link href={`/audits/${audit.id}`}>
                  {audit.programmeCode} v{audit.programmeVersion} · {audit.standardTitle} · {audit.startedAt.slice(0, 10)}
                </Link>
                <Button aria-label={t("reports.exportAudit", { code: audit.programmeCode, version: audit.programmeVersion })} onPress={() => void write(() => commands.exportAudit(audit.id))}>
                  {t("reports.export")}
                </Button>
              </div>
            ))}
            {audits.data?.length === 0 ? <p className={layout.fine}>{t("audits.emptyText")}</p> : null}
          </section>
        </div>
      </main>
    </>
  );
}
