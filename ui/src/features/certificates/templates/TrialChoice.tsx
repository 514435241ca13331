import { useCohortChoices } from "../../../app/choices";
import { useData } from "../../../app/data";
import { keys } from "../../../app/keys";
import { useTranslation } from "../../../app/text";
import { commands } from "../../../bindings";
import type { TemplateTrial } from "../../../bindings";
import { SearchSelect } from "../../../design/SearchSelect";
import { Checkbox } from "../../../design/fields";
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
  const cohorts = useCohortChoices([{ id: FIRST, label: t("templates.anyCohort") }]);
  const chosen = useData(keys.cohort(trial.cohort ?? ""), () => commands.cohortSummary(trial.cohort ?? ""), Boolean(trial.cohort)).data;
  return (
    <div className={styles.trial}>
      <SearchSelect<string>
        label={t("templates.tryWith")}
        hideLabel
        value={trial.cohort ?? FIRST}
        chosenLabel={chosen?.cohort.name ?? t("templates.anyCohort")}
        {...cohorts}
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
