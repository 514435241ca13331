import { Plus, SlidersHorizontal } from "lucide-react";
import { useState } from "react";
import type { ReactNode } from "react";

import { useTranslation } from "../../../app/text";
import type { Criterion, Rubric, RubricLevel } from "../../../bindings";
import { Handle, moved, useListName, useOrderedRow } from "../../../design/Ordered";
import { Button, Tag } from "../../../design/controls";
import { TextInput } from "../../../design/fields";
import { DecimalInput } from "../../../design/numbers";
import { ActionsMenu } from "../../../design/menu";
import layout from "../../../design/layout.module.css";
import styles from "./rubrics.module.css";
import * as shape from "./shape";

export interface GridProps {
  rubric: Rubric;
  frozen: boolean;
  edit: (change: (rubric: Rubric) => Rubric) => void;
  details: (id: string) => void;
}

function LevelHead({ rubric, at, frozen, edit }: Omit<GridProps, "details"> & { at: number }) {
  const { t } = useTranslation();
  const level = rubric.levels[at];
  if (!level) {
    return null;
  }
  const change = (how: (level: RubricLevel) => RubricLevel) => edit((r) => ({ ...r, levels: r.levels.map((x, n) => (n === at ? how(x) : x)) }));
  const ranged = level.lowest !== null && level.lowest !== undefined;
  const last = rubric.levels.length - 1;
  return (
    <th scope="col">
      <div className={layout.row}>
        <div className={layout.grow}>
          <TextInput hideLabel path={`levels.${at}.title`} label={t("rubrics.levelTitle", { number: at + 1 })} value={level.title} isDisabled={frozen} onChange={(title) => change((x) => ({ ...x, title }))} />
        </div>
        {frozen ? null : (
          <ActionsMenu
            label={t("rubrics.levelActions", { number: at + 1 })}
            actions={[
              { id: "range", label: t("rubrics.range"), run: () => change((x) => ({ ...x, lowest: ranged ? null : x.points })) },
              { id: "left", label: t("rubrics.left"), isDisabled: at === 0, run: () => edit((r) => shape.moveLevel(r, at, -1)) },
              { id: "right", label: t("rubrics.right"), isDisabled: at === last, run: () => edit((r) => shape.moveLevel(r, at, 1)) },
              { id: "split", label: t("rubrics.split"), run: () => edit((r) => shape.splitLevel(r, at)) },
              { id: "merge", label: t("rubrics.merge"), isDisabled: at === last, run: () => edit((r) => shape.mergeLevels(r, at)) },
              { id: "remove", label: t("rubrics.removeLevel"), isDisabled: last === 0, run: () => edit((r) => shape.removeLevel(r, at)) },
            ]}
          />
        )}
      </div>
      <div className={styles.points}>
        {ranged ? <DecimalInput path={`levels.${at}.lowest`} label={t("rubrics.from")} value={level.lowest ?? null} isDisabled={frozen} onChange={(lowest) => change((x) => ({ ...x, lowest }))} /> : null}
        <DecimalInput path={`levels.${at}.points`} label={ranged ? t("rubrics.to") : t("rubrics.points")} value={level.points} isDisabled={frozen} onChange={(points) => change((x) => ({ ...x, points }))} />
      </div>
    </th>
  );
}

function CriterionHead({ rubric, at, frozen, edit, details, list }: GridProps & { at: number; list: string }) {
  const { t } = useTranslation();
  const c = rubric.criteria[at];
  if (!c) {
    return null;
  }
  const change = (how: (criterion: Criterion) => Criterion) => edit((r) => ({ ...r, criteria: r.criteria.map((x, n) => (n === at ? how(x) : x)) }));
  const last = rubric.criteria.length - 1;
  return (
    <th scope="row">
      <div className={layout.stack}>
        <TextInput hideLabel rows={2} path={`criteria.${at}.title`} label={t("rubrics.criterionTitle", { number: at + 1 })} value={c.title} isDisabled={frozen} onChange={(title) => change((x) => ({ ...x, title }))} />
        <div className={`${layout.row} ${layout.end}`}>
          {frozen ? null : <Handle list={list} at={at} name={c.title || t("rubrics.criterionTitle", { number: at + 1 })} />}
          <DecimalInput path={`criteria.${at}.weight`} label={t("rubrics.weight")} value={c.weight} isDisabled={frozen} onChange={(weight) => change((x) => ({ ...x, weight }))} />
          <Button look="quiet" icon small aria-label={t("rubrics.detailsFor", { criterion: c.title || t("rubrics.criterionTitle", { number: at + 1 }) })} onPress={() => details(c.id)}>
            <SlidersHorizontal size={16} aria-hidden />
          </Button>
          {frozen ? null : (
            <ActionsMenu
              label={t("rubrics.criterionActions", { number: at + 1 })}
              actions={[
                { id: "up", label: t("moveUp"), isDisabled: at === 0, run: () => edit((r) => shape.moveCriterion(r, at, -1)) },
                { id: "down", label: t("moveDown"), isDisabled: at === last, run: () => edit((r) => shape.moveCriterion(r, at, 1)) },
                { id: "split", label: t("rubrics.split"), run: () => edit((r) => shape.splitCriterion(r, at)) },
                { id: "merge", label: t("rubrics.merge"), isDisabled: at === last, run: () => edit((r) => shape.mergeCriteria(r, at)) },
                { id: "remove", label: t("rubrics.removeCriterion"), run: () => edit((r) => shape.removeCriterion(r, at)) },
              ]}
            />
          )}
        </div>
        <p className={layout.fine}>
          {t("rubrics.outcomeCount", { count: c.outcomeIds.length })} {c.mustPass ? <Tag tone="warning">{t("rubrics.mustPassShort")}</Tag> : null}
        </p>
      </div>
    </th>
  );
}

