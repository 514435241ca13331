import { attempt } from "../../../app/data";
import { useTranslation } from "../../../app/text";
import { commands } from "../../../bindings";
import type { AssessmentStandard, GradeBand, MinimumPerCriterion, Rounding, SampleRule, ScaleKind } from "../../../bindings";
import { Button, RemoveButton } from "../../../design/controls";
import { Checkbox, Segments, Select, TextInput } from "../../../design/fields";
import { DecimalInput, WholeInput } from "../../../design/numbers";
import layout from "../../../design/layout.module.css";

export interface FormProps {
  standard: AssessmentStandard;
  frozen: boolean;
  edit: (change: (standard: AssessmentStandard) => AssessmentStandard) => void;
}

/** What each kind of minimum begins with. */
function minimum(kind: MinimumPerCriterion["kind"]): MinimumPerCriterion {
  return kind === "level" ? { kind, place: 2 } : kind === "share" ? { kind, percent: "40" } : { kind: "none" };
}

function Passing({ standard: s, frozen, edit }: FormProps) {
  const { t } = useTranslation();
  const { minimum: own, compensation } = s;
  return (
    <section className={`${layout.card} ${layout.pad}`}>
      <h2>{t("assessmentStandards.passing")}</h2>
      <div className={layout.grid}>
        <DecimalInput path="passMark" label={t("assessmentStandards.passMark")} value={s.passMark} isDisabled={frozen} onChange={(passMark) => edit((x) => ({ ...x, passMark }))} />
        <Select<AssessmentStandard["weights"]>
          label={t("assessmentStandards.weights")}
          value={s.weights}
          isDisabled={frozen}
          choices={(["programme", "equal"] as const).map((id) => ({ id, label: t(`assessmentStandards.weightChoices.${id}`) }))}
          onChange={(weights) => edit((x) => ({ ...x, weights }))}
        />
        <Select<MinimumPerCriterion["kind"]>
          label={t("assessmentStandards.minimum")}
          value={own.kind}
          isDisabled={frozen}
          choices={(["none", "level", "share"] as const).map((id) => ({ id, label: t(`assessmentStandards.minimums.${id}`) }))}
          onChange={(kind) => edit((x) => ({ ...x, minimum: minimum(kind) }))}
        />
        {own.kind === "level" ? (
          <WholeInput path="minimum.place" label={t("assessmentStandards.minimumLevel")} value={own.place} least={1} most={12} isDisabled={frozen} onChange={(place) => edit((x) => ({ ...x, minimum: { kind: "level", place } }))} />
        ) : null}
        {own.kind === "share" ? (
          <DecimalInput path="minimum.percent" label={t("assessmentStandards.minimumShare")} value={own.percent} isDisabled={frozen} onChange={(percent) => edit((x) => ({ ...x, minimum: { kind: "share", percent } }))} />
        ) : null}
        <Select<AssessmentStandard["compensation"]["kind"]>
          label={t("assessmentStandards.compensation")}
          value={compensation.kind}
          isDisabled={frozen}
          choices={(["full", "limited", "none"] as const).map((id) => ({ id, label: t(`assessmentStandards.compensations.${id}`) }))}
          onChange={(kind) => edit((x) => ({ ...x, compensation: kind === "limited" ? { kind, mostBelow: 1, floor: "40" } : { kind } }))}
        />
        {compensation.kind === "limited" ? (
          <>
            <WholeInput
              path="compensation.mostBelow" label={t("assessmentStandards.mostBelow")}
              value={compensation.mostBelow}
              most={99}
              isDisabled={frozen}
              onChange={(mostBelow) => edit((x) => (x.compensation.kind === "limited" ? { ...x, compensation: { ...x.compensation, mostBelow } } : x))}
            />
            <DecimalInput
              path="compensation.floor" label={t("assessmentStandards.floor")}
              value={compensation.floor}
              isDisabled={frozen}
              onChange={(floor) => edit((x) => (x.compensation.kind === "limited" ? { ...x, compensation: { ...x.compensation, floor } } : x))}
            />
          </>
        ) : null}
      </div>
      <Checkbox isSelected={s.useCutScores} isDisabled={frozen} onChange={(useCutScores) => edit((x) => ({ ...x, useCutScores }))}>
        {t("assessmentStandards.useCutScores")}
      </Checkbox>
      <Checkbox isSelected={s.mustPass !== null} isDisabled={frozen} onChange={(on) => edit((x) => ({ ...x, mustPass: on ? "50" : null }))}>
        {t("assessmentStandards.mustPass")}
      </Checkbox>
      {s.mustPass === null ? null : (
        <div style={{ maxWidth: 240 }}>
          <DecimalInput path="mustPass" label={t("assessmentStandards.mustPassShare")} value={s.mustPass} isDisabled={frozen} onChange={(mustPass) => edit((x) => ({ ...x, mustPass }))} />
        </div>
      )}
    </section>
  );
}

