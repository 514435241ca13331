import { Gavel } from "lucide-react";
import { useMemo, useState } from "react";
import { Link, useLocation } from "wouter";

import { MayNot } from "../../app/MayNot";
import { Blockers } from "../../app/Blockers";
import { TopBar } from "../../app/TopBar";
import { copyText } from "../../app/clipboard";
import { attempt, useData, useShown } from "../../app/data";
import { inPercent } from "../../app/figures";
import { keys } from "../../app/keys";
import { useMay } from "../../app/may";
import { useCohorts } from "../../app/lists";
import { notify } from "../../app/notices";
import { placeOfBlocker } from "../../app/places";
import { useRemembered } from "../../app/remembered";
import { number as inFigures } from "../../app/locale";
import { tableStyle } from "../../app/tables";
import { useTranslation } from "../../app/text";
import { commands } from "../../bindings";
import type { AwardRow, LearnerResult } from "../../bindings";
import { menuOf } from "../../design/ContextMenu";
import { Button, Empty, Notice, Tag } from "../../design/controls";
import type { Tone } from "../../design/controls";
import { Segments } from "../../design/fields";
import { SideList } from "../../design/Side";
import { SideSearch } from "../../design/SideSearch";
import layout from "../../design/layout.module.css";
import type { MenuAction } from "../../design/menu";
import { SortHead, useSorted } from "../../design/sorting";
import type { Column, Order } from "../../design/sorting";
import { VirtualLinks } from "../../design/VirtualRows";
import { VirtualRows } from "../../design/VirtualRows";
import { ConfirmDecide } from "./ConfirmDecide";
import { Explained, unbroken } from "./Explained";
import styles from "./awards.module.css";

const TONE: Record<LearnerResult, Tone> = { passed: "ok", failed: "bad", pending: "information" };

function Row({ row, why }: { row: AwardRow; why: () => void }) {
  const { t } = useTranslation();
  const [, go] = useLocation();
  const actions = (): MenuAction[] => [
    { id: "why", label: t("awards.why"), run: why },
    { id: "certificate", label: t("awards.openCertificate"), isDisabled: row.certificate === null, run: () => go(`/register/${row.certificate ?? ""}`) },
    { id: "copy", label: t("cohorts.copyNumber"), run: () => void copyText(row.number) },
  ];
  return (
    <div className={styles.row} {...menuOf(row.name, actions)}>
      <span>
        <span className={layout.itemTitle} dir="auto">
          {row.name}
        </span>{" "}
        <bdi className={layout.itemDetail}>{row.number}</bdi>
      </span>
      <span>
        <Tag tone={TONE[row.result]}>{t(`results.${row.result}`)}</Tag>
      </span>
      <span className={layout.number}>{row.percent === null ? "–" : inPercent(row.percent)}</span>
      <span>{row.grade}</span>
      <span className={layout.fine}>
        {row.decided ? (row.decidedGrade ? t("awards.withGrade", { result: t(`results.${row.decided}`), grade: row.decidedGrade }) : t(`results.${row.decided}`)) : "–"} {row.differs ? <Tag tone="warning">{t("awards.differs")}</Tag> : null}
      </span>
      <span className={layout.fine}>{row.certificate ? <Link href={`/register/${row.certificate}`}>{row.certificate}</Link> : null}</span>
      <Button small look="quiet" onPress={why}>
        {t("awards.why")}
      </Button>
    </div>
  );
}

type Only = LearnerResult | "all";

function useColumns(): Column<AwardRow>[] {
  const { t } = useTranslation();
  return useMemo(
    () => [
      { id: "name", label: t("cohorts.name"), by: (r) => r.name },
      { id: "result", label: t("awards.result"), by: (r) => r.result },
      { id: "percent", label: t("awards.percent"), by: (r) => (r.percent === null ? null : Number(r.percent)) },
      { id: "grade", label: t("awards.grade"), by: (r) => r.grade },
      { id: "decided", label: t("awards.decidedAs"), by: (r) => r.decided },
      { id: "certificate", label: t("awards.certificate"), by: (r) => r.certificate },
      { id: "why", label: "" },
    ],
    [t],
  );
}