/** Whether words are asked for where this level meets a criterion. */
function hasWords(rubric: Rubric, level: number): boolean {
  return rubric.kind === "singlePoint" ? level === Math.floor(rubric.levels.length / 2) : rubric.kind !== "checklist";
}

interface CriterionRowProps {
  list: string;
  at: number;
  count: number;
  isFixed: boolean;
  /** It was moved last. */
  isMoved: boolean;
  move: (from: number, to: number) => void;
  children: ReactNode;
}

/** A criterion across its levels; others are dropped on it, and Alt and arrows move it. */
function CriterionRow({ list, at, count, isFixed, isMoved, move, children }: CriterionRowProps) {
  const row = useOrderedRow<HTMLTableRowElement>({ list, at, count, move });
  return isFixed ? (
    <tr>{children}</tr>
  ) : (
    <tr {...row} data-moved={isMoved || undefined}>
      {children}
    </tr>
  );
}

export function RubricGrid({ rubric, frozen, edit, details }: GridProps) {
  const { t } = useTranslation();
  const [moving, setMoving] = useState<string | null>(null);
  const words = (at: number, level: number, text: string) =>
    edit((r) => ({ ...r, criteria: r.criteria.map((c, n) => (n === at ? { ...c, descriptors: c.descriptors.map((d, m) => (m === level ? text : d)) } : c)) }));
  const list = useListName();
  const move = (from: number, to: number) => {
    setMoving(rubric.criteria[from]?.id ?? null);
    edit((r) => ({ ...r, criteria: moved(r.criteria, from, to) }));
  };
  return (
    <div className={layout.stack}>
      <div className={styles.scroll}>
        <table className={styles.grid}>
          <thead>
            <tr>
              <th scope="col">{t("rubrics.criterion")}</th>
              {rubric.levels.map((l, at) => (
                <LevelHead key={l.id} rubric={rubric} at={at} frozen={frozen} edit={edit} />
              ))}
            </tr>
          </thead>
          <tbody>
            {rubric.criteria.map((c, at) => (
              <CriterionRow key={c.id} list={list} at={at} count={rubric.criteria.length} isFixed={frozen} isMoved={moving === c.id} move={move}>
                <CriterionHead rubric={rubric} at={at} frozen={frozen} edit={edit} details={details} list={list} />
                {c.descriptors.map((text, n) => (
                  <td key={rubric.levels[n]?.id ?? n}>
                    {hasWords(rubric, n) ? (
                      <TextInput
                        hideLabel
                        path={`criteria.${at}.descriptors.${n}`}
                        rows={5}
                        label={t("rubrics.descriptor", { criterion: c.title || String(at + 1), level: rubric.levels[n]?.title ?? String(n + 1) })}
                        value={text}
                        isDisabled={frozen}
                        onChange={(next) => words(at, n, next)}
                      />
                    ) : null}
                  </td>
                ))}
              </CriterionRow>
            ))}
          </tbody>
        </table>
      </div>
      {frozen ? null : (
        <div className={`${layout.row} ${layout.wrap}`}>
          <Button onPress={() => edit(shape.addCriterion)} isDisabled={rubric.criteria.length >= 60}>
            <Plus size={16} aria-hidden />
            {t("rubrics.addCriterion")}
          </Button>
          <Button look="quiet" onPress={() => edit(shape.addLevel)} isDisabled={rubric.levels.length >= 12}>
            <Plus size={16} aria-hidden />
            {t("rubrics.addLevel")}
          </Button>
          <p className={layout.fine}>{t("rubrics.keys")}</p>
        </div>
      )}
    </div>
  );
}
