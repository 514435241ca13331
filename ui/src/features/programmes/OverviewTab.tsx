import { useState } from "react";

import { countries, languageTag, languagesOfWorld, nameOfCode } from "../../app/codes";
import { decimal } from "../../app/figures";
import { useProgrammes } from "../../app/lists";
import { useTranslation } from "../../app/text";
import type { Participation, Stackability, Supervision } from "../../bindings";
import { ManySelect } from "../../design/ManySelect";
import { SearchSelect } from "../../design/SearchSelect";
import { DateInput } from "../../design/dates";
import { Select, TextInput } from "../../design/fields";
import layout from "../../design/layout.module.css";
import { ReadInput } from "../../design/numbers";
import { LevelFields } from "./LevelFields";
import type { TabProps } from "./tab";
import { hundredths, whole } from "./wording";

interface NumberProps {
  label: string;
  value: number | null;
  show: (value: number) => string;
  read: (text: string) => number | null;
  onChange: (value: number | null) => void;
  isDisabled: boolean;
  /** Said where it cannot be read. */
  reason: string;
  /** The most there may be. */
  most: number;
  heldAs: string;
  path: string;
  field?: string;
}

/** A number, or none: what cannot be read stays on screen and says so. */
function NumberOrNone({ show, read, reason, most, ...rest }: NumberProps) {
  const { t } = useTranslation();
  return (
    <ReadInput<number | null>
      {...rest}
      show={(number) => (number === null ? "" : show(number))}
      read={(text) => {
        const number = read(text);
        if (number === null && text.trim() !== "") {
          return { reason };
        }
        return number !== null && number > most ? { reason: t("invalid.most", { most: decimal(show(most)) }) } : { value: number };
      }}
      inputMode="decimal"
    />
  );
}

function choices<T extends string>(ids: readonly T[], label: (id: T) => string) {
  return ids.map((id) => ({ id, label: label(id) }));
}

/** Codes of the programmes of this workspace, each once, with a title. */
function useCodes(own: string) {
  const { t } = useTranslation();
  const [words, onSearch] = useState("");
  const { rows, more } = useProgrammes(words);
  const codes = new Map(rows.filter((p) => p.code !== own).map((p) => [p.code, t("codeNamed", { name: p.title, code: p.code })]));
  return { choices: [...codes].map(([id, label]) => ({ id, label })), onSearch, more };
}

export function OverviewTab({ programme, frozen, edit }: TabProps) {
  const { t } = useTranslation();
  const text = (field: "title" | "description" | "awardingBody" | "country" | "prerequisites" | "qualityAssurance" | "furtherInformation" | "code") => ({
    label: t(`fields.${field}`),
    field,
    path: field,
    value: programme[field],
    isDisabled: frozen,
    onChange: (value: string) => edit((p) => ({ ...p, [field]: value })),
  });
  const stack = programme.stackability;
  const towards = useCodes(programme.code);
  const kinds: Stackability["kind"][] = ["notStated", "standAlone", "stacksTowards"];
  return (
    <div className={layout.grid}>
      <TextInput {...text("title")} />
      <TextInput {...text("code")} />
      <div className={layout.full}>
        <TextInput {...text("description")} rows={3} />
      </div>
      <TextInput {...text("awardingBody")} />
      <SearchSelect<string>
        {...text("country")}
        hint={t("fields.countryHint")}
        value={programme.country === "" ? null : programme.country}
        chosenLabel={nameOfCode("region", programme.country)}
        choices={countries()}
        takes={(typed) => (/^[a-z]{2}$/i.test(typed) ? typed.toUpperCase() : null)}
      />
      <LevelFields level={programme.level} frozen={frozen} change={(level) => edit((p) => ({ ...p, level }))} />
      <NumberOrNone
        field="workload"
        label={t("fields.hours")}
        path="workloadHours"
        heldAs={`${programme.id}/hours`}
        value={programme.workloadHours}
        show={String}
        read={whole}
        isDisabled={frozen}
        most={18_000}
        reason={t("fields.wholeHint")}
        onChange={(workloadHours) => edit((p) => ({ ...p, workloadHours }))}
      />
      <NumberOrNone
        label={t("fields.ects")}
        path="ectsHundredths"
        heldAs={`${programme.id}/ects`}
        value={programme.ectsHundredths}
        show={(n) => String(n / 100)}
        read={hundredths}
        isDisabled={frozen}
        most={60_000}
        reason={t("fields.ectsHint")}
        onChange={(ectsHundredths) => edit((p) => ({ ...p, ectsHundredths }))}
      />
      <ManySelect
        field="languages"
        path="languages"
        label={t("fields.languages")}
        values={programme.languages}
        choices={languagesOfWorld()}
        nameOf={(code) => nameOfCode("language", code)}
        takes={languageTag}
        placeholder={t("fields.languagesHint")}
        isDisabled={frozen}
        onChange={(languages) => edit((p) => ({ ...p, languages }))}
      />
      <Select<Participation>
        field="participation"
        label={t("fields.participation")}
        value={programme.participation}
        choices={choices(["onsite", "online", "blended"] as const, (id) => t(`participation.${id}`))}
        isDisabled={frozen}
        onChange={(participation) => edit((p) => ({ ...p, participation }))}
      />
      <Select<Supervision>
        field="supervision"
        label={t("fields.supervision")}
        value={programme.supervision}
        choices={choices(["unsupervised", "supervised", "supervisedWithIdentity"] as const, (id) => t(`supervision.${id}`))}
        isDisabled={frozen}
        onChange={(supervision) => edit((p) => ({ ...p, supervision }))}
      />
      <NumberOrNone
        label={t("fields.validity")}
        path="validityMonths"
        heldAs={`${programme.id}/validity`}
        value={programme.validityMonths}
        show={String}
        read={whole}
        isDisabled={frozen}
        most={1_200}
        reason={t("fields.wholeHint")}
        onChange={(validityMonths) => edit((p) => ({ ...p, validityMonths }))}
      />
      <Select<Stackability["kind"]>
        field="stackability"
        label={t("fields.stackability")}
        value={stack.kind}
        choices={choices(kinds, (id) => t(`stackability.${id}`))}
        isDisabled={frozen}
        onChange={(kind) => edit((p) => ({ ...p, stackability: kind === "stacksTowards" ? { kind, codes: [] } : { kind } }))}
      />
      {stack.kind === "stacksTowards" ? (
        <ManySelect
          path="stackability.codes"
          label={t("fields.stacksTowards")}
          values={stack.codes}
          choices={towards.choices}
          onSearch={towards.onSearch}
          more={towards.more}
          nameOf={(code) => code}
          takes={(typed) => (/^[\p{L}\p{N}.-]{1,32}$/u.test(typed) ? typed : null)}
          placeholder={t("fields.stacksHint")}
          isDisabled={frozen}
          onChange={(codes) => edit((p) => ({ ...p, stackability: { kind: "stacksTowards", codes } }))}
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
      <DateInput field="accreditedUntil" label={t("fields.accreditedUntil")} value={programme.accreditedUntil ?? null} isDisabled={frozen} onChange={(accreditedUntil) => edit((p) => ({ ...p, accreditedUntil }))} />
      <span />
      <div className={layout.full}>
        <TextInput {...text("furtherInformation")} rows={2} />
      </div>
    </div>
  );
}
