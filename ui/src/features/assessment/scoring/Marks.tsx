import { hashKey, useQueryClient } from "@tanstack/react-query";
import { ChevronLeft, ChevronRight } from "lucide-react";
import { memo, useCallback, useDeferredValue, useMemo, useState } from "react";

import { useBatch } from "../../../app/drafts/editing";
import { useDraftState } from "../../../app/drafts/registry";
import { useData } from "../../../app/data";
import { keys } from "../../../app/keys";
import { useMay } from "../../../app/may";
import { useTranslation } from "../../../app/text";
import { commands } from "../../../bindings";
import type { LearnerToScore, Marker, MarkingOf, MarkingView, Phrase, Saved, ScoredPart, ScoreSheet } from "../../../bindings";
import { Button } from "../../../design/controls";
import { Checkbox, Segments, Select } from "../../../design/fields";
import { SidePanel } from "../../../design/Side";
import layout from "../../../design/layout.module.css";
import { ScoreEditor, WholeEditor } from "./ScoreEditor";
import { ScoreGrid } from "./ScoreGrid";
import { blank, sheetId } from "./sheets";
import styles from "./scoring.module.css";

type Way = "everyone" | "learner" | "criterion";
const NONE: Phrase[] = [];
const WAYS: Way[] = ["everyone", "learner", "criterion"];


function focusComment(): void {
  // After the panel has drawn.
  requestAnimationFrame(() => document.querySelector<HTMLTextAreaElement>("[data-comment='here'] textarea")?.focus());
}

function place(view: MarkingView, items: Saved<ScoreSheet>[]): MarkingView {
  const changed = new Map(items.map((s) => [s.value.learnerId, s]));
  const kept = view.sheets.map((s) => {
    const own = changed.get(s.value.learnerId);
    changed.delete(s.value.learnerId);
    return own ?? s;
  });
  return { ...view, sheets: [...kept, ...changed.values()] };
}

/** Says of a sheet that it is not saved, and why. */
function Unsaved({ of, marker, learner }: { of: MarkingOf; marker: Marker; learner: string }) {
  const { t } = useTranslation();
  const { state, reason } = useDraftState(hashKey(keys.marking(of, marker)), learner);
  return state === "refused" ? <p className={layout.fine}>{t("notSaved.reason", { reason })}</p> : null;
}

interface SideProps {
  view: MarkingView;
  learner: LearnerToScore;
  part: ScoredPart;
  sheet: ScoreSheet | undefined;
  phrases: Phrase[];
  hideNames: boolean;
  change: (learner: string, how: (sheet: ScoreSheet) => ScoreSheet) => void;
}

/** The chosen cell in full. Drawn after the grid has answered, so that keys are never kept waiting. */
const Side = memo(function Side({ view, learner, part, sheet: known, phrases, hideNames, change }: SideProps) {
  const { t } = useTranslation();
  const sheet = known ?? blank(view, learner.id).value;
  const mine = (how: (s: ScoreSheet) => ScoreSheet) => change(learner.id, how);
  return (
    <SidePanel label={t("scoring.beside")} className={styles.beside}>
      <div className={styles.side}>
      <h2 dir="auto">{hideNames ? learner.number : learner.name}</h2>
      <Unsaved of={view.of} marker={view.marker} learner={learner.id} />
      <Checkbox isSelected={sheet.absent} isDisabled={!view.open} onChange={(on) => mine((s) => ({ ...s, absent: on }))}>
        {t("scoring.absent")}
      </Checkbox>
      <p className={layout.small}>{part.title}</p>
      <ScoreEditor part={part} prefix={sheetId(view.of, view.marker, learner.id)} sheet={sheet} open={view.open} phrases={phrases} commentRef="here" change={mine} />
      <WholeEditor prefix={sheetId(view.of, view.marker, learner.id)} sheet={sheet} open={view.open} allowed={view.adjustments} phrases={phrases} change={mine} />
      </div>
    </SidePanel>
  );
});

interface WaysProps {
  way: Way;
  setWay: (way: Way) => void;
  hideNames: boolean;
  setHideNames: (hide: boolean) => void;
}

/** How the marks are looked at. Not drawn anew when a mark changes. */
const Ways = memo(function Ways({ way, setWay, hideNames, setHideNames }: WaysProps) {
  const { t } = useTranslation();
  return (
    <>
      <Segments<Way> label={t("scoring.view")} value={way} choices={WAYS.map((id) => ({ id, label: t(`scoring.views.${id}`) }))} onChange={setWay} />
      <Checkbox isSelected={hideNames} onChange={setHideNames}>
        {t("scoring.hideNames")}
      </Checkbox>
    </>
  );
});

/** Scoring by one marker: the grid, one learner, or one criterion over the cohort. */
export function Marks({ of, marker }: { of: MarkingOf; marker: Marker }) {
  const view = useData(keys.marking(of, marker), () => commands.markingView(of, marker)).data;
  const may = useMay("score");
  const shown = useMemo(() => view && (may ? view : { ...view, open: false }), [view, may]);
  return shown ? <Desk view={shown} /> : <div aria-busy />;
}

