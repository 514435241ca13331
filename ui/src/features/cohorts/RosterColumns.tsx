import { facts } from "../../app/figures";
import { useTranslation } from "../../app/text";
import type { ImportAnswers, RosterField, RosterPreview } from "../../bindings";
import { Select } from "../../design/fields";
import layout from "../../design/layout.module.css";
import styles from "./cohorts.module.css";

const FIELDS: RosterField[] = [
  "number",
  "name",
  "givenName",
  "middleName",
  "infix",
  "familyName",
  "secondFamilyName",
  "suffix",
  "latinName",
  "email",
  "result",
  "grade",
  "completedOn",
];

/** Each column with what it was taken for, why, and three cells. */
export function RosterColumns({ preview, reread }: { preview: RosterPreview; reread: (answers: ImportAnswers) => void }) {
  const { t, say } = useTranslation();
  const { answers } = preview;
  const choices = [{ id: "none" as const, label: t("roster.notRead") }, ...FIELDS.map((id) => ({ id, label: t(`rosterFields.${id}`) }))];
  const readAs = (at: number, field: RosterField | "none") =>
    reread({ ...answers, lookedAt: null, columns: [...answers.columns.filter((column) => column.at !== at), { at, field: field === "none" ? null : field }] });
  return (
    <section className={styles.part} aria-label={t("roster.columns")}>
      <h3>{t("roster.columns")}</h3>
      {/* A box that scrolls must be reachable by keyboard (WCAG 2.1.1). */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={`${layout.card} ${styles.columns}`} tabIndex={0} role="group" aria-label={t("roster.columns")}>
        <table className={layout.table}>
          <thead>
            <tr>
              <th scope="col">{t("roster.column")}</th>
              <th scope="col">{t("roster.samples")}</th>
              <th scope="col">{t("roster.readAs")}</th>
              <th scope="col">{t("roster.reason")}</th>
            </tr>
          </thead>
          <tbody>
            {preview.columns.map((column, at) => {
              const name = column.heading === "" ? t("roster.columnNumber", { number: at + 1 }) : column.heading;
              return (
                <tr key={at} data-unread={column.field === null}>
                  <td dir="auto">{name}</td>
                  <td className={layout.fine} dir="auto">
                    {facts(...column.samples)}
                  </td>
                  <td>
                    <Select<RosterField | "none">
                      hideLabel
                      label={t("roster.readColumnAs", { column: name })}
                      value={column.field ?? "none"}
                      choices={choices}
                      onChange={(field) => readAs(at, field)}
                    />
                  </td>
                  <td className={layout.fine}>{say(column.why)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}
