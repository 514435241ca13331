import { ClipboardCheck } from "lucide-react";
import { Link, useLocation } from "wouter";

import { TopBar } from "../../../app/TopBar";
import { attempt } from "../../../app/data";
import { useAudits } from "../../../app/lists";
import { day } from "../../../app/moment";
import { notify } from "../../../app/notices";
import { tableStyle } from "../../../app/tables";
import { useTranslation } from "../../../app/text";
import { commands } from "../../../bindings";
import type { AuditSummary } from "../../../bindings";
import { menuOf } from "../../../design/ContextMenu";
import { Button, Empty, Tag } from "../../../design/controls";
import layout from "../../../design/layout.module.css";
import type { MenuAction } from "../../../design/menu";
import { VirtualRows } from "../../../design/VirtualRows";
import { ImportPackage } from "../../packages/ImportPackage";
import { Audit } from "./Audit";

function List() {
  const { t } = useTranslation();
  const [, go] = useLocation();
  const audits = useAudits();
  const write = async (how: () => Promise<string | null>) => {
    const path = await attempt(how);
    if (path) {
      notify("ok", t("written", { path }));
    }
  };
  const actions = ({ id, programmeId, programmeCode }: AuditSummary): MenuAction[] => [
    { id: "open", label: t("openIt"), run: () => go(`/audits/${id}`) },
    { id: "programme", label: t("audits.toProgramme"), run: () => go(`/programmes/${programmeId}`) },
    { id: "share", label: t("packages.handOver"), run: () => void write(() => commands.handOverAudit(id, programmeCode)) },
    { id: "export", label: t("audits.export"), run: () => void write(() => commands.exportAudit(id, tableStyle())) },
  ];
  return (
    <>
      <TopBar path={[t("rooms.review"), t("rooms.audits")]}>
        <ImportPackage />
      </TopBar>
      <main className={layout.main}>
        <div className={layout.column}>
          {audits.first?.total === 0 ? (
            <Empty Icon={ClipboardCheck} title={t("audits.emptyTitle")}>
              <p>{t("audits.emptyText")}</p>
              <Button look="primary" onPress={() => go("/programmes")}>
                {t("audits.toProgrammes")}
              </Button>
            </Empty>
          ) : (
            <>
              <h1>{t("rooms.audits")}</h1>
              {audits.first ? <p className={layout.lead}>{t("audits.counts", { count: audits.first.total, open: audits.first.open })}</p> : null}
              <nav aria-label={t("rooms.audits")}>
                <VirtualRows
                  label={t("rooms.audits")}
                  rows={audits.rows}
                  total={audits.first?.total}
                  more={audits.more}
                  rowHeight={64}
                  render={(audit) => (
                    <Link href={`/audits/${audit.id}`} className={layout.item} {...menuOf(audit.programmeTitle, () => actions(audit))}>
                      <span className={layout.grow}>
                        <span className={layout.itemTitle} dir="auto">
                          {t("programmes.ofVersion", { title: audit.programmeTitle, version: audit.programmeVersion })}
                        </span>
                        <br />
                        <span className={layout.itemDetail} dir="auto">
                          {t("audits.about", { code: audit.programmeCode, standard: audit.standardTitle, date: day(audit.startedAt) })}
                        </span>
                      </span>
                      <span className={layout.row}>
                        <Tag>{t("audits.conformity", { percent: audit.score.conformity })}</Tag>
                        {audit.outcome ? (
                          <Tag tone={audit.outcome === "approved" ? "ok" : "warning"}>{t(`outcomesOfAudit.${audit.outcome}`)}</Tag>
                        ) : (
                          <Tag tone="information">{t("audits.open")}</Tag>
                        )}
                      </span>
                    </Link>
                  )}
                />
              </nav>
            </>
          )}
        </div>
      </main>
    </>
  );
}

export function AuditRoom({ id, clause }: { id?: string; clause?: string }) {
  return id ? <Audit key={id} id={id} clause={clause} /> : <List />;
}
