import { Link } from "wouter";

import { HeadingsChoice } from "../../../app/HeadingsChoice";
import { TopBar } from "../../../app/TopBar";
import { attempt } from "../../../app/data";
import { facts } from "../../../app/figures";
import { useAudits } from "../../../app/lists";
import { notify } from "../../../app/notices";
import { day } from "../../../app/moment";
import { tableStyle } from "../../../app/tables";
import { useTranslation } from "../../../app/text";
import { commands } from "../../../bindings";
import { Button } from "../../../design/controls";
import layout from "../../../design/layout.module.css";
import { VirtualRows } from "../../../design/VirtualRows";

export function ReportRoom() {
  const { say, t } = useTranslation();
  const audits = useAudits();
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
          <HeadingsChoice />
          <section className={`${layout.card} ${layout.pad}`}>
            <div className={`${layout.row} ${layout.between}`}>
              <div>
                <h2>{t("reports.register")}</h2>
                <p className={layout.fine}>{t("reports.registerText")}</p>
              </div>
              <Button onPress={() => void write(() => commands.exportRegister("", tableStyle()))}>{t("reports.export")}</Button>
            </div>
          </section>
          <section className={`${layout.card} ${layout.pad}`}>
            <div>
              <h2>{t("rooms.audits")}</h2>
              <p className={layout.fine}>{t("reports.auditsText")}</p>
            </div>
            {audits.rows.length > 0 ? (
              <VirtualRows
                label={t("rooms.audits")}
                rows={audits.rows}
                total={audits.first?.total}
                more={audits.more}
                rowHeight={44}
                render={(audit) => (
                  <div className={`${layout.row} ${layout.between}`} style={{ padding: "8px 14px" }}>
                    <Link href={`/audits/${audit.id}`}>
                      {facts(t("programmes.codeAndVersion", { code: audit.programmeCode, version: audit.programmeVersion }), say(audit.standardTitle), day(audit.startedAt))}
                    </Link>
                    <Button aria-label={t("reports.exportAudit", { code: audit.programmeCode, version: audit.programmeVersion })} onPress={() => void write(() => commands.exportAudit(audit.id, tableStyle()))}>
                      {t("reports.export")}
                    </Button>
                  </div>
                )}
              />
            ) : null}
            {audits.isWhole && audits.rows.length === 0 ? <p className={layout.fine}>{t("audits.emptyText")}</p> : null}
          </section>
        </div>
      </main>
    </>
  );
}
