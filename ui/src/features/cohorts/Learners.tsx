import { useMemo, useRef, useState } from "react";
import { useLocation } from "wouter";

import { choose } from "../../app/chosenLearners";
import { copyText } from "../../app/clipboard";
import { attempt } from "../../app/data";
import { holds } from "../../app/locale";
import { useMay } from "../../app/may";
import { notify } from "../../app/notices";
import { useRemembered } from "../../app/remembered";
import { useTranslation } from "../../app/text";
import { undoStep } from "../../app/undoing";
import { commands } from "../../bindings";
import type { Learner, LearnerResult } from "../../bindings";
import { menuOf } from "../../design/ContextMenu";
import { Tag } from "../../design/controls";
import type { Tone } from "../../design/controls";
import { Segments, TextInput } from "../../design/fields";
import layout from "../../design/layout.module.css";
import type { MenuAction } from "../../design/menu";
import { useRows } from "../../design/rows";
import { SelectionBar, useSelection } from "../../design/selection";
import { SortHead, useSorted } from "../../design/sorting";
import type { Column, Order } from "../../design/sorting";
import { VirtualRows } from "../../design/VirtualRows";
import styles from "./cohorts.module.css";

const TONE: Record<LearnerResult, Tone> = { passed: "ok", failed: "neutral", pending: "information" };

type Only = LearnerResult | "all";

/** What a row says of a learner; two of one name are told apart by number. */
function Facts({ learner }: { learner: Learner }) {
  const { t } = useTranslation();
  return (
    <>
      <span>
        <span className={layout.itemTitle} dir="auto">
          {learner.name}
        </span>{" "}
        {learner.latinName ? <span className={layout.itemDetail} dir="auto">{learner.latinName}</span> : null}
      </span>
      <bdi className={layout.number}>{learner.number}</bdi>
      <span dir="auto">{learner.grade}</span>
      <span>
        <Tag tone={TONE[learner.result]}>{t(`results.${learner.result}`)}</Tag>
      </span>
    </>
  );
}

interface LearnersProps {
  cohort: string;
  all: Learner[];
  /** A learner is opened. */
  open: (id: string) => void;
}

/** The learners of a cohort: found by name or number, by result, sorted by any column, and acted on together. */
export function Learners({ cohort, all, open }: LearnersProps) {
  const { t } = useTranslation();
  const [, go] = useLocation();
  const mayKeep = useMay("keepCohorts");
  const mayIssue = useMay("issue");
  const [wanted, setWanted] = useRemembered("learners", "");
  const [only, setOnly] = useRemembered<Only>("learners-result", "all");
  const [order, setOrder] = useRemembered<Order | null>("learners-order", null);
  const [removing, setRemoving] = useState(false);
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
  const ids = useMemo(() => rows.map(({ id }) => id), [rows]);
  const selection = useSelection(ids);
  const remove = async (which: string[]) => {
    if (!mayKeep || removing || which.length === 0) {
      return;
    }
    setRemoving(true);
    const count = await attempt(() => commands.removeLearners(cohort, which));
    setRemoving(false);
    if (count !== undefined) {
      notify("information", t("learners.removed", { count }), undoStep());
      selection.clear();
    }
  };
  const print = (which: string[]) => {
    const chosen = new Set(which);
    choose(cohort, rows.filter(({ id }) => chosen.has(id)).map(({ number }) => number));
    go(`/certificates/${cohort}`);
  };
  const box = useRef<HTMLDivElement>(null);
  const list = useRows(ids, selection, { box, open, remove: (which) => void remove(which) });
  const actions = (learner: Learner): MenuAction[] => {
    const meant = list.meant(learner.id);
    const several = meant.length > 1;
    return [
      { id: "edit", label: t("learners.edit"), isDisabled: several, run: () => open(learner.id) },
      { id: "print", label: t(several ? "learners.printThese" : "learners.printThis"), isDisabled: !mayIssue, run: () => print(meant) },
      { id: "name", label: t("cohorts.copyName"), isDisabled: several, run: () => void copyText(learner.name) },
      { id: "number", label: t("cohorts.copyNumber"), isDisabled: several, run: () => void copyText(learner.number) },
      { id: "remove", label: t("learners.remove"), isDisabled: !mayKeep, run: () => void remove(meant) },
    ];
  };
  const picked = [...selection.picked];
  const [one = ""] = picked;
  return (
    <>
      <div className={`${layout.row} ${layout.wrap}`}>
        <div className={styles.search}>
          <TextInput hideLabel label={t("cohorts.search")} placeholder={t("cohorts.search")} type="search" value={wanted} onChange={setWanted} />
        </div>
        <Segments<Only> label={t("awards.result")} value={only} choices={[{ id: "all", label: t("awards.all") }, ...(["passed", "failed", "pending"] as const).map((id) => ({ id, label: t(`results.${id}`) }))]} onChange={setOnly} />
      </div>
      <div ref={box}>
        <VirtualRows
          label={t("cohorts.learners")}
          rows={[...rows]}
          rowHeight={46}
          keep={list.at}
          head={<SortHead className={styles.learner} columns={columns} order={order} onOrder={setOrder} />}
          render={(learner, place) => (
            <button {...list.rowOf(learner.id, place)} className={`${styles.learner} ${styles.learnerRow}`} {...menuOf(learner.name, () => actions(learner))}>
              <Facts learner={learner} />
            </button>
          )}
        />
      </div>
      {rows.length === 0 && all.length > 0 ? <p className={layout.fine}>{t("find.nothing")}</p> : null}
      <div className={styles.selected}>
        <SelectionBar
          selection={selection}
          actions={[
            { id: "edit", label: t("learners.edit"), isDisabled: picked.length !== 1, run: () => open(one) },
            { id: "print", label: t("learners.printThese"), isDisabled: !mayIssue, run: () => print(picked) },
            { id: "remove", label: t("learners.remove"), danger: true, isDisabled: !mayKeep || removing, run: () => void remove(picked) },
          ]}
        />
      </div>
    </>
  );
}
