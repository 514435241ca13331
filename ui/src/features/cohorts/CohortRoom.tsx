import { Upload, Users } from "lucide-react";
import { useState } from "react";
import { Link, useLocation } from "wouter";

import { TopBar } from "../../app/TopBar";
import { attempt, useData, useShown } from "../../app/data";
import { useIntent } from "../../app/intents";
import { keys } from "../../app/keys";
import { useMay } from "../../app/may";
import { useCohorts } from "../../app/lists";
import { notify } from "../../app/notices";
import { useTranslation } from "../../app/text";
import { undoStep } from "../../app/undoing";
import { commands } from "../../bindings";
import type { Learner, LearnerResult } from "../../bindings";
import { Button, Empty, Tag } from "../../design/controls";
import type { Tone } from "../../design/controls";
import { SideList } from "../../design/Side";
import layout from "../../design/layout.module.css";
import { VirtualLinks, VirtualRows } from "../../design/VirtualRows";
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
  const found = useData(keys.cohort(id), () => commands.cohortSummary(id));
  const learners = useData(keys.learners(id), () => commands.learners(id));
  const mayKeep = useMay("keepCohorts");
  const summary = found.data;
  if (!summary) {
    return <main className={layout.main} aria-busy={found.isPending} />;
  }
  const remove = async () => {
    if ((await attempt(() => commands.deleteCohort(id))) !== undefined) {
      notify("information", t("cohorts.deleted", { name: summary.cohort.name }), undoStep());
      go("/cohorts");
    }
  };
  return (
    <main className={layout.main}>
      <div className={layout.column}>
        <p className={layout.over}>
          {t("programmes.ofVersion", { title: summary.programme.title, version: summary.programme.version })}
        </p>
        <h1>{summary.cohort.name}</h1>
        <div className={`${layout.row} ${layout.between}`}>
          <p className={layout.lead}>{t("cohorts.counts", { count: summary.learners, passed: summary.passed })}</p>
          <div className={layout.row}>
            <Button look="quiet" danger isDisabled={!mayKeep} onPress={() => void remove()}>
              {t("delete")}
            </Button>
            <Button look="primary" onPress={() => go(`/certificates/${id}`)}>
              {t("cohorts.print")}
            </Button>
          </div>
        </div>
        <VirtualRows label={t("cohorts.learners")} rows={learners.data ?? []} rowHeight={46} render={(l) => <LearnerRow learner={l} />} />
      </div>
    </main>
  );
}

export function CohortRoom({ id }: { id?: string }) {
  const { t } = useTranslation();
  const [importing, setImporting] = useState(false);
  const may = useMay("keepCohorts");
  useIntent("importRoster", () => setImporting(true));
  const cohorts = useCohorts();
  const chosen = useShown(id, keys.cohort, commands.cohortSummary, cohorts.rows[0]?.cohort.id);
  const name = useData(keys.cohort(chosen ?? ""), () => commands.cohortSummary(chosen ?? ""), chosen !== undefined).data?.cohort.name;
  const button = (
    <Button look="primary" isDisabled={!may} onPress={() => setImporting(true)}>
      <Upload size={16} aria-hidden />
      {t("cohorts.import")}
    </Button>
  );
  return (
    <>
      <TopBar path={[t("rooms.issue"), t("rooms.cohorts"), ...(name ? [name] : [])]}>{button}</TopBar>
      {chosen ? (
        <div className={layout.room}>
          <SideList label={t("rooms.cohorts")}>
            <VirtualLinks
              rows={cohorts.rows}
              total={cohorts.first?.total}
              more={cohorts.more}
              rowHeight={62}
              render={(c) => (
                <Link href={`/cohorts/${c.cohort.id}`} className={layout.item} aria-current={c.cohort.id === chosen ? "true" : undefined}>
                  <span>
                    <span className={layout.itemTitle}>{c.cohort.name}</span>
                    <br />
                    <span className={layout.itemDetail}>
                      {t("cohorts.ofProgramme", { code: c.programme.code, version: c.programme.version, count: c.learners })}
                    </span>
                  </span>
                </Link>
              )}
            />
          </SideList>
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
