import { Circle, CircleAlert, CircleCheck, CircleMinus, CircleX } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useLocation } from "wouter";

import { TopBar } from "../../app/Frame";
import { attempt, flushAll, useAutosave, useData } from "../../app/data";
import { notify } from "../../app/notices";
import { commands } from "../../bindings";
import type { Audit as AuditValue, AuditView, ClauseStanding, Judgement, Rating, Saved } from "../../bindings";
import { Bar, Button, Key, Tag } from "../../design/controls";
import layout from "../../design/layout.module.css";
import { PastButton } from "../past/Past";
import { Clause } from "./Clause";
import { Decide } from "./Decide";
import styles from "./audits.module.css";

const ICONS = { met: CircleCheck, partly: CircleAlert, notMet: CircleX, notApplicable: CircleMinus };

const pick = (view: AuditView): Saved<AuditValue> => view.saved;
const place = (view: AuditView, saved: Saved<AuditValue>): AuditView => {
  const of = (c: ClauseStanding) => saved.value.judgements.find((j) => j.clauseId === c.clause.id) ?? null;
  const clauses = view.standing.clauses.map((c) => {
    const judgement = of(c);
    return { ...c, judgement, rating: judgement?.rating ?? c.check?.rating ?? null };
  });
  return { ...view, saved, standing: { ...view.standing, clauses } };
};

function RatingIcon({ rating }: { rating: Rating | null }) {
  const Icon = rating ? ICONS[rating] : Circle;
  return <Icon size={17} aria-hidden className={styles.rating} data-rating={rating ?? "none"} />;
}

export function Audit({ id, clause }: { id: string; clause?: string }) {
  const { t } = useTranslation();
  const [, go] = useLocation();
  const [deciding, setDeciding] = useState(false);
  const key = ["audit", id];
  const data = useData(key, () => commands.auditView(id));
  const touched = useRef(new Set<string>());
  const save = async (saved: Saved<AuditValue>): Promise<Saved<AuditValue>> => {
    const waiting = [...touched.current];
    touched.current.clear();
    let stored = saved;
    for (const clauseId of waiting) {
      const judgement = saved.value.judgements.find((j) => j.clauseId === clauseId);
      if (judgement) {
        // One clause after the other: each save needs the revision of the one before.
        // oxlint-disable-next-line no-await-in-loop
        stored = (await commands.judge(id, stored.revision, judgement)).saved;
      }
    }
    return stored;
  };
  const edit = useAutosave<AuditView, AuditValue>(key, pick, place, save);
  const view = data.data;
  const clauses = view?.standing.clauses ?? [];
  const at = Math.max(0, clauses.findIndex((c) => c.clause.id === clause));
  const step = (by: number) => {
    const next = clauses[at + by];
    if (next) {
      void flushAll().then(() => go(`/audits/${id}/${next.clause.id}`));
    }
  };
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const typing = event.target instanceof HTMLElement && event.target.matches("input, textarea, [role='textbox']");
      if (!typing && !event.ctrlKey && !event.metaKey && !deciding) {
        if (event.key === "j") {
          step(1);
        } else if (event.key === "k") {
          step(-1);
        }
      }
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  });
  const current = clauses[at];
  if (!view || !current) {
    return <main className={layout.main} aria-busy={data.isPending} />;
  }
  const decided = view.saved.value.decision !== null;
  const judge = (how: (judgement: Judgement) => Judgement) => {
    const clauseId = current.clause.id;
    touched.current.add(clauseId);
    edit((audit) => {
      const before = audit.judgements.find((j) => j.clauseId === clauseId) ?? {
        clauseId,
        rating: null,
        note: "",
        severity: null,
        owner: "",
        due: null,
        evidence: [],
      };
      return { ...audit, judgements: [...audit.judgements.filter((j) => j.clauseId !== clauseId), how(before)] };
    });
  };
  const { score } = view.standing;
  const looked = clauses.filter((c) => c.rating !== null).length;
  const handOver = async () => {
    await flushAll();
    const path = await attempt(() => commands.handOverAudit(id, view.programme.code));
    if (path) {
      notify("ok", t("written", { path }));
    }
  };
  const write = async () => {
    await flushAll();
    const path = await attempt(() => commands.exportAudit(id));
    if (path) {
      notify("ok", t("written", { path }));
    }
  };
  return (
    <>
      <TopBar path={[t("rooms.review"), t("rooms.audits"), `${view.programme.code} v${view.programme.version}`]}>
        <PastButton kind="audit" id={id} title={view.standardTitle} />
        <Button look="quiet" onPress={() => void handOver()}>
          {t("packages.handOver")}
        </Button>
        <Button onPress={() => void write()}>{t("audits.export")}</Button>
      </TopBar>
      <div className={layout.room} data-inspector>
        <nav className={layout.list} aria-label={t("audits.clauses")}>
          <div className={layout.listHead}>
            <p className={layout.small}>{view.standardTitle}</p>
            <Tag tone="ok">{t("audits.met", { count: score.met })}</Tag>
            {score.partly > 0 ? <Tag tone="warning">{t("audits.partly", { count: score.partly })}</Tag> : null}
            {score.notMet > 0 ? <Tag tone="bad">{t("audits.notMet", { count: score.notMet })}</Tag> : null}
            {score.toDo > 0 ? <Tag>{t("audits.toDo", { count: score.toDo })}</Tag> : null}
          </div>
          {clauses.map((c) => (
            <Link key={c.clause.id} href={`/audits/${id}/${c.clause.id}`} className={layout.item} aria-current={c === current ? "true" : undefined}>
              <span className={layout.row}>
                <RatingIcon rating={c.rating} />
                <span>
                  <span className={layout.itemDetail}>{c.clause.number}</span> {c.clause.title}
                  <span className={styles.hidden}>, {t(`ratings.${c.rating ?? "none"}`)}</span>
                </span>
              </span>
            </Link>
          ))}
        </nav>
        <Clause key={current.clause.id} standing={current} view={view} decided={decided} judge={judge} />
      </div>
      <footer className={layout.foot}>
        <div className={styles.progress}>
          <Bar label={t("audits.progress")} value={looked} most={clauses.length} />
        </div>
        <p className={`${layout.grow} ${layout.over}`}>{t("audits.looked", { looked, all: clauses.length, percent: score.conformity })}</p>
        <Button onPress={() => step(-1)} isDisabled={at === 0}>
          {t("audits.previous")} <Key>K</Key>
        </Button>
        <Button onPress={() => step(1)} isDisabled={at === clauses.length - 1}>
          {t("audits.next")} <Key>J</Key>
        </Button>
        {decided ? null : (
          <Button look="primary" onPress={() => void flushAll().then(() => setDeciding(true))}>
            {t("audits.decide")}
          </Button>
        )}
      </footer>
      {deciding ? <Decide id={id} view={view} onClose={() => setDeciding(false)} /> : null}
    </>
  );
}
