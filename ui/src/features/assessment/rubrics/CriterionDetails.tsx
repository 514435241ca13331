import { useTranslation } from "../../../app/text";
import type { CognitiveLevel, Criterion, OutcomeOfProgramme } from "../../../bindings";
import { Actions, Button, Dialog } from "../../../design/controls";
import { Checkbox, Select } from "../../../design/fields";
import layout from "../../../design/layout.module.css";

export const THINKING: CognitiveLevel[] = ["remember", "understand", "apply", "analyse", "evaluate", "create"];

interface DetailsProps {
  criterion: Criterion;
  number: number;
  outcomes: OutcomeOfProgramme[];
  frozen: boolean;
  change: (how: (criterion: Criterion) => Criterion) => void;
  onClose: () => void;
}

/** What a criterion measures, and what hangs on it. */
export function CriterionDetails({ criterion, number, outcomes, frozen, change, onClose }: DetailsProps) {
  const { t } = useTranslation();
  const toggle = (id: string, on: boolean) => change((c) => ({ ...c, outcomeIds: on ? [...c.outcomeIds, id] : c.outcomeIds.filter((x) => x !== id) }));
  const seen = new Set<string>();
  const once = outcomes.filter((o) => !seen.has(o.id) && seen.add(o.id));
  return (
    <Dialog title={criterion.title || t("rubrics.detailsOf", { number })} isOpen onClose={onClose}>
      <Checkbox isSelected={criterion.mustPass ?? false} isDisabled={frozen} onChange={(mustPass) => change((c) => ({ ...c, mustPass }))}>
        {t("rubrics.mustPass")}
      </Checkbox>
      <Select<CognitiveLevel | "none">
        label={t("rubrics.thinking")}
        value={criterion.cognitiveLevel ?? "none"}
        isDisabled={frozen}
        choices={[{ id: "none", label: t("rubrics.notSaid") }, ...THINKING.map((id) => ({ id, label: t(`thinking.${id}`) }))]}
        onChange={(id) => change((c) => ({ ...c, cognitiveLevel: id === "none" ? null : id }))}
      />
      <div className={layout.stack}>
        <p className={layout.small}>{t("rubrics.measures")}</p>
        {once.map((o) => (
          <Checkbox key={o.id} isSelected={criterion.outcomeIds.includes(o.id)} isDisabled={frozen} onChange={(on) => toggle(o.id, on)}>
            {o.text}
          </Checkbox>
        ))}
        {once.length === 0 ? <p className={layout.fine}>{t("rubrics.noOutcomes")}</p> : null}
      </div>
      <Actions>
        <Button look="primary" onPress={onClose}>
          {t("close")}
        </Button>
      </Actions>
    </Dialog>
  );
}
