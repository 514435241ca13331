import { Plus } from "lucide-react";

import { useTranslation } from "../../../app/text";
import type { Panel } from "../../../bindings";
import { Ordered, moved } from "../../../design/Ordered";
import { Button } from "../../../design/controls";
import { TextInput } from "../../../design/fields";
import { DecimalInput } from "../../../design/numbers";
import layout from "../../../design/layout.module.css";
import { ActionsMenu } from "../../../design/menu";
import { fresh } from "../rubrics/shape";

export interface PartProps {
  panel: Panel;
  /** Something was said already: judges and items stay. */
  frozen: boolean;
  /** Only to be read. */
  closed: boolean;
  edit: (change: (panel: Panel) => Panel) => void;
}

/** A panel without what was said by a judge or on an item that is gone. */
function without(panel: Panel, judge: string | null, item: string | null): Panel {
  return {
    ...panel,
    judges: panel.judges.filter((j) => j.id !== judge),
    items: panel.items.filter((i) => i.id !== item),
    rounds: panel.rounds.map((r) => ({
      ...r,
      judgements: r.judgements.filter((j) => j.judgeId !== judge && j.itemId !== item),
      shares: r.shares.filter((s) => s.judgeId !== judge),
    })),
  };
}

/** Judges, and what they look at. */
export function People({ panel, frozen: said, closed, edit }: PartProps) {
  const { t } = useTranslation();
  const frozen = said || closed;
  const judges = panel.method !== "borderlineRegression";
  return (
    <div className={layout.cards}>
      {judges ? (
        <section className={`${layout.card} ${layout.pad}`}>
          <h2>{t("panels.judges")}</h2>
          <Ordered className={layout.stack} items={panel.judges} keyOf={(j) => j.id} nameOf={(j, n) => j.name || t("panels.judge", { number: n + 1 })} move={(from, to) => edit((p) => ({ ...p, judges: moved(p.judges, from, to) }))} isFixed={closed}>
            {(j, n, { handle, actions }) => (
            <div className={`${layout.row} ${layout.end}`}>
              {handle}
              <div className={layout.grow}>
                <TextInput path={`judges.${n}.name`} isDisabled={closed} label={t("panels.judge", { number: n + 1 })} value={j.name} onChange={(name) => edit((p) => ({ ...p, judges: p.judges.map((x) => (x.id === j.id ? { ...x, name } : x)) }))} />
              </div>
              {closed ? null : <ActionsMenu label={t("actionsOf", { name: j.name || t("panels.judge", { number: n + 1 }) })} actions={[...actions, { id: "remove", label: t("panels.removeJudge", { number: n + 1 }), isDisabled: frozen, run: () => edit((p) => without(p, j.id, null)) }]} />}
            </div>
            )}
          </Ordered>
          {frozen ? null : (
            <div>
              <Button small onPress={() => edit((p) => ({ ...p, judges: [...p.judges, { id: fresh(), name: "" }] }))}>
                <Plus size={16} aria-hidden />
                {t("panels.addJudge")}
              </Button>
            </div>
          )}
        </section>
      ) : null}
      <section className={`${layout.card} ${layout.pad}`}>
        <h2>{t("panels.items")}</h2>
        <Ordered className={layout.stack} items={panel.items} keyOf={(i) => i.id} nameOf={(i, n) => i.title || t("panels.itemName", { number: n + 1 })} move={(from, to) => edit((p) => ({ ...p, items: moved(p.items, from, to) }))} isFixed={frozen}>
          {(i, n, { handle, actions }) => (
          <div className={`${layout.row} ${layout.end}`}>
            {handle}
            <div className={layout.grow}>
              <TextInput path={`items.${n}.title`} label={t("panels.itemName", { number: n + 1 })} value={i.title} isDisabled={frozen} onChange={(title) => edit((p) => ({ ...p, items: p.items.map((x) => (x.id === i.id ? { ...x, title } : x)) }))} />
            </div>
            <div style={{ width: 80 }}>
              <DecimalInput label={t("panels.points")} value={i.points} isDisabled={frozen} onChange={(points) => edit((p) => ({ ...p, items: p.items.map((x) => (x.id === i.id ? { ...x, points } : x)) }))} />
            </div>
            <div style={{ width: 90 }}>
              <DecimalInput
                label={t("panels.correct")}
                value={i.correct}
                isDisabled={frozen}
                onChange={(correct) => edit((p) => ({ ...p, items: p.items.map((x) => (x.id === i.id ? { ...x, correct } : x)) }))}
                onClear={() => edit((p) => ({ ...p, items: p.items.map((x) => (x.id === i.id ? { ...x, correct: null } : x)) }))}
              />
            </div>
            {frozen ? null : <ActionsMenu label={t("actionsOf", { name: i.title || t("panels.itemName", { number: n + 1 }) })} actions={[...actions, { id: "remove", label: t("panels.removeItem", { number: n + 1 }), run: () => edit((p) => without(p, null, i.id)) }]} />}
          </div>
          )}
        </Ordered>
        {frozen ? null : (
          <div>
            <Button small onPress={() => edit((p) => ({ ...p, items: [...p.items, { id: fresh(), title: "", points: "1", correct: null }] }))}>
              <Plus size={16} aria-hidden />
              {t("panels.addItem")}
            </Button>
          </div>
        )}
      </section>
    </div>
  );
}