function Again({ standard: s, frozen, edit }: FormProps) {
  const { t } = useTranslation();
  const again = (how: Partial<AssessmentStandard["resubmission"]>) => edit((x) => ({ ...x, resubmission: { ...x.resubmission, ...how } }));
  const late = (how: Partial<AssessmentStandard["late"]>) => edit((x) => ({ ...x, late: { ...x.late, ...how } }));
  return (
    <section className={`${layout.card} ${layout.pad}`}>
      <h2>{t("assessmentStandards.again")}</h2>
      <div className={layout.grid}>
        <WholeInput path="resubmission.most" label={t("assessmentStandards.most")} value={s.resubmission.most} most={20} isDisabled={frozen} onChange={(most) => again({ most })} />
        <Select<AssessmentStandard["resubmission"]["counts"]>
          label={t("assessmentStandards.counts")}
          value={s.resubmission.counts}
          isDisabled={frozen}
          choices={(["best", "last"] as const).map((id) => ({ id, label: t(`assessmentStandards.countChoices.${id}`) }))}
          onChange={(counts) => again({ counts })}
        />
        <DecimalInput path="resubmission.cap" label={t("assessmentStandards.cap")} placeholder={t("assessmentStandards.noCap")} value={s.resubmission.cap} isDisabled={frozen} onChange={(cap) => again({ cap })} onClear={() => again({ cap: null })} />
        <WholeInput path="late.graceDays" label={t("assessmentStandards.grace")} value={s.late.graceDays} most={3650} isDisabled={frozen} onChange={(graceDays) => late({ graceDays })} />
        <DecimalInput path="late.perDay" label={t("assessmentStandards.perDay")} value={s.late.perDay} isDisabled={frozen} onChange={(perDay) => late({ perDay })} />
        <DecimalInput
          path="late.refusedAfter" label={t("assessmentStandards.refused")}
          placeholder={t("assessmentStandards.noRefused")}
          value={s.late.refusedAfter === null ? null : String(s.late.refusedAfter)}
          isDisabled={frozen}
          onChange={(days) => {
            if (Number.isInteger(Number(days))) {
              late({ refusedAfter: Number(days) });
            }
          }}
          onClear={() => late({ refusedAfter: null })}
        />
      </div>
      <Checkbox isSelected={s.late.keepsAPass} isDisabled={frozen} onChange={(keepsAPass) => late({ keepsAPass })}>
        {t("assessmentStandards.keepsAPass")}
      </Checkbox>
    </section>
  );
}

