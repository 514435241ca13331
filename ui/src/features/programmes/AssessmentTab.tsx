import { Plus } from "lucide-react";
import { useTranslation } from "react-i18next";

import { useData } from "../../app/data";
import { commands } from "../../bindings";
import type { Assessment, AssessmentType } from "../../bindings";
import { Button, Notice, RemoveButton } from "../../design/controls";
import { Checkbox, Select, TextInput } from "../../design/fields";
import layout from "../../design/layout.module.css";
import type { TabProps } from "./Programme";
import styles from "./programmes.module.css";
import { whole } from "./wording";

const TYPES: AssessmentType[] = ["writtenTest", "practicalTest", "portfolio", "project", "simulation", "oralExamination", "workplaceObservation"];

export function AssessmentTab({ programme, frozen, edit }: TabProps) {
  const { t } = useTranslation();
  const rubrics = useData(["rubrics"], commands.rubrics);
  const change = (id: string, how: (assessment: Assessment) => Assessment) =>
    edit((p) => ({ ...p, assessments: p.assessments.map((a) => (a.id === id ? how(a) : a)) }));
  const total = programme.assessments.reduce((sum, a) => sum + a.weight, 0);
  const add = () =>
    edit((p) => ({
      ...p,
      assessments: [
        ...p.assessments,
        { id: crypto.randomUUID().slice(0, 8), title: "", assessmentType: "practicalTest", weight: Math.max(0, 100 - total), outcomeIds: [], rubricId: null },
      ],
    }));
  return (
    <>
      {programme.assessments.length > 0 && total !== 100 ? <Notice>{t("assessment.weights", { total })}</Notice> : null}
      {programme.assessments.length === 0 ? <p className={layout.lead}>{t("assessment.empty")}</p> : null}
      {programme.assessments.map((a, place) => (
        <section key={a.id} data-field={a.id} className={`${layout.card} ${layout.pad}`} aria-label={t("assessment.number", { number: place + 1 })}>
          <div className={`${layout.row} ${layout.end}`}>
            <div className={layout.grow}>
              <TextInput label={t("assessment.title")} value={a.title} isDisabled={frozen} onChange={(title) => change(a.id, (x) => ({ ...x, title }))} />
            </div>
            {frozen ? null : (
              <RemoveButton
                label={t("assessment.remove", { number: place + 1 })}
                onPress={() => edit((p) => ({ ...p, assessments: p.assessments.filter((x) => x.id !== a.id) }))}
              />
            )}
          </div>
          <div className={`${layout.grid} ${layout.three}`}>
            <Select<AssessmentType>
              label={t("assessment.type")}
              value={a.assessmentType}
              choices={TYPES.map((id) => ({ id, label: t(`assessmentTypes.${id}`) }))}
              isDisabled={frozen}
              onChange={(assessmentType) => change(a.id, (x) => ({ ...x, assessmentType }))}
            />
            <TextInput
              label={t("assessment.weight")}
              value={String(a.weight)}
              isDisabled={frozen}
              onChange={(text) => change(a.id, (x) => ({ ...x, weight: Math.min(100, whole(text) ?? 0) }))}
            />
            <Select<string>
              label={t("assessment.rubric")}
              value={a.rubricId ?? "none"}
              choices={[{ id: "none", label: t("assessment.noRubric") }, ...(rubrics.data ?? []).map((r) => ({ id: r.id, label: r.title }))]}
              isDisabled={frozen}
              onChange={(id) => change(a.id, (x) => ({ ...x, rubricId: id === "none" ? null : id }))}
            />
          </div>
          <fieldset className={styles.measures}>
            <legend className={layout.small}>{t("assessment.measures")}</legend>
            {programme.outcomes.map((o, n) => (
              <Checkbox
                key={o.id}
                isSelected={a.outcomeIds.includes(o.id)}
                isDisabled={frozen}
                onChange={(on) => change(a.id, (x) => ({ ...x, outcomeIds: on ? [...x.outcomeIds, o.id] : x.outcomeIds.filter((y) => y !== o.id) }))}
              >
                {n + 1}. {o.text}
              </Checkbox>
            ))}
            {programme.outcomes.length === 0 ? <p className={layout.fine}>{t("assessment.noOutcomes")}</p> : null}
          </fieldset>
        </section>
      ))}
      {frozen ? null : (
        <div data-field="assessments">
          <Button onPress={add}>
            <Plus size={16} aria-hidden />
            {t("assessment.add")}
          </Button>
        </div>
      )}
    </>
  );
}
