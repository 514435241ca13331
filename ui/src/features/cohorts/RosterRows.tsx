import { facts, sentences } from "../../app/figures";
import { keys } from "../../app/keys";
import { AT_ONCE, usePages } from "../../app/pages";
import { day } from "../../app/moment";
import { useTranslation } from "../../app/text";
import { commands } from "../../bindings";
import type { ImportAnswers, Learner, LearnerResult, RosterPreview, RowClass } from "../../bindings";
import { Button, Tag } from "../../design/controls";
import type { Tone } from "../../design/controls";
import layout from "../../design/layout.module.css";
import { VirtualRows } from "../../design/VirtualRows";
import styles from "./cohorts.module.css";
import { withRow } from "./rosterAnswers";

const TONE: Record<RowClass, Tone> = {
  new: "ok",
  unchanged: "neutral",
  changed: "information",
  sameName: "warning",
  lookAt: "warning",
  duplicate: "bad",
  invalid: "bad",
};

const RESULT: Record<LearnerResult, Tone> = { passed: "ok", failed: "neutral", pending: "information" };

/** What would be stored of a learner beside the name and the result. */
function Stored({ learner }: { learner: Learner }) {
  const known = facts(learner.number, learner.latinName, learner.email, learner.grade, learner.completedOn && day(learner.completedOn));
  return known === "" ? null : (
    <span className={layout.fine} dir="auto">
      {" "}
      {known}
    </span>
  );
}

interface Props {
  only: RowClass | null;
  preview: RosterPreview;
  reread: (answers: ImportAnswers) => void;
}

export function RosterRows({ only, preview, reread }: Props) {
  const { t } = useTranslation();
  const { rows, more } = usePages(keys.rosterRows(only, preview), async (after) => {
    const from = Number(after ?? "0");
    const part = await commands.rosterRows(only, from, AT_ONCE);
    return { rows: part, next: part.length < AT_ONCE ? null : String(from + AT_ONCE) };
  });
  return (
    <VirtualRows
      label={t("roster.rows")}
      rows={rows}
      total={only === null ? preview.totals.rows : preview.totals[only]}
      more={more}
      rowHeight={44}
      render={(row) => (
        <div className={styles.rosterRow}>
          <span className={layout.number}>{t("roster.line", { line: row.line })}</span>
          <span className={layout.grow}>
            <span dir="auto">{row.learner?.name ?? facts(...row.original)}</span>
            {row.learner ? <Stored learner={row.learner} /> : null}
            {row.reason.length > 0 ? <span className={layout.fine}> {sentences(row.reason)}</span> : null}
          </span>
          {row.learner ? <Tag tone={RESULT[row.learner.result]}>{t(`results.${row.learner.result}`)}</Tag> : null}
          {row.class === "lookAt" ? (
            <Button small onPress={() => reread(withRow(preview.answers, row.line, !row.taken))}>
              {row.taken ? t("roster.leaveRowOut") : t("roster.takeRowIn")}
            </Button>
          ) : null}
          <Tag tone={TONE[row.class]}>{t(`rowClasses.${row.class}`)}</Tag>
        </div>
      )}
    />
  );
}
