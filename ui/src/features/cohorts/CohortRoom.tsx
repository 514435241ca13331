import { Upload, Users } from "lucide-react";
import { useMemo, useState } from "react";
import { Link, useLocation } from "wouter";

import { MayNot } from "../../app/MayNot";
import { TopBar } from "../../app/TopBar";
import { copyText } from "../../app/clipboard";
import { attempt, useData, useShown } from "../../app/data";
import { forEach } from "../../app/each";
import { useIntent } from "../../app/intents";
import { keys } from "../../app/keys";
import { useMay } from "../../app/may";
import { useCohorts } from "../../app/lists";
import { holds } from "../../app/locale";
import { notify } from "../../app/notices";
import { useRemembered } from "../../app/remembered";
import { useTranslation } from "../../app/text";
import { undoStep } from "../../app/undoing";
import { commands } from "../../bindings";
import type { CohortSummary, Learner, LearnerResult } from "../../bindings";
import { menuOf } from "../../design/ContextMenu";
import { Button, Empty, Tag } from "../../design/controls";
import type { Tone } from "../../design/controls";
import { SideList } from "../../design/Side";
import layout from "../../design/layout.module.css";
import { Segments, TextInput } from "../../design/fields";
import type { MenuAction } from "../../design/menu";
import { SortHead, useSorted } from "../../design/sorting";
import type { Column, Order } from "../../design/sorting";
import { SelectionBar, useSelection } from "../../design/selection";
import { VirtualLinks, VirtualRows } from "../../design/VirtualRows";
import { RosterImport } from "./RosterImport";
import styles from "./cohorts.module.css";

const TONE: Record<LearnerResult, Tone> = { passed: "ok", failed: "neutral", pending: "information" };

type Only = LearnerResult | "all";

function LearnerRow({ learner }: { learner: Learner }) {
  const { t } = useTranslation();
  const actions = (): MenuAction[] => [
    { id: "name", label: t("cohorts.copyName"), run: () => void copyText(learner.name) },
    { id: "number", label: t("cohorts.copyNumber"), run: () => void copyText(learner.number) },
  ];
  return (
    <div className={styles.learner} {...menuOf(learner.name, actions)}>
      <span>
        <span className={layout.itemTitle} dir="auto">
          {learner.name}
        </span>
        {" "}
        {learner.latinName ? <span className={layout.itemDetail} dir="auto">{learner.latinName}</span> : null}
      </span>
      <bdi className={layout.number}>{learner.number}</bdi>
      <span dir="auto">{learner.grade}</span>
      <span>
        <Tag tone={TONE[learner.result]}>{t(`results.${learner.result}`)}</Tag>
      </span>
    </div>
  );
}

