import { Plus } from "lucide-react";
import { useTranslation } from "react-i18next";

import { useData } from "../../app/data";
import { commands } from "../../bindings";
import type { Assessment, AssessmentType, Supervision } from "../../bindings";
import { Button, Notice, RemoveButton } from "../../design/controls";
import { Checkbox, DecimalInput, Select, TextInput } from "../../design/fields";
import layout from "../../design/layout.module.css";
import { AssessmentItems } from "./AssessmentItems";
import { Blueprint } from "./Blueprint";
import type { TabProps } from "./Programme";
import styles from "./programmes.module.css";
import { whole } from "./wording";

const TYPES: AssessmentType[] = ["writtenTest", "practicalTest", "portfolio", "project", "simulation", "oralExamination", "workplaceObservation"];
const SUPERVISION: Supervision[] = ["unsupervised", "supervised", "supervisedWithIdentity"];

function Standard({ programme, frozen, edit }: Pick<TabProps, "programme" | "frozen" | "edit">) {
  const { t } = useTranslation();
  const standards = useData(["assessmentStandards"], commands.assessmentStandards);
  const choices = (standards.data ?? []).flatMap((s) => s.adoptable.map((v) => ({ id: v.id, label: t("assessment.version", { title: s.title, version: v.version }) })));
  return (
    <section className={`${layout.card} ${layout.pad}`} aria-label={t("assessment.standard")}>
      <Select<string>
        label={t("assessment.standard")}
        value={programme.assessmentStandardId ?? "none"}
        choices={[{ id: "none", label: t("assessment.noStandard") }, ...choices]}
        isDisabled={frozen}
        onChange={(id) => edit((p) => ({ ...p, assessmentStandardId: id === "none" ? null : id }))}
      />
      <p className={layout.fine}>{t("assessment.standardHint")}</p>
    </section>
  );
}

interface OneProps extends TabProps {
  assessment: Assessment;
  at: number;
}

function One({ view, programme, frozen, edit, assessment: a, at }: OneProps) {
  const { t } = useTranslation();
  const rubrics = useData(["rubrics"], commands.rubrics);
  const change = (how: (assessment: Assessment) => Assessment) => edit((p) => ({ ...p, assessments: p.assessments.map((x) => (x.id === a.id ? how(x) : x)) }));
  const all = rubrics.data ?? [];
  const older = all.find((r) => a.rubricId !== null && r.older.includes(a.rubricId));
  const choices = [
    { id: "none", label: t("assessment.noRubric") },
    ...all.map((r) => ({ id: r.id, label: r.version > 1 ? t("assessment.version", { title: r.title, version: r.version }) : r.title })),
    ...(older && a.rubricId !== null ? [{ id: a.rubricId, label: older.title }] : []),
  ];
  const report = view.coverage[at];
  return (
    <section data-field={a.id} className={`${layout.card} ${layout.pad}`} aria-label={t("assessment.number", { number: at + 1 })}>
      <div className={`${layout.row} ${layout.end}`}>
        <div className={layout.grow}>
          <TextInput label={t("assessment.title")} value={a.title} isDisabled={frozen} onChange={(title) => change((x) => ({ ...x, title }))} />
        </div>
        {frozen ? null : (
          <RemoveButton label={t("assessment.remove", { number: at + 1 })} onPress={() => edit((p) => ({ ...p, assessments: p.assessments.filter((x) => x.id !== a.id) }))} />
        )}
      </div>
      <div className={`${layout.grid} ${layout.three}`}>
        <Select<AssessmentType>
          label={t("assessment.type")}
          value={a.assessmentType}
          choices={TYPES.map((id) => ({ id, label: t(`assessmentTypes.${id}`) }))}
          isDisabled={frozen}
          onChange={(assessmentType) => change((x) => ({ ...x, assessmentType }))}
        />
        <TextInput label={t("assessment.weight")} value={String(a.weight)} isDisabled={frozen} onChange={(text) => change((x) => ({ ...x, weight: Math.min(100, whole(text) ?? 0) }))} />
        <Select<string>
          label={t("assessment.rubric")}
          value={a.rubricId ?? "none"}
          choices={choices}
          isDisabled={frozen}
          onChange={(id) => change((x) => ({ ...x, rubricId: id === "none" ? null : id }))}
        />
        <Select<Supervision | "none">
          label={t("assessment.supervision")}
          value={a.supervision ?? "none"}
          choices={[{ id: "none", label: t("assessment.asProgramme") }, ...SUPERVISION.map((id) => ({ id, label: t(`supervision.${id}`) }))]}
          isDisabled={frozen}
          onChange={(id) => change((x) => ({ ...x, supervision: id === "none" ? null : id }))}
        />
        <DecimalInput
          label={t("assessment.cutScore")}
          hint={t("assessment.cutHint")}
          value={a.cutScore ?? null}
          isDisabled={frozen}
          onChange={(cutScore) => change((x) => ({ ...x, cutScore }))}
          onClear={() => change((x) => ({ ...x, cutScore: null }))}
        />
        <TextInput
          label={t("assessment.adjustments")}
          hint={t("assessment.adjustmentsHint")}
          rows={2}
          value={(a.adjustments ?? []).join("\n")}
          isDisabled={frozen}
          onChange={(text) => change((x) => ({ ...x, adjustments: text === "" ? [] : text.split("\n") }))}
        />
      </div>
      <Checkbox isSelected={a.mustPass ?? false} isDisabled={frozen} onChange={(mustPass) => change((x) => ({ ...x, mustPass }))}>
        {t("assessment.mustPass")}
      </Checkbox>
      <fieldset className={styles.measures}>
        <legend className={layout.small}>{t("assessment.measures")}</legend>
        {programme.outcomes.map((o, n) => (
          <Checkbox
            key={o.id}
            isSelected={a.outcomeIds.includes(o.id)}
            isDisabled={frozen}
            onChange={(on) => change((x) => ({ ...x, outcomeIds: on ? [...x.outcomeIds, o.id] : x.outcomeIds.filter((y) => y !== o.id) }))}
          >
            {n + 1}. {o.text}
          </Checkbox>
        ))}
        {programme.outcomes.length === 0 ? <p className={layout.fine}>{t("assessment.noOutcomes")}</p> : null}
      </fieldset>
      <AssessmentItems assessment={a} outcomes={programme.outcomes} frozen={frozen} change={change} />
      {programme.outcomes.length > 0 ? <Blueprint assessment={a} outcomes={programme.outcomes} report={report} frozen={frozen} change={change} /> : null}
    </section>
  );
}

export function AssessmentTab(props: TabProps) {
  const { programme, frozen, edit } = props;
  const { t } = useTranslation();
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
      <Standard programme={programme} frozen={frozen} edit={edit} />
      {programme.assessments.length > 0 && total !== 100 ? <Notice>{t("assessment.weights", { total })}</Notice> : null}
      {programme.assessments.length === 0 ? <p className={layout.lead}>{t("assessment.empty")}</p> : null}
      {programme.assessments.map((a, at) => (
        <One key={a.id} {...props} assessment={a} at={at} />
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
