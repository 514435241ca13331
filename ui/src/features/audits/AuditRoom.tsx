import { ClipboardCheck } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Link, useLocation } from "wouter";

import { TopBar } from "../../app/Frame";
import { useData } from "../../app/data";
import { commands } from "../../bindings";
import { Button, Empty, Tag } from "../../design/controls";
import layout from "../../design/layout.module.css";
import { TakeIn } from "../packages/TakeIn";
import { Audit } from "./Audit";

function List() {
  const { t } = useTranslation();
  const [, go] = useLocation();
  const audits = useData(["audits"], commands.audits);
  const all = audits.data ?? [];
  return (
    <>
      <TopBar path={[t("rooms.review"), t("rooms.audits")]}>
        <TakeIn />
      </TopBar>
      <main className={layout.main}>
        <div className={layout.column}>
          {all.length === 0 && !audits.isPending ? (
            <Empty Icon={ClipboardCheck} title={t("audits.emptyTitle")}>
              <p>{t("audits.emptyText")}</p>
              <Button look="primary" onPress={() => go("/programmes")}>
                {t("audits.toProgrammes")}
              </Button>
            </Empty>
          ) : (
            <>
            <h1>{t("rooms.audits")}</h1>
            <nav className={layout.card} aria-label={t("rooms.audits")}>
              {all.map((audit) => (
                <Link key={audit.id} href={`/audits/${audit.id}`} className={layout.item}>
                  <span className={layout.grow}>
                    <span className={layout.itemTitle}>
                      {audit.programmeTitle}, {t("history.other", { version: audit.programmeVersion }).toLowerCase()}
                    </span>
                    <br />
                    <span className={layout.itemDetail}>
                      {audit.programmeCode} · {audit.standardTitle} · {t("audits.begun", { date: audit.startedAt.slice(0, 10) })}
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
              ))}
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