function Awards({ cohort }: { cohort: string }) {
  const { t, say } = useTranslation();
  const [, go] = useLocation();
  const [asked, setAsked] = useState<AwardRow | null>(null);
  const [deciding, setDeciding] = useState(false);
  const [only, setOnly] = useRemembered<Only>("awards", "all");
  const [order, setOrder] = useRemembered<Order | null>("awards-order", null);
  const may = useMay("decideAwards");
  const data = useData(keys.awards(cohort), () => commands.awardView(cohort));
  const summary = useData(keys.cohort(cohort), () => commands.cohortSummary(cohort));
  const view = data.data;
  const markings = useData(keys.markings(cohort), () => commands.markings(cohort), (view?.blocked.length ?? 0) > 0);
  const columns = useColumns();
  const shown = useMemo(() => (view?.rows ?? []).filter((r) => only === "all" || r.result === only), [view, only]);
  const rows = useSorted(shown, columns, order);
  if (!view) {
    return <main className={layout.main} aria-busy={data.isPending} />;
  }
  const write = async (how: () => Promise<string | null>) => {
    const path = await attempt(how);
    if (path) {
      notify("ok", t("written", { path }));
    }
  };
  const decidable = may && view.blocked.length === 0 && view.toDecide > 0;
  const someDecided = view.rows.some((r) => r.decided !== null);
  const about = {
    programme: summary.data?.programme.id ?? "",
    cohort,
    scoring: (title: string) => {
      const marking = markings.data?.find((m) => m.title === title);
      return marking && `/scoring/${cohort}/${marking.of.assessment}/${marking.of.attempt}`;
    },
  };
  return (
    <main className={layout.main}>
      <div className={layout.stack} style={{ gap: 20 }}>
        <div className={`${layout.row} ${layout.between} ${layout.wrap}`}>
          <div>
            {view.standard ? <p className={layout.over}>{t("awards.by", { standard: say(view.standard) })}</p> : null}
            <h1>{t("awards.title")}</h1>
          </div>
          <div className={`${layout.row} ${layout.wrap}`}>
            {someDecided ? (
              <>
                <Button look="quiet" onPress={() => void write(() => commands.exportAwards(cohort, tableStyle()))}>
                  {t("awards.export")}
                </Button>
                <Button look="quiet" onPress={() => void write(() => commands.exportFeedback(cohort))}>
                  {t("awards.feedbackAll")}
                </Button>
                <Button onPress={() => go(`/certificates/${cohort}`)}>{t("awards.print")}</Button>
              </>
            ) : null}
            {decidable ? (
              <Button look="primary" onPress={() => setDeciding(true)}>
                {t("awards.decide", { count: view.toDecide })}
              </Button>
            ) : null}
          </div>
        </div>
        <MayNot action="decideAwards" />
        {view.blocked.length > 0 ? (
          <Notice>
            <p className={layout.small}>{t("awards.blocked")}</p>
            <Blockers messages={view.blocked} placeOf={(message) => placeOfBlocker(message, about)} />
          </Notice>
        ) : null}
        {view.blocked.length === 0 && view.toDecide === 0 && view.rows.length > 0 ? <Notice tone="ok">{t("awards.upToDate")}</Notice> : null}
        {view.words.length > 0 ? (
          <details className={`${layout.card} ${layout.pad}`}>
            <summary>{t("awards.rules")}</summary>
            <ul className={styles.words}>
              {view.words.map((rule, n) => (
                <li key={n}>{unbroken(say(rule))}</li>
              ))}
            </ul>
          </details>
        ) : null}
        {view.rows.length > 0 ? (
          <>
            <div className={layout.figures}>
              {(
                [
                  ["passed", view.passed],
                  ["failed", view.failed],
                  ["pending", view.pending],
                ] as const
              ).map(([name, count]) => (
                <div key={name} className={layout.figure}>
                  <strong>{inFigures(count)}</strong>
                  <span>{t(`results.${name}`)}</span>
                </div>
              ))}
            </div>
            <div className={layout.row}>
              <Segments<Only>
              label={t("awards.result")}
              value={only}
              choices={[{ id: "all", label: t("awards.all") }, ...(["passed", "failed", "pending"] as const).map((id) => ({ id, label: t(`results.${id}`) }))]}
              onChange={setOnly}
              />
            </div>
            <VirtualRows label={t("awards.title")} rows={[...rows]} rowHeight={46} head={<SortHead className={styles.row} columns={columns} order={order} onOrder={setOrder} />} render={(row) => <Row row={row} why={() => setAsked(row)} />} />
          </>
        ) : null}
      </div>
      {deciding ? <ConfirmDecide cohort={cohort} cohortName={summary.data?.cohort.name ?? ""} view={view} onClose={() => setDeciding(false)} /> : null}
      {asked ? <Explained cohort={cohort} row={asked} onClose={() => setAsked(null)} /> : null}
    </main>
  );
}

export function AwardRoom({ id }: { id?: string }) {
  const { t } = useTranslation();
  const [, go] = useLocation();
  // The same list as the room of cohorts: what was looked for there is looked for here.
  const [wanted, setWanted] = useRemembered("cohorts", "");
  const cohorts = useCohorts(wanted);
  const chosen = useShown(id, keys.cohort, commands.cohortSummary, cohorts.rows[0]?.cohort.id);
  const name = useData(keys.cohort(chosen ?? ""), () => commands.cohortSummary(chosen ?? ""), chosen !== undefined).data?.cohort.name;
  return (
    <>
      <TopBar path={[t("rooms.issue"), t("rooms.awards"), ...(name ? [name] : [])]} />
      {chosen || wanted !== "" ? (
        <div className={layout.room}>
          <SideList label={t("rooms.awards")}>
            <SideSearch list={t("rooms.cohorts")} value={wanted} onChange={setWanted} />
            <VirtualLinks
              rows={cohorts.rows}
              total={cohorts.first?.total}
              more={cohorts.more}
              rowHeight={62}
              render={(c) => (
                <Link href={`/awards/${c.cohort.id}`} className={layout.item} aria-current={c.cohort.id === chosen ? "true" : undefined}>
                  <span>
                    <span className={layout.itemTitle} dir="auto">{c.cohort.name}</span>
                    <br />
                    <span className={layout.itemDetail} dir="auto">
                      {t("cohorts.ofProgramme", { code: c.programme.code, version: c.programme.version, count: c.learners })}
                    </span>
                  </span>
                </Link>
              )}
            />
          </SideList>
          {chosen ? (
            <Awards key={chosen} cohort={chosen} />
          ) : (
            <main className={layout.main}>
              <p className={layout.lead}>{t("find.nothing")}</p>
            </main>
          )}
        </div>
      ) : (
        <main className={layout.main} aria-busy={cohorts.isPending || undefined}>
          {cohorts.isPending ? null : (
            <Empty Icon={Gavel} title={t("awards.emptyTitle")}>
              <p>{t("awards.emptyText")}</p>
              <Button onPress={() => go("/cohorts")}>{t("scoring.toCohorts")}</Button>
            </Empty>
          )}
        </main>
      )}
    </>
  );
}
