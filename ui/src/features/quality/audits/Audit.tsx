import { useState } from "react";
import { useLocation } from "wouter";

import { TopBar } from "../../../app/TopBar";
import { attempt, flushAll, useData, words } from "../../../app/data";
import { Editing } from "../../../app/drafts/Editing";
import { useAutosave } from "../../../app/drafts/editing";
import { keys } from "../../../app/keys";
import { useMay } from "../../../app/may";
import { notify } from "../../../app/notices";
import { tableStyle } from "../../../app/tables";
import { useTranslation } from "../../../app/text";
import { commands } from "../../../bindings";
import type { Audit as AuditValue, AuditView, ClauseStanding, Judgement, Saved } from "../../../bindings";
import { Hint } from "../../../design/Hint";
import { Bar, Button, Notice, Tag } from "../../../design/controls";
import layout from "../../../design/layout.module.css";
import { VersionsButton } from "../../workspace/versions/Versions";
import { Clause } from "./Clause";
import { ClauseList } from "./ClauseList";
import { Decide } from "./Decide";
import { saveAudit } from "./saving";
import styles from "./audits.module.css";

const pick = (view: AuditView): Saved<AuditValue> => view.saved;
const place = (view: AuditView, saved: Saved<AuditValue>): AuditView => {
  const of = (c: ClauseStanding) => saved.value.judgements.find((j) => j.clauseId === c.clause.id) ?? null;
  const clauses = view.standing.clauses.map((c) => {
    const judgement = of(c);
    return { ...c, judgement, rating: judgement?.rating ?? c.check?.rating ?? null };
  });
  return { ...view, saved, standing: { ...view.standing, clauses } };
};

export function Audit({ id, clause }: { id: string; clause?: string }) {
  const { say, t } = useTranslation();
  const [, go] = useLocation();
  const [deciding, setDeciding] = useState(false);
  const mayReview = useMay("review");
  const maySign = useMay("signOff");
  const key = keys.audit(id);
  const data = useData(key, () => commands.auditView(id));
  const edit = useAutosave<AuditView, AuditValue>(key, pick, place, saveAudit, { record: { kind: "audit", id } });
  const view = data.data;
  const clauses = view?.standing.clauses ?? [];
  const at = Math.max(0, clauses.findIndex((c) => c.clause.id === clause));
  const step = (by: number) => {
    const next = clauses[at + by];
    if (next) {
      void flushAll().then(() => go(`/audits/${id}/${next.clause.id}`));
    }
  };
  const current = clauses[at];
  if (data.error) {
    return (
      <main className={layout.main}>
        <Notice tone="bad">{words(data.error)}</Notice>
      </main>
    );
  }
  if (!view || !current) {
    return <main className={layout.main} aria-busy={data.isPending} />;
  }
  const decided = view.saved.value.decision !== null;
  const frozen = decided || !mayReview;
  const judge = (how: (judgement: Judgement) => Judgement) => {
    const clauseId = current.clause.id;
    edit((audit) => {
      const before = audit.judgements.find((j) => j.clauseId === clauseId) ?? {
        clauseId,
        rating: null,
        note: "",
        severity: null,
        owner: "",
        due: null,
        evidence: [],
        given: null,
      };
      return { ...audit, judgements: [...audit.judgements.filter((j) => j.clauseId !== clauseId), how(before)] };
    });
  };
  const { score } = view.standing;
  // What a rule found by itself was looked at by nobody yet.
  const looked = clauses.filter((c) => c.judgement?.rating).length;
  const handOver = async () => {
    await flushAll();
    const path = await attempt(() => commands.handOverAudit(id, view.programme.code));
    if (path) {
      notify("ok", t("written", { path }));
    }
  };
  const write = async () => {
    await flushAll();
    const path = await attempt(() => commands.exportAudit(id, tableStyle()));
    if (path) {
      notify("ok", t("written", { path }));
    }
  };
  return (
    <>
      <TopBar path={[t("rooms.review"), t("rooms.audits"), t("programmes.codeAndVersion", { code: view.programme.code, version: view.programme.version })]}>
        <VersionsButton kind="audit" id={id} title={say(view.standardTitle)} />
        <Hint text={t("packages.handOverHint")}>
          <Button look="quiet" onPress={() => void handOver()}>
            {t("packages.handOver")}
          </Button>
        </Hint>
        <Button onPress={() => void write()}>{t("audits.export")}</Button>
      </TopBar>
      <div className={layout.room}>
        <ClauseList audit={id} clauses={clauses} at={at} step={step}>
          <p className={layout.small}>{say(view.standardTitle)}</p>
          <Tag tone="ok">{t("audits.met", { count: score.met })}</Tag>
          {score.partly > 0 ? <Tag tone="warning">{t("audits.partly", { count: score.partly })}</Tag> : null}
          {score.notMet > 0 ? <Tag tone="bad">{t("audits.notMet", { count: score.notMet })}</Tag> : null}
          {score.toDo > 0 ? <Tag>{t("audits.toDo", { count: score.toDo })}</Tag> : null}
        </ClauseList>
        <Editing of={key}>
          <Clause key={current.clause.id} standing={current} view={view} decided={frozen} judge={judge} />
        </Editing>
      </div>
      <footer className={layout.foot}>
        <div className={styles.progress}>
          <Bar label={t("audits.progress")} value={looked} most={clauses.length} />
        </div>
        <p className={`${layout.grow} ${layout.over}`}>{t("audits.looked", { looked, all: clauses.length, percent: score.conformity })}</p>
        <Button onPress={() => step(-1)} isDisabled={at === 0}>
          {t("audits.previous")}
        </Button>
        <Button onPress={() => step(1)} isDisabled={at === clauses.length - 1}>
          {t("audits.next")}
        </Button>
        {decided || !maySign ? null : (
          <Button look="primary" onPress={() => void flushAll().then(() => setDeciding(true))}>
            {t("audits.decide")}
          </Button>
        )}
      </footer>
      {deciding ? <Decide id={id} view={view} onClose={() => setDeciding(false)} /> : null}
    </>
  );
}
