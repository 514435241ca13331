import { useTranslation } from "../../app/text";
import { encodingChoices, separatorChoices } from "../../app/textFiles";
import type { Encoding, ImportAnswers, RosterPreview } from "../../bindings";
import { Button, Notice } from "../../design/controls";
import { Select } from "../../design/fields";
import layout from "../../design/layout.module.css";
import styles from "./cohorts.module.css";
import { ASKED_AGAIN, isAnswered, without } from "./rosterAnswers";

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
              {t(`roster.again.${what}`)}
            </Button>
          ))}
        </div>
      ) : null}
    </section>
  );
}
