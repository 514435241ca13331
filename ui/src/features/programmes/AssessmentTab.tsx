import { Plus } from "lucide-react";
import { useState } from "react";

import { useData } from "../../app/data";
import { keys } from "../../app/keys";
import { useAssessmentStandards, useRubrics } from "../../app/lists";
import { useTranslation } from "../../app/text";
import { commands } from "../../bindings";
import type { Assessment, AssessmentType, Supervision } from "../../bindings";
import { Ordered, moved } from "../../design/Ordered";
import type { Moving } from "../../design/Ordered";
import { Button, Notice } from "../../design/controls";
import { SearchSelect } from "../../design/SearchSelect";
import { Checkbox, Select, TextInput } from "../../design/fields";
import { releaseUnder } from "../../design/held";
import { DecimalInput, WholeInput } from "../../design/numbers";
import layout from "../../design/layout.module.css";
import { ActionsMenu } from "../../design/menu";
import { AssessmentItems } from "./AssessmentItems";
import { Blueprint } from "./Blueprint";
import type { TabProps } from "./tab";
import styles from "./programmes.module.css";

const TYPES: AssessmentType[] = ["writtenTest", "practicalTest", "portfolio", "project", "simulation", "oralExamination", "workplaceObservation"];
const SUPERVISION: Supervision[] = ["unsupervised", "supervised", "supervisedWithIdentity"];

function Standard({ programme, frozen, edit }: Pick<TabProps, "programme" | "frozen" | "edit">) {
  const { t } = useTranslation();
  const [beginning, setBeginning] = useState("");
  const standards = useAssessmentStandards(beginning);
  const own = programme.assessmentStandardId;
  const adopted = useData(keys.assessmentStandard(own ?? ""), () => commands.assessmentStandardView(own ?? ""), Boolean(own)).data?.saved.value;
  const choices = standards.rows.flatMap((s) => s.adoptable.map((v) => ({ id: v.id, label: t("assessment.version", { title: s.title, version: v.version }) })));
  return (
    <section className={`${layout.card} ${layout.pad}`} aria-label={t("assessment.standard")}>
      <SearchSelect<string>
        field="assessmentStandard"
        label={t("assessment.standard")}
        value={programme.assessmentStandardId ?? "none"}
        chosenLabel={adopted && t("assessment.version", { title: adopted.title, version: adopted.version })}
        choices={beginning === "" ? [{ id: "none", label: t("assessment.noStandard") }, ...choices] : choices}
        onSearch={setBeginning}
        more={standards.more}
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
  moving: Moving;
}

function One({ view, programme, frozen, edit, assessment: a, at, moving }: OneProps) {
  const { t } = useTranslation();
  const [beginning, setBeginning] = useState("");
  const rubrics = useRubrics(beginning);
  const used = useData(keys.rubric(a.rubricId ?? ""), () => commands.rubricView(a.rubricId ?? ""), a.rubricId !== null).data?.saved.value;
  const change = (how: (assessment: Assessment) => Assessment) => edit((p) => ({ ...p, assessments: p.assessments.map((x) => (x.id === a.id ? how(x) : x)) }));
  const named = (title: string, version: number) => (version > 1 ? t("assessment.version", { title, version }) : title);
  const choices = [...(beginning === "" ? [{ id: "none", label: t("assessment.noRubric") }] : []), ...rubrics.rows.map((r) => ({ id: r.id, label: named(r.title, r.version) }))];
  const report = view.coverage[at];
  return (
    <section className={`${layout.card} ${layout.pad}`} aria-label={t("assessment.number", { number: at + 1 })}>
      <div className={`${layout.row} ${layout.end}`}>
        {moving.handle}
        <div className={layout.grow}>
          <TextInput path={`assessments.${at}.title`} label={t("assessment.title")} value={a.title} isDisabled={frozen} onChange={(title) => change((x) => ({ ...x, title }))} />
        </div>
        {frozen ? null : (
          <ActionsMenu
            label={t("actionsOf", { name: a.title || t("assessment.number", { number: at + 1 }) })}
            actions={[
              ...moving.actions,
              {
                id: "remove",
                label: t("assessment.remove", { number: at + 1 }),
                run: () => {
                  releaseUnder(`${programme.id}/${a.id}/`);
                  edit((p) => ({ ...p, assessments: p.assessments.filter((x) => x.id !== a.id) }));
                },
              },
            ]}
          />
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
        <WholeInput path={`assessments.${at}.weight`} label={t("assessment.weight")} heldAs={`${programme.id}/${a.id}/weight`} value={a.weight} most={100} isDisabled={frozen} onChange={(weight) => change((x) => ({ ...x, weight }))} />
        <SearchSelect<string>
          label={t("assessment.rubric")}
          value={a.rubricId ?? "none"}
          chosenLabel={used && named(used.title, used.version ?? 1)}
          choices={choices}
          onSearch={setBeginning}
          more={rubrics.more}
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
          path={`assessments.${at}.cutScore`}
          label={t("assessment.cutScore")}
          hint={t("assessment.cutHint")}
          value={a.cutScore ?? null}
          most="100"
          isDisabled={frozen}
          onChange={(cutScore) => change((x) => ({ ...x, cutScore }))}
          onClear={() => change((x) => ({ ...x, cutScore: null }))}
        />
        <TextInput
          path={`assessments.${at}.adjustments`}
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
            {t("numbered", { number: n + 1, title: o.text })}
          </Checkbox>
        ))}
        {programme.outcomes.length === 0 ? <p className={layout.fine}>{t("assessment.noOutcomes")}</p> : null}
      </fieldset>
      <AssessmentItems assessment={a} at={at} outcomes={programme.outcomes} frozen={frozen} change={change} />
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
      <Ordered
        className={styles.assessments}
        items={programme.assessments}
        keyOf={(a) => a.id}
        nameOf={(a, at) => a.title || t("assessment.number", { number: at + 1 })}
        fieldOf={(a) => a.id}
        move={(from, to) => edit((p) => ({ ...p, assessments: moved(p.assessments, from, to) }))}
        isFixed={frozen}
      >
        {(a, at, moving) => <One {...props} assessment={a} at={at} moving={moving} />}
      </Ordered>
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
