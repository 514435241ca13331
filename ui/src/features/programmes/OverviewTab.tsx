import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { LevelScale, Participation, Stackability, Supervision } from "../../bindings";
import { DateInput, Select, TextInput } from "../../design/fields";
import layout from "../../design/layout.module.css";
import type { TabProps } from "./Programme";
import { hundredths, whole } from "./wording";

interface NumberProps {
  label: string;
  value: number | null;
  show: (value: number) => string;
  read: (text: string) => number | null;
  onChange: (value: number | null) => void;
  isDisabled: boolean;
  hint: string;
  field?: string;
}

/** A number as text: what cannot be read stays on screen and says so. */
function NumberInput({ label, value, show, read, onChange, isDisabled, hint, field }: NumberProps) {
  const shown = value === null ? "" : show(value);
  const [odd, setOdd] = useState<string | null>(null);
  return (
    <TextInput
      field={field}
      label={label}
      value={odd ?? shown}
      isDisabled={isDisabled}
      hint={odd === null ? undefined : hint}
      onChange={(text) => {
        const number = read(text);
        const finished = text.trim() === "" || (number !== null && show(number) === text.trim());
        setOdd(finished ? null : text);
        if (text.trim() === "" || number !== null) {
          onChange(number);
        }
      }}
    />
  );
}

export function OverviewTab({ programme, frozen, edit }: TabProps) {
  const { t } = useTranslation();
  const choices = <T extends string>(group: "scales" | "participation" | "supervision" | "stackability", ids: readonly T[]) =>
    ids.map((id) => ({ id, label: t(`${group}.${id}` as never) as string }));
  const text = (field: "title" | "description" | "awardingBody" | "country" | "prerequisites" | "qualityAssurance" | "furtherInformation" | "code") => ({
    label: t(`fields.${field}`),
    field,
    value: programme[field],
    isDisabled: frozen,
    onChange: (value: string) => edit((p) => ({ ...p, [field]: value })),
  });
  const stack = programme.stackability;
  const kinds: Stackability["kind"][] = ["notStated", "standAlone", "stacksTowards"];
  return (
    <div className={layout.grid}>
      <TextInput {...text("title")} />
      <TextInput {...text("code")} />
      <div className={layout.full}>
        <TextInput {...text("description")} rows={3} />
      </div>
      <TextInput {...text("awardingBody")} />
      <TextInput {...text("country")} hint={t("fields.countryHint")} />
      <Select<LevelScale>
        field="level"
        label={t("fields.levelScale")}
        value={programme.level?.scale ?? null}
        choices={choices("scales", ["eqf", "qfEhea", "national"])}
        isDisabled={frozen}
        onChange={(scale) => edit((p) => ({ ...p, level: { scale, scaleName: p.level?.scaleName ?? "", value: p.level?.value ?? "" } }))}
      />
      <div className={`${layout.row} ${layout.end}`}>
        {programme.level?.scale === "national" ? (
          <TextInput
            label={t("fields.scaleName")}
            value={programme.level.scaleName}
            isDisabled={frozen}
            onChange={(scaleName) => edit((p) => ({ ...p, level: p.level && { ...p.level, scaleName } }))}
          />
        ) : null}
        <div className={layout.grow}>
          <TextInput
            label={t("fields.level")}
            value={programme.level?.value ?? ""}
            isDisabled={frozen || !programme.level}
            onChange={(value) => edit((p) => ({ ...p, level: p.level && { ...p.level, value } }))}
          />
        </div>
      </div>
      <NumberInput
        field="workload"
        label={t("fields.hours")}
        value={programme.workloadHours}
        show={String}
        read={whole}
        isDisabled={frozen}
        hint={t("fields.wholeHint")}
        onChange={(workloadHours) => edit((p) => ({ ...p, workloadHours }))}
      />
      <NumberInput
        label={t("fields.ects")}
        value={programme.ectsHundredths}
        show={(n) => String(n / 100)}
        read={hundredths}
        isDisabled={frozen}
        hint={t("fields.ectsHint")}
        onChange={(ectsHundredths) => edit((p) => ({ ...p, ectsHundredths }))}
      />
      <TextInput
        field="languages"
        label={t("fields.languages")}
        value={programme.languages.join(", ")}
        isDisabled={frozen}
        hint={t("fields.languagesHint")}
        onChange={(value) => edit((p) => ({ ...p, languages: value === "" ? [] : value.split(",").map((part, n) => (n === 0 ? part.trim() : part.trimStart())) }))}
      />
      <Select<Participation>
        field="participation"
        label={t("fields.participation")}
        value={programme.participation}
        choices={choices("participation", ["onsite", "online", "blended"])}
        isDisabled={frozen}
        onChange={(participation) => edit((p) => ({ ...p, participation }))}
      />
      <Select<Supervision>
        field="supervision"
        label={t("fields.supervision")}
        value={programme.supervision}
        choices={choices("supervision", ["unsupervised", "supervised", "supervisedWithIdentity"])}
        isDisabled={frozen}
        onChange={(supervision) => edit((p) => ({ ...p, supervision }))}
      />
      <NumberInput
        label={t("fields.validity")}
        value={programme.validityMonths}
        show={String}
        read={whole}
        isDisabled={frozen}
        hint={t("fields.wholeHint")}
        onChange={(validityMonths) => edit((p) => ({ ...p, validityMonths }))}
      />
      <Select<Stackability["kind"]>
        field="stackability"
        label={t("fields.stackability")}
        value={stack.kind}
        choices={choices("stackability", kinds)}
        isDisabled={frozen}
        onChange={(kind) => edit((p) => ({ ...p, stackability: kind === "stacksTowards" ? { kind, codes: [] } : { kind } }))}
      />
      {stack.kind === "stacksTowards" ? (
        <TextInput
          label={t("fields.stacksTowards")}
          value={stack.codes.join(", ")}
          isDisabled={frozen}
          hint={t("fields.stacksHint")}
          onChange={(value) => edit((p) => ({ ...p, stackability: { kind: "stacksTowards", codes: value === "" ? [] : value.split(",").map((c) => c.trimStart()) } }))}
        />
      ) : (
        <span />
      )}
      <div className={layout.full}>
        <TextInput {...text("prerequisites")} rows={2} />
      </div>
      <div className={layout.full}>
        <TextInput {...text("qualityAssurance")} rows={3} />
      </div>
      <DateInput label={t("fields.accreditedUntil")} value={programme.accreditedUntil ?? null} isDisabled={frozen} onChange={(accreditedUntil) => edit((p) => ({ ...p, accreditedUntil }))} />
      <span />
      <div className={layout.full}>
        <TextInput {...text("furtherInformation")} rows={2} />
      </div>
    </div>
  );
}
