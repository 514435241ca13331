import { useTranslation } from "react-i18next";

import { useData } from "../../app/data";
import { commands } from "../../bindings";
import type { TemplateTrial } from "../../bindings";
import { Checkbox, Select } from "../../design/fields";
import styles from "./templates.module.css";

interface TrialProps {
  trial: TemplateTrial;
  asPrinted: boolean;
  onTrial: (trial: TemplateTrial) => void;
  onAsPrinted: (on: boolean) => void;
}

const FIRST = "\u0000first";

/** Whom the page is shown for. */
export function TrialChoice({ trial, asPrinted, onTrial, onAsPrinted }: TrialProps) {
  const { t } = useTranslation();
  const cohorts = useData(["cohorts"], commands.cohorts);
  return (
    <div className={styles.trial}>
      <Select<string>
        label={t("templates.tryWith")}
        hideLabel
        value={trial.cohort ?? FIRST}
        choices={[{ id: FIRST, label: t("templates.anyCohort") }, ...(cohorts.data ?? []).map((c) => ({ id: c.cohort.id, label: `${c.cohort.name}, ${c.programme.code}` }))]}
        onChange={(id) => onTrial({ ...trial, cohort: id === FIRST ? null : id })}
      />
      <Checkbox isSelected={trial.longest} onChange={(longest) => onTrial({ ...trial, longest })}>
        {t("templates.longest")}
      </Checkbox>
      <Checkbox isSelected={asPrinted} onChange={onAsPrinted}>
        {t("templates.asPrinted")}
      </Checkbox>
    </div>
  );
}