/** The learners of a cohort: found by name or number, by result, sorted by any column. */
function Learners({ all }: { all: Learner[] }) {
  const { t } = useTranslation();
  const [wanted, setWanted] = useRemembered("learners", "");
  const [only, setOnly] = useRemembered<Only>("learners-result", "all");
  const [order, setOrder] = useRemembered<Order | null>("learners-order", null);
  const columns = useMemo<Column<Learner>[]>(
    () => [
      { id: "name", label: t("cohorts.name"), by: (l) => l.latinName || l.name },
      { id: "number", label: t("cohorts.number"), by: (l) => l.number },
      { id: "grade", label: t("awards.grade"), by: (l) => l.grade },
      { id: "result", label: t("awards.result"), by: (l) => l.result },
    ],
    [t],
  );
  const found = useMemo(() => all.filter((l) => (only === "all" || l.result === only) && (wanted.trim() === "" || holds(l.name, wanted) || holds(l.latinName, wanted) || holds(l.number, wanted))), [all, only, wanted]);
  const rows = useSorted(found, columns, order);
  return (
    <>
      <div className={`${layout.row} ${layout.wrap}`}>
        <div className={styles.search}>
          <TextInput hideLabel label={t("cohorts.search")} placeholder={t("cohorts.search")} type="search" value={wanted} onChange={setWanted} />
        </div>
        <Segments<Only> label={t("awards.result")} value={only} choices={[{ id: "all", label: t("awards.all") }, ...(["passed", "failed", "pending"] as const).map((id) => ({ id, label: t(`results.${id}`) }))]} onChange={setOnly} />
      </div>
      <VirtualRows label={t("cohorts.learners")} rows={[...rows]} rowHeight={46} head={<SortHead className={styles.learner} columns={columns} order={order} onOrder={setOrder} />} render={(l) => <LearnerRow learner={l} />} />
      {rows.length === 0 && all.length > 0 ? <p className={layout.fine}>{t("find.nothing")}</p> : null}
    </>
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
      <div className={layout.stack} style={{ gap: 16 }}>
        <p className={layout.over} dir="auto">
          {t("programmes.ofVersion", { title: summary.programme.title, version: summary.programme.version })}
        </p>
        <div className={`${layout.row} ${layout.between} ${layout.wrap}`}>
          <h1 dir="auto">{summary.cohort.name}</h1>
          <div className={`${layout.row} ${layout.wrap}`}>
            <Button look="quiet" onPress={() => go(`/scoring/${id}`)}>
              {t("rooms.scoring")}
            </Button>
            <Button look="quiet" onPress={() => go(`/awards/${id}`)}>
              {t("rooms.awards")}
            </Button>
            <Button look="quiet" danger isDisabled={!mayKeep} onPress={() => void remove()}>
              {t("delete")}
            </Button>
            <Button look="primary" onPress={() => go(`/certificates/${id}`)}>
              {t("cohorts.print")}
            </Button>
          </div>
        </div>
        <p className={layout.lead}>{t("cohorts.counts", { count: summary.learners, passed: summary.passed })}</p>
        <MayNot action="keepCohorts" />
        <Learners all={learners.data ?? []} />
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
  const selection = useSelection(useMemo(() => cohorts.rows.map((one) => one.cohort.id), [cohorts.rows]));
  const removeAll = async () => {
    const count = await forEach([...selection.picked], (one) => commands.deleteCohort(one));
    if (count > 0) {
      notify("information", t("deletedMany", { count }));
      selection.clear();
    }
  };
  const chosen = useShown(id, keys.cohort, commands.cohortSummary, cohorts.rows[0]?.cohort.id);
  const name = useData(keys.cohort(chosen ?? ""), () => commands.cohortSummary(chosen ?? ""), chosen !== undefined).data?.cohort.name;
  const [, go] = useLocation();
  const actions = ({ cohort }: CohortSummary): MenuAction[] => [
    { id: "open", label: t("openIt"), run: () => go(`/cohorts/${cohort.id}`) },
    { id: "score", label: t("rooms.scoring"), run: () => go(`/scoring/${cohort.id}`) },
    { id: "awards", label: t("rooms.awards"), run: () => go(`/awards/${cohort.id}`) },
    { id: "print", label: t("cohorts.print"), run: () => go(`/certificates/${cohort.id}`) },
    {
      id: "delete",
      label: t("delete"),
      isDisabled: !may,
      run: () =>
        void attempt(() => commands.deleteCohort(cohort.id).then(() => true)).then((done) => {
          if (done === true) {
            notify("information", t("cohorts.deleted", { name: cohort.name }), undoStep());
            go("/cohorts");
          }
        }),
    },
  ];
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
                <Link href={`/cohorts/${c.cohort.id}`} className={layout.item} aria-current={c.cohort.id === chosen ? "true" : undefined} {...menuOf(c.cohort.name, () => actions(c))} {...selection.linkOf(c.cohort.id)}>
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
            <SelectionBar selection={selection} actions={[{ id: "delete", label: t("delete"), danger: true, isDisabled: !may, run: () => void removeAll() }]} />
          </SideList>
          <Cohort key={chosen} id={chosen} />
        </div>
      ) : (
        <main className={layout.main} aria-busy={cohorts.isPending || undefined}>
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
