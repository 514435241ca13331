import { list as inWords } from "../../app/locale";
import { useTranslation } from "../../app/text";
import { encodingChoices, separatorChoices } from "../../app/textFiles";
import type { Encoding, ImportAnswers, RosterPreview } from "../../bindings";
import { Button, Notice } from "../../design/controls";
import { Select } from "../../design/fields";
import layout from "../../design/layout.module.css";
import styles from "./cohorts.module.css";
import { ASKED_AGAIN, isAnswered, without } from "./rosterAnswers";
import type { AskedAgain } from "./rosterAnswers";

/** What was answered to each question, in words. */
function useAnswers(answers: ImportAnswers): (what: AskedAgain) => string {
  const { t } = useTranslation();
  return (what) => {
    switch (what) {
      case "names":
        return answers.names ? t(`roster.choice.${answers.names}`) : "";
      case "dates":
        return answers.dates ? t(`roster.choice.${answers.dates}`) : "";
      case "dayNumbers":
        return answers.dayNumbers ? t(`roster.choice.${answers.dayNumbers}`) : "";
      case "result":
        return answers.result === "passedWhereDated" ? t("roster.choice.passedWhereDated") : answers.result ? t(`roster.unsaid.${answers.result}`) : "";
      case "noNumber":
        return answers.noNumber ? t(`roster.choice.${answers.noNumber}`) : "";
      case "resultWords":
        return inWords(Object.entries(answers.resultWords).map(([word, is]) => t("roster.answer", { what: word, answer: is === "leaveOut" ? t("roster.leaveRowOut") : t(`results.${is.is}`) })));
      case "lookedAt":
        return t("roster.choice.takeIn", { count: answers.lookedAt?.take.length ?? 0 });
    }
  };
}

/** The file as it was read, and what can be changed of that. */
export function RosterFile({ preview, reread }: { preview: RosterPreview; reread: (answers: ImportAnswers) => void }) {
  const { t } = useTranslation();
  const { file, answers } = preview;
  const { separator } = file;
  const headings = [
    { id: "none", label: t("roster.choice.noHeading") },
    ...file.firstRows.map((row) => ({ id: String(row.line), label: t("roster.choice.headingLine", { line: row.line }) })),
  ];
  const heading = file.heading === null ? "none" : String(file.heading);
  if (!headings.some((known) => known.id === heading)) {
    headings.push({ id: heading, label: t("roster.choice.headingLine", { line: Number(heading) }) });
  }
  // Other letters or cells are another table: what was said of its columns holds no longer.
  const anew: ImportAnswers = { ...answers, columns: [], lookedAt: null };
  const again = ASKED_AGAIN.filter((what) => isAnswered(answers, what));
  const answerTo = useAnswers(answers);
  return (
    <section className={styles.part} aria-label={t("roster.file")}>
      <h3>{t("roster.file")}</h3>
      {preview.likeLastTime ? (
        <Notice tone="information">
          {t("roster.likeLastTime")}{" "}
          <Button small onPress={() => reread({ ...anew, encoding: null, separator: null, sheet: null, names: null, dates: null, dayNumbers: null, noNumber: null, resultWords: {} })}>
            {t("roster.askAnew")}
          </Button>
        </Notice>
      ) : null}
      <div className={`${layout.grid} ${layout.three}`}>
        {file.encoding === null ? null : (
          <Select<Encoding>
            label={t("roster.encoding")}
            value={file.encoding}
            choices={encodingChoices()}
            onChange={(encoding) => reread({ ...anew, encoding })}
          />
        )}
        {separator === null ? null : (
          <Select label={t("roster.separator")} value={separator} choices={separatorChoices(separator)} onChange={(sign) => reread({ ...anew, separator: sign })} />
        )}
        {file.sheets.length > 1 ? (
          <Select label={t("roster.sheet")} value={file.sheet} choices={file.sheets.map((name) => ({ id: name, label: name }))} onChange={(sheet) => reread({ ...anew, sheet })} />
        ) : null}
        <Select
          label={t("roster.heading")}
          value={heading}
          choices={headings}
          onChange={(line) => reread({ ...anew, heading: line === "none" ? "none" : { line: Number(line) } })}
        />
      </div>
      {/* A box that scrolls must be reachable by keyboard (WCAG 2.1.1). */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={styles.firstRows} tabIndex={0} role="group" aria-label={t("roster.firstRows")}>
        {file.firstRows.map((row) => (
          <div key={row.line} className={styles.firstRow}>
            <span className={layout.number}>{t("roster.line", { line: row.line })}</span>
            <span className={row.line === file.heading ? styles.heading : undefined} dir="auto">
              {row.text}
            </span>
          </div>
        ))}
      </div>
      {again.length > 0 ? (
        <div className={`${layout.row} ${layout.wrap}`}>
          <span className={layout.fine}>{t("roster.answered")}</span>
          {again.map((what) => (
            <Button key={what} small onPress={() => reread(without(answers, what))}>
              {t("roster.answer", { what: t(`roster.again.${what}`), answer: answerTo(what) })}
            </Button>
          ))}
        </div>
      ) : null}
    </section>
  );
}
