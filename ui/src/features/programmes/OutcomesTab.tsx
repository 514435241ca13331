import { Plus, TriangleAlert } from "lucide-react";
import { useState } from "react";

import { list as inWords, number as inFigures } from "../../app/locale";
import { useTranslation } from "../../app/text";
import type { Outcome } from "../../bindings";
import { Ordered, moved } from "../../design/Ordered";
import { Button, RemoveButton, Tag } from "../../design/controls";
import { TextInput } from "../../design/fields";
import layout from "../../design/layout.module.css";
import { ActionsMenu } from "../../design/menu";
import { AlignDialog } from "./AlignDialog";
import type { TabProps } from "./tab";
import styles from "./programmes.module.css";

function fresh(): string {
  return crypto.randomUUID().slice(0, 8);
}

interface AddProps {
  adding: string;
  setAdding: (text: string) => void;
  add: () => void;
}

/** The last row, in which the next outcome is written. */
function Add({ adding, setAdding, add }: AddProps) {
  const { t } = useTranslation();
  return (
    <li className={styles.add} data-field="outcomes">
      <form
        className={layout.row}
        onSubmit={(event) => {
          event.preventDefault();
          add();
        }}
      >
        <div className={layout.grow}>
          <TextInput hideLabel label={t("outcomes.add")} value={adding} onChange={setAdding} placeholder={t("outcomes.addExample")} />
        </div>
        <Button type="submit" isDisabled={adding.trim() === ""}>
          <Plus size={16} aria-hidden />
          {t("outcomes.add")}
        </Button>
      </form>
    </li>
  );
}

export function OutcomesTab({ view, programme, frozen, edit }: TabProps) {
  const { t } = useTranslation();
  const [aligning, setAligning] = useState<string | null>(null);
  const [adding, setAdding] = useState("");
  const change = (id: string, how: (outcome: Outcome) => Outcome) =>
    edit((p) => ({ ...p, outcomes: p.outcomes.map((o) => (o.id === id ? how(o) : o)) }));
  const add = () => {
    if (adding.trim() !== "") {
      edit((p) => ({ ...p, outcomes: [...p.outcomes, { id: fresh(), text: adding.trim(), alignments: [] }] }));
      setAdding("");
    }
  };
  const remove = (id: string) =>
    edit((p) => ({
      ...p,
      outcomes: p.outcomes.filter((o) => o.id !== id),
      assessments: p.assessments.map((a) => ({ ...a, outcomeIds: a.outcomeIds.filter((o) => o !== id) })),
    }));
  const technical = programme.outcomes.filter((o) => o.alignments.some((a) => a.kind === "technical")).length;
  const transversal = programme.outcomes.filter((o) => o.alignments.some((a) => a.kind === "transversal")).length;
  return (
    <>
      <Ordered
        className={`${layout.card} ${styles.outcomes}`}
        rowClass={styles.outcome}
        items={programme.outcomes}
        keyOf={(outcome) => outcome.id}
        nameOf={(outcome, place) => outcome.text || t("outcomes.text", { number: place + 1 })}
        fieldOf={(outcome) => outcome.id}
        move={(from, to) => edit((p) => ({ ...p, outcomes: moved(p.outcomes, from, to) }))}
        isFixed={frozen}
        after={frozen ? null : <Add adding={adding} setAdding={setAdding} add={add} />}
      >
        {(outcome, place, { handle, actions }) => {
          const assessed = programme.assessments.filter((a) => a.outcomeIds.includes(outcome.id));
          const remark = view.remarks.find((r) => r.outcomeId === outcome.id);
          return (
            <>
              <span className={styles.place}>
                {handle}
                {inFigures(place + 1)}
              </span>
              <div className={styles.said}>
                <TextInput
                  hideLabel
                  plain
                  rows={1}
                  path={`outcomes.${place}.text`}
                  label={t("outcomes.text", { number: place + 1 })}
                  value={outcome.text}
                  isDisabled={frozen}
                  onChange={(text) => change(outcome.id, (o) => ({ ...o, text }))}
                />
                {remark ? (
                  <p className={styles.remark}>
                    <TriangleAlert size={14} aria-hidden />
                    {t("outcomes.vague", { verb: remark.verb, first: remark.instead[0] ?? "", second: remark.instead[1] ?? "" })}
                  </p>
                ) : null}
                <div className={`${layout.row} ${layout.wrap}`}>
                  {outcome.alignments.map((a) => (
                    <span key={a.competencyId} className={styles.alignment}>
                      <Tag tone={a.kind === "technical" ? "information" : "accent"}>
                        {t("outcomes.alignedTo", { label: a.label, framework: a.framework, kind: t(`kinds.${a.kind}`) })}
                      </Tag>
                      {frozen ? null : (
                        <RemoveButton
                          label={t("outcomes.unalign", { label: a.label })}
                          onPress={() => change(outcome.id, (o) => ({ ...o, alignments: o.alignments.filter((x) => x.competencyId !== a.competencyId) }))}
                        />
                      )}
                    </span>
                  ))}
                  {outcome.alignments.length === 0 ? <Tag>{t("outcomes.noCompetency")}</Tag> : null}
                  {frozen ? null : outcome.alignments.length > 0 ? (
                    <Button look="quiet" icon small aria-label={t("outcomes.align")} onPress={() => setAligning(outcome.id)}>
                      <Plus size={14} aria-hidden />
                    </Button>
                  ) : (
                    <Button small look="quiet" onPress={() => setAligning(outcome.id)}>
                      <Plus size={14} aria-hidden />
                      {t("outcomes.align")}
                    </Button>
                  )}
                </div>
              </div>
              <p className={styles.assessed} data-missing={assessed.length === 0 || undefined}>
                {assessed.length === 0 ? t("outcomes.notAssessed") : inWords(assessed.map((a) => a.title))}
              </p>
              {frozen ? null : <ActionsMenu label={t("actionsOf", { name: t("outcomes.text", { number: place + 1 }) })} actions={[...actions, { id: "remove", label: t("outcomes.remove", { number: place + 1 }), run: () => remove(outcome.id) }]} />}
            </>
          );
        }}
      </Ordered>
      <p className={layout.fine}>{t("outcomes.totals", { count: programme.outcomes.length, technical, transversal })}</p>
      {aligning ? (
        <AlignDialog
          outcome={programme.outcomes.find((o) => o.id === aligning)}
          onClose={() => setAligning(null)}
          onAlign={(alignments) => change(aligning, (o) => ({ ...o, alignments }))}
        />
      ) : null}
    </>
  );
}
