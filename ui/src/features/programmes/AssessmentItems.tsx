import { Plus } from "lucide-react";

import { useTranslation } from "../../app/text";
import type { Assessment, AssessmentItem, CognitiveLevel, Outcome } from "../../bindings";
import { Ordered, moved } from "../../design/Ordered";
import { Button } from "../../design/controls";
import { Select, TextInput } from "../../design/fields";
import { DecimalInput } from "../../design/numbers";
import layout from "../../design/layout.module.css";
import { ActionsMenu } from "../../design/menu";
import { THINKING } from "../assessment/rubrics/CriterionDetails";
import styles from "./programmes.module.css";

export interface PartProps {
  assessment: Assessment;
  outcomes: Outcome[];
  frozen: boolean;
  change: (how: (assessment: Assessment) => Assessment) => void;
}

/** Questions or tasks of an assessment, each with points of its own. */
export function AssessmentItems({ assessment, at, outcomes, frozen, change }: PartProps & { at: number }) {
  const { t } = useTranslation();
  const items = assessment.items ?? [];
  const set = (id: string, how: (item: AssessmentItem) => AssessmentItem) => change((a) => ({ ...a, items: (a.items ?? []).map((i) => (i.id === id ? how(i) : i)) }));
  const add = () =>
    change((a) => ({
      ...a,
      items: [...(a.items ?? []), { id: crypto.randomUUID().slice(0, 8), title: "", outcomeId: a.outcomeIds[0] ?? null, cognitiveLevel: null, points: "1" }],
    }));
  return (
    <div className={layout.stack}>
      <p className={layout.small}>{t("assessment.items")}</p>
      <p className={layout.fine}>{t("assessment.itemsLead")}</p>
      <Ordered className={layout.stack} items={items} keyOf={(item) => item.id} nameOf={(item, n) => item.title || t("assessment.item", { number: n + 1 })} move={(from, to) => change((a) => ({ ...a, items: moved(a.items ?? [], from, to) }))} isFixed={frozen}>
        {(item, n, { handle, actions }) => (
        <div className={styles.item} role="group" aria-label={t("assessment.item", { number: n + 1 })}>
          {handle ?? <span />}
          <TextInput path={`assessments.${at}.items.${n}.title`} label={t("assessment.itemTitle")} value={item.title} isDisabled={frozen} onChange={(title) => set(item.id, (i) => ({ ...i, title }))} />
          <Select<string>
            label={t("assessment.itemOutcome")}
            value={item.outcomeId ?? "none"}
            choices={[{ id: "none", label: t("assessment.noOutcome") }, ...outcomes.map((o, place) => ({ id: o.id, label: t("numbered", { number: place + 1, title: o.text }) }))]}
            isDisabled={frozen}
            onChange={(id) => set(item.id, (i) => ({ ...i, outcomeId: id === "none" ? null : id }))}
          />
          <Select<CognitiveLevel | "none">
            label={t("assessment.itemThinking")}
            value={item.cognitiveLevel ?? "none"}
            choices={[{ id: "none", label: t("rubrics.notSaid") }, ...THINKING.map((id) => ({ id, label: t(`thinking.${id}`) }))]}
            isDisabled={frozen}
            onChange={(id) => set(item.id, (i) => ({ ...i, cognitiveLevel: id === "none" ? null : id }))}
          />
          <DecimalInput path={`assessments.${at}.items.${n}.points`} label={t("assessment.itemPoints")} value={item.points} isDisabled={frozen} onChange={(points) => set(item.id, (i) => ({ ...i, points }))} />
          {frozen ? null : (
            <ActionsMenu
              label={t("actionsOf", { name: t("assessment.item", { number: n + 1 }) })}
              actions={[...actions, { id: "remove", label: t("assessment.removeItem", { number: n + 1 }), run: () => change((a) => ({ ...a, items: (a.items ?? []).filter((i) => i.id !== item.id) })) }]}
            />
          )}
        </div>
        )}
      </Ordered>
      {frozen ? null : (
        <div>
          <Button small onPress={add}>
            <Plus size={16} aria-hidden />
            {t("assessment.addItem")}
          </Button>
        </div>
      )}
    </div>
  );
}