function Desk({ view }: { view: MarkingView }) {
  const { t } = useTranslation();
  const { of, marker } = view;
  const [way, setWay] = useState<Way>("everyone");
  const [hideNames, setHideNames] = useState(false);
  const [at, setAt] = useState({ row: 0, column: 0 });
  const phrases = useData(keys.phrases(), commands.phrases);
  const key = useMemo(() => keys.marking(of, marker), [of, marker]);
  const batch = useMemo(
    () => ({
      pick: (v: MarkingView) => v.sheets,
      place,
      idOf: (sheet: ScoreSheet) => sheet.learnerId,
      save: (sheets: Saved<ScoreSheet>[]) => commands.saveSheets(of, marker, sheets),
      // The first sheet begins the marking; what is said of its stage is fetched then.
      isAlone: (v: MarkingView) => v.marking.revision > 0,
      record: (learner: string) => ({ kind: "score" as const, id: sheetId(of, marker, learner) }),
    }),
    [of, marker],
  );
  const put = useBatch<MarkingView, ScoreSheet>(key, batch);
  const sheets = useMemo(() => new Map(view.sheets.map((s) => [s.value.learnerId, s])), [view.sheets]);
  const go = useMemo(() => (row: number, column: number) => setAt({ row, column }), []);
  const cache = useQueryClient();
  const change = useCallback(
    (who: string, how: (sheet: ScoreSheet) => ScoreSheet) => {
      const now = cache.getQueryData<MarkingView>(key);
      if (now) {
        const saved = now.sheets.find((s) => s.value.learnerId === who) ?? blank(now, who);
        put({ ...saved, value: how(saved.value) });
      }
    },
    [cache, key, put],
  );
  const heldAs = useCallback((who: string, what: string) => `${sheetId(of, marker, who)}/${what}`, [of, marker]);
  const row = Math.min(at.row, view.learners.length - 1);
  const column = Math.min(at.column, view.parts.length - 1);
  const learner = view.learners[row];
  const part = view.parts[column];
  const beside = useDeferredValue(useMemo(() => ({ view, sheets, learner, part }), [view, sheets, learner, part]));
  if (!learner || !part) {
    return null;
  }
  const sheet = (sheets.get(learner.id) ?? blank(view, learner.id)).value;
  const said = phrases.data?.value ?? NONE;
  const mine = (how: (s: ScoreSheet) => ScoreSheet) => change(learner.id, how);
  const name = hideNames ? learner.number : learner.name;
  const absent = (
    <Checkbox isSelected={sheet.absent} isDisabled={!view.open} onChange={(on) => mine((s) => ({ ...s, absent: on }))}>
      {t("scoring.absent")}
    </Checkbox>
  );
  const steps = (
    <div className={layout.row}>
      <Button look="quiet" icon small aria-label={t("scoring.learnerBefore")} isDisabled={row === 0} onPress={() => go(row - 1, column)}>
        <ChevronLeft size={16} aria-hidden />
      </Button>
      <h2 dir="auto" className={layout.grow}>
        {name}
      </h2>
      <Button look="quiet" icon small aria-label={t("scoring.learnerAfter")} isDisabled={row === view.learners.length - 1} onPress={() => go(row + 1, column)}>
        <ChevronRight size={16} aria-hidden />
      </Button>
    </div>
  );
  return (
    <>
      <div className={`${layout.row} ${layout.wrap}`}>
        <Ways way={way} setWay={setWay} hideNames={hideNames} setHideNames={setHideNames} />
        {way === "criterion" ? (
          <Select<string>
            hideLabel
            label={t("scoring.criterion")}
            value={part.id}
            choices={view.parts.map((p) => ({ id: p.id, label: p.title }))}
            onChange={(id) => go(row, view.parts.findIndex((p) => p.id === id))}
          />
        ) : null}
      </div>
      {way === "learner" ? (
        <div className={styles.one}>
        <section className={`${layout.card} ${layout.pad}`} style={{ maxWidth: 820 }}>
          {steps}
          <Unsaved of={of} marker={marker} learner={learner.id} />
          {absent}
          {view.parts.map((p) => (
            <section key={`${learner.id}-${p.id}`} aria-label={p.title} className={layout.stack}>
              <h3>{p.title}</h3>
              <ScoreEditor part={p} prefix={sheetId(view.of, view.marker, learner.id)} sheet={sheet} open={view.open} phrases={said} change={mine} />
            </section>
          ))}
          <WholeEditor prefix={sheetId(view.of, view.marker, learner.id)} sheet={sheet} open={view.open} allowed={view.adjustments} phrases={said} change={mine} />
        </section>
        </div>
      ) : (
        <div className={styles.desk}>
          <div className={styles.gridPlace}>
            <ScoreGrid
              label={t("scoring.gridLabel", { title: view.title })}
              learners={view.learners}
              parts={way === "criterion" ? [part] : view.parts}
              sheets={sheets}
              heldAs={heldAs}
              open={view.open}
              hideNames={hideNames}
              place={{ row, column: way === "criterion" ? 0 : column }}
              go={(r, c) => go(r, way === "criterion" ? column : c)}
              change={change}
              comment={focusComment}
            />
            <p className={`${layout.fine} ${styles.keys}`}>{t("scoring.keys")}</p>
          </div>
          {beside.learner && beside.part ? (
            <Side
              view={beside.view}
              learner={beside.learner}
              part={beside.part}
              sheet={beside.sheets.get(beside.learner.id)?.value}
              phrases={said}
              hideNames={hideNames}
              change={change}
            />
          ) : null}
        </div>
      )}
    </>
  );
}