function Grades({ standard: s, frozen, edit }: FormProps) {
  const { t } = useTranslation();
  const bands = (how: (bands: GradeBand[]) => GradeBand[]) => edit((x) => ({ ...x, scale: { ...x.scale, kind: "own", bands: how(x.scale.bands) } }));
  const band = (at: number, how: (band: GradeBand) => GradeBand) => edit((x) => ({ ...x, scale: { ...x.scale, bands: x.scale.bands.map((b, n) => (n === at ? how(b) : b)) } }));
  const pickScale = async (kind: ScaleKind) => {
    const scale = await attempt(() => commands.usualGrades(kind));
    if (scale) {
      edit((x) => ({ ...x, scale }));
    }
  };
  return (
    <section className={`${layout.card} ${layout.pad}`}>
      <h2>{t("assessmentStandards.results")}</h2>
      <div className={layout.grid}>
        <Select<Rounding>
          label={t("assessmentStandards.rounding")}
          value={s.rounding}
          isDisabled={frozen}
          choices={(["halfUp", "halfEven", "down"] as const).map((id) => ({ id, label: t(`assessmentStandards.roundings.${id}`) }))}
          onChange={(rounding) => edit((x) => ({ ...x, rounding }))}
        />
        <WholeInput path="places" label={t("assessmentStandards.places")} value={s.places} most={4} isDisabled={frozen} onChange={(places) => edit((x) => ({ ...x, places }))} />
      </div>
      <p className={layout.small}>{t("assessmentStandards.scale")}</p>
      <Segments<ScaleKind>
        label={t("assessmentStandards.scale")}
        value={s.scale.kind}
        isDisabled={frozen}
        choices={(["passFail", "percent", "ects", "letters", "own"] as const).map((id) => ({ id, label: t(`assessmentStandards.scales.${id}`) }))}
        onChange={(kind) => void pickScale(kind)}
      />
      {s.scale.bands.map((b, n) => (
        <div key={n} className={`${layout.row} ${layout.end}`}>
          <div style={{ width: 200 }}>
            <TextInput path={`scale.bands.${n}.name`} label={t("assessmentStandards.grade", { number: n + 1 })} value={b.name} isDisabled={frozen} onChange={(name) => band(n, (x) => ({ ...x, name }))} />
          </div>
          <div style={{ width: 110 }}>
            <DecimalInput path={`scale.bands.${n}.from`} label={t("assessmentStandards.gradeFrom")} value={b.from} isDisabled={frozen} onChange={(from) => band(n, (x) => ({ ...x, from }))} />
          </div>
          {frozen || s.scale.bands.length < 2 ? null : <RemoveButton label={t("assessmentStandards.removeGrade", { number: n + 1 })} onPress={() => bands((list) => list.filter((_, m) => m !== n))} />}
        </div>
      ))}
      <div className={`${layout.row} ${layout.end}`}>
        <div style={{ width: 200 }}>
          <TextInput path="scale.fail" label={t("assessmentStandards.fail")} value={s.scale.fail} isDisabled={frozen} onChange={(fail) => edit((x) => ({ ...x, scale: { ...x.scale, fail } }))} />
        </div>
        {frozen || s.scale.kind === "percent" ? null : (
          // A new best grade: those below keep their places.
          <Button onPress={() => bands((list) => [{ name: "", from: "100" }, ...list])}>{t("assessmentStandards.addGrade")}</Button>
        )}
      </div>
    </section>
  );
}

function SecondLook({ standard: s, frozen, edit }: FormProps) {
  const { t } = useTranslation();
  const set = (how: Partial<AssessmentStandard["moderation"]>) => edit((x) => ({ ...x, moderation: { ...x.moderation, ...how } }));
  return (
    <section className={`${layout.card} ${layout.pad}`}>
      <h2>{t("assessmentStandards.moderation")}</h2>
      <div className={layout.grid}>
        <DecimalInput path="moderation.share" label={t("assessmentStandards.share")} value={s.moderation.share} isDisabled={frozen} onChange={(share) => set({ share })} />
        <WholeInput path="moderation.atLeast" label={t("assessmentStandards.atLeast")} value={s.moderation.atLeast} most={100_000} isDisabled={frozen} onChange={(atLeast) => set({ atLeast })} />
        <Select<SampleRule>
          label={t("assessmentStandards.rule")}
          value={s.moderation.rule}
          isDisabled={frozen}
          choices={(["borderlineFirst", "acrossTheRange", "random", "everyone"] as const).map((id) => ({ id, label: t(`assessmentStandards.rules.${id}`) }))}
          onChange={(rule) => set({ rule })}
        />
        <DecimalInput path="moderation.borderline" label={t("assessmentStandards.borderline")} value={s.moderation.borderline} isDisabled={frozen} onChange={(borderline) => set({ borderline })} />
        <DecimalInput path="moderation.tolerance" label={t("assessmentStandards.tolerance")} value={s.moderation.tolerance} isDisabled={frozen} onChange={(tolerance) => set({ tolerance })} />
        <WholeInput path="evidenceMonths" label={t("assessmentStandards.evidence")} value={s.evidenceMonths} most={1200} isDisabled={frozen} onChange={(evidenceMonths) => edit((x) => ({ ...x, evidenceMonths }))} />
      </div>
    </section>
  );
}

export function StandardForm(props: FormProps) {
  return (
    <>
      <Passing {...props} />
      <Again {...props} />
      <Grades {...props} />
      <SecondLook {...props} />
    </>
  );
}
