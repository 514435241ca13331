import { facts } from "../../app/figures";
import { useTranslation } from "../../app/text";
import type { ImportAnswers, RosterPreview } from "../../bindings";
import { Button } from "../../design/controls";
import layout from "../../design/layout.module.css";
import styles from "./cohorts.module.css";
import { and } from "./rosterAnswers";

/** What is open, with the rows that show why and what would come of each answer. */
export function RosterQuestions({ preview, reread }: { preview: RosterPreview; reread: (answers: ImportAnswers) => void }) {
  const { t, say } = useTranslation();
  if (preview.questions.length === 0) {
    return null;
  }
  return (
    <section className={styles.part} aria-label={t("roster.questions")}>
      <h3>{t("roster.questions")}</h3>
      <p className={layout.lead}>{t("roster.questionsLead", { count: preview.questions.length })}</p>
      {preview.questions.map((question, number) => (
        <div key={number} className={styles.question} role="group" aria-label={say(question.text)}>
          <strong>{say(question.text)}</strong>
          {question.rows.map((row) => (
            <div key={row.line} className={styles.firstRow}>
              <span className={layout.number}>{t("roster.line", { line: row.line })}</span>
              <span dir="auto">{row.text}</span>
            </div>
          ))}
          <ul className={styles.choices}>
            {question.choices.map((choice, at) => (
              <li key={at}>
                <Button small onPress={() => reread(and(preview.answers, choice.answers))}>
                  {say(choice.label)}
                </Button>
                <span className={layout.fine} dir="auto">
                  {facts(...choice.samples)}
                </span>
              </li>
            ))}
          </ul>
          {question.choices.length === 0 ? <p className={layout.fine}>{t("roster.sayAbove")}</p> : null}
        </div>
      ))}
    </section>
  );
}
