import { Upload, Users } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useLocation } from "wouter";

import { TopBar } from "../../app/Frame";
import { attempt, useData } from "../../app/data";
import { notify } from "../../app/notices";
import { commands } from "../../bindings";
import type { Learner, LearnerResult } from "../../bindings";
import { Button, Empty, Tag } from "../../design/controls";
import type { Tone } from "../../design/controls";
import layout from "../../design/layout.module.css";
import { VirtualRows } from "../../design/VirtualRows";
import { RosterImport } from "./RosterImport";
import styles from "./cohorts.module.css";

const TONE: Record<LearnerResult, Tone> = { passed: "ok", failed: "neutral", pending: "information" };

function LearnerRow({ learner }: { learner: Learner }) {
  const { t } = useTranslation();
  return (
    <div className={styles.learner}>
      <span>
        <span className={layout.itemTitle} dir="auto">
          {learner.name}
        </span>
        {learner.latinName ? <span className={layout.itemDetail}> {learner.latinName}</span> : null}
      </span>
      <span className={layout.number}>{learner.number}</span>
      <span>{learner.grade}</span>
      <span>
        <Tag tone={TONE[learner.result]}>{t(`results.${learner.result}`)}</Tag>
      </span>
    </div>
  );
}

function Cohort({ id }: { id: string }) {
  const { t } = useTranslation();
  const [, go] = useLocation();
  const cohorts = useData(["cohorts"], commands.cohorts);
  const learners = useData(["learners", id], () => commands.learners(id));
  const summary = cohorts.data?.find((c) => c.cohort.id === id);
  if (!summary) {
    return <main className={layout.main} aria-busy={cohorts.isPending} />;
  }
  const remove = async () => {
    if ((await attempt(() => commands.deleteCohort(id))) !== undefined) {
      notify("information", t("cohorts.deleted", { name: summary.cohort.name }));
      go("/cohorts");
    }
  };
  return (
    <main className={layout.main}>
      <div className={layout.column}>
        <p className={layout.over}>
          {summary.programme.title}, {t("history.other", { version: summary.programme.version }).toLowerCase()}
        </p>
        <h1>{summary.cohort.name}</h1>
        <div className={`${layout.row} ${layout.between}`}>
          <p className={layout.lead}>{t("cohorts.counts", { count: summary.learners, passed: summary.passed })}</p>
          <div className={layout.row}>
            <Button look="quiet" danger onPress={() => void remove()}>
              {t("delete")}
            </Button>
            <Button look="primary" onPress={() => go(`/certificates/${id}`)}>
              {t("cohorts.print")}
            </Button>
          </div>
        </div>
        <VirtualRows label={t("cohorts.learners")} rows={learners.data ?? []} rowHeight={46} height={600} render={(l) => <LearnerRow learner={l} />} />
      </div>
    </main>
  );
}

export function CohortRoom({ id }: { id?: string }) {
  const { t } = useTranslation();
  const [importing, setImporting] = useState(false);
  const cohorts = useData(["cohorts"], commands.cohorts);
  const all = cohorts.data ?? [];
  const chosen = (all.find((c) => c.cohort.id === id) ?? all[0])?.cohort.id;
  const name = all.find((c) => c.cohort.id === chosen)?.cohort.name;
  const button = (
    <Button look="primary" onPress={() => setImporting(true)}>
      <Upload size={16} aria-hidden />
      {t("cohorts.import")}
    </Button>
  );
  return (
    <>
      <TopBar path={[t("rooms.issue"), t("rooms.cohorts"), ...(name ? [name] : [])]}>{button}</TopBar>
      {chosen ? (
        <div className={layout.room}>
          <nav className={layout.list} aria-label={t("rooms.cohorts")}>
            {all.map((c) => (
              <Link key={c.cohort.id} href={`/cohorts/${c.cohort.id}`} className={layout.item} aria-current={c.cohort.id === chosen ? "true" : undefined}>
                <span>
                  <span className={layout.itemTitle}>{c.cohort.name}</span>
                  <br />
                  <span className={layout.itemDetail}>
                    {c.programme.code} v{c.programme.version} · {t("cohorts.learnerCount", { count: c.learners })}
                  </span>
                </span>
              </Link>
            ))}
          </nav>
          <Cohort key={chosen} id={chosen} />
        </div>
      ) : (
        <main className={layout.main}>
          {cohorts.isPending ? null : (
            <Empty Icon={Users} title={t("cohorts.emptyTitle")}>
              <p>{t("cohorts.emptyText")}</p>
              {button}
            </Empty>
          )}
        </main>
      )}
      {importing ? <RosterImport onClose={() => setImporting(false)} /> : null}
    </>
  );
}
