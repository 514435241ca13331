import { ArrowDown, ArrowUp, Plus } from "lucide-react";
import { useTranslation } from "react-i18next";

import type { Criterion, Rubric, RubricLevel } from "../../bindings";
import { Button, RemoveButton } from "../../design/controls";
import { TextInput } from "../../design/fields";
import layout from "../../design/layout.module.css";
import { whole } from "../programmes/wording";
import styles from "./rubrics.module.css";

interface GridProps {
  rubric: Rubric;
  frozen: boolean;
  edit: (change: (rubric: Rubric) => Rubric) => void;
}

function fresh(): string {
  return crypto.randomUUID().slice(0, 8);
}

function swapped<T>(list: T[], from: number, to: number): T[] {
  const copy = [...list];
  const [moved] = copy.splice(from, 1);
  if (moved !== undefined) {
    copy.splice(to, 0, moved);
  }
  return copy;
}

export function RubricGrid({ rubric, frozen, edit }: GridProps) {
  const { t } = useTranslation();
  const level = (at: number, how: (level: RubricLevel) => RubricLevel) =>
    edit((r) => ({ ...r, levels: r.levels.map((x, n) => (n === at ? how(x) : x)) }));
  const criterion = (at: number, how: (criterion: Criterion) => Criterion) =>
    edit((r) => ({ ...r, criteria: r.criteria.map((x, n) => (n === at ? how(x) : x)) }));
  const addLevel = () =>
    edit((r) => ({
      ...r,
      levels: [...r.levels, { id: fresh(), title: "", points: (r.levels.at(-1)?.points ?? 0) + 1 }],
      criteria: r.criteria.map((c) => ({ ...c, descriptors: [...c.descriptors, ""] })),
    }));
  const removeLevel = (at: number) =>
    edit((r) => ({
      ...r,
      levels: r.levels.filter((_, n) => n !== at),
      criteria: r.criteria.map((c) => ({ ...c, descriptors: c.descriptors.filter((_, n) => n !== at) })),
    }));
  const addCriterion = () =>
    edit((r) => {
      const rest = 100 - r.criteria.reduce((sum, c) => sum + c.weight, 0);
      return { ...r, criteria: [...r.criteria, { id: fresh(), title: "", weight: Math.max(0, rest), outcomeIds: [], descriptors: r.levels.map(() => "") }] };
    });
  return (
    <div className={layout.stack}>
      <div className={styles.scroll}>
        <table className={styles.grid}>
          <thead>
            <tr>
              <th scope="col">{t("rubrics.criterion")}</th>
              {rubric.levels.map((l, at) => (
                <th key={l.id} scope="col">
                  <div className={layout.row}>
                    <TextInput hideLabel label={t("rubrics.levelTitle", { number: at + 1 })} value={l.title} isDisabled={frozen} onChange={(title) => level(at, (x) => ({ ...x, title }))} />
                    {frozen || rubric.levels.length < 2 ? null : <RemoveButton label={t("rubrics.removeLevel", { number: at + 1 })} onPress={() => removeLevel(at)} />}
                  </div>
                  <TextInput label={t("rubrics.points")} value={String(l.points)} isDisabled={frozen} onChange={(text) => level(at, (x) => ({ ...x, points: whole(text) ?? 0 }))} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rubric.criteria.map((c, at) => (
              <tr key={c.id}>
                <th scope="row">
                  <div className={layout.stack}>
                    <TextInput hideLabel rows={2} label={t("rubrics.criterionTitle", { number: at + 1 })} value={c.title} isDisabled={frozen} onChange={(title) => criterion(at, (x) => ({ ...x, title }))} />
                    <TextInput label={t("rubrics.weight")} value={String(c.weight)} isDisabled={frozen} onChange={(text) => criterion(at, (x) => ({ ...x, weight: Math.min(100, whole(text) ?? 0) }))} />
                    {frozen ? null : (
                      <div className={layout.row}>
                        <Button look="quiet" icon aria-label={t("rubrics.up", { number: at + 1 })} isDisabled={at === 0} onPress={() => edit((r) => ({ ...r, criteria: swapped(r.criteria, at, at - 1) }))}>
                          <ArrowUp size={16} aria-hidden />
                        </Button>
                        <Button look="quiet" icon aria-label={t("rubrics.down", { number: at + 1 })} isDisabled={at === rubric.criteria.length - 1} onPress={() => edit((r) => ({ ...r, criteria: swapped(r.criteria, at, at + 1) }))}>
                          <ArrowDown size={16} aria-hidden />
                        </Button>
                        <RemoveButton label={t("rubrics.removeCriterion", { number: at + 1 })} onPress={() => edit((r) => ({ ...r, criteria: r.criteria.filter((_, n) => n !== at) }))} />
                      </div>
                    )}
                  </div>
                </th>
                {c.descriptors.map((words, n) => (
                  <td key={rubric.levels[n]?.id ?? n}>
                    <TextInput
                      hideLabel
                      rows={5}
                      label={t("rubrics.descriptor", { criterion: c.title || at + 1, level: rubric.levels[n]?.title ?? n + 1 })}
                      value={words}
                      isDisabled={frozen}
                      onChange={(text) => criterion(at, (x) => ({ ...x, descriptors: x.descriptors.map((d, m) => (m === n ? text : d)) }))}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {frozen ? null : (
        <div className={layout.row}>
          <Button onPress={addCriterion}>
            <Plus size={16} aria-hidden />
            {t("rubrics.addCriterion")}
          </Button>
          <Button look="quiet" onPress={addLevel}>
            <Plus size={16} aria-hidden />
            {t("rubrics.addLevel")}
          </Button>
        </div>
      )}
    </div>
  );
}
