import { useState } from "react";

import { useAnswer } from "../../../app/data";
import { facts, inPercent } from "../../../app/figures";
import { keys } from "../../../app/keys";
import { list as inWords } from "../../../app/locale";
import { useTranslation } from "../../../app/text";
import { commands } from "../../../bindings";
import type { AssessmentStandard, TrialLearner } from "../../../bindings";
import { Tag } from "../../../design/controls";
import { DecimalInput } from "../../../design/numbers";
import layout from "../../../design/layout.module.css";
import { Rules } from "../../awards/Explained";
import styles from "./standards.module.css";

type Name = "strong" | "even" | "weakTest" | "noMust" | "again" | "late";

const LEARNERS: (Omit<TrialLearner, "name"> & { name: Name })[] = [
  { name: "strong", project: ["4", "4", "3"], test: ["4", "3"], testAgain: null, daysLate: 0 },
  { name: "even", project: ["2", "2", "2"], test: ["2", "2"], testAgain: null, daysLate: 0 },
  { name: "weakTest", project: ["4", "3", "4"], test: ["1", "1"], testAgain: null, daysLate: 0 },
  { name: "noMust", project: ["1", "4", "4"], test: ["4", "4"], testAgain: null, daysLate: 0 },
  { name: "again", project: ["2", "2", "2"], test: ["1", "0"], testAgain: ["4", "4"], daysLate: 0 },
  { name: "late", project: ["3", "2", "3"], test: ["2", "2"], testAgain: null, daysLate: 3 },
];

/** The standard tried on invented learners, as it is written. */
export function Trial({ standard }: { standard: AssessmentStandard }) {
  const { t } = useTranslation();
  const [learners, setLearners] = useState(LEARNERS);
  const answer = useAnswer(keys.standardTrial(JSON.stringify(standard), JSON.stringify(learners)), () => commands.tryAssessmentStandard(standard, learners));
  const change = (at: number, how: (learner: (typeof LEARNERS)[number]) => (typeof LEARNERS)[number]) => setLearners((all) => all.map((l, n) => (n === at ? how(l) : l)));
  const points = (at: number, part: "project" | "test", values: string[]) => (
    <div className={styles.points}>
      {values.map((value, n) => (
        <DecimalInput
          key={n}
          hideLabel
          label={t("assessmentStandards.pointsOf", { learner: t(`assessmentStandards.trial.${learners[at]?.name ?? "strong"}`), part: t(`assessmentStandards.${part}`), number: n + 1 })}
          value={value}
          onChange={(next) => change(at, (l) => ({ ...l, [part]: l[part].map((v, m) => (m === n ? next : v)) }))}
        />
      ))}
    </div>
  );
  return (
    <section className={`${layout.card} ${layout.pad}`}>
      <h2>{t("assessmentStandards.try")}</h2>
      <p className={layout.fine}>{t("assessmentStandards.tryLead")}</p>
      {/* A box that scrolls must be reachable by keyboard (WCAG 2.1.1). */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div style={{ overflowX: "auto" }} tabIndex={0} role="group" aria-label={t("assessmentStandards.try")}>
        <table className={`${layout.table} ${styles.trial}`}>
          <thead>
            <tr>
              <th scope="col">{t("assessmentStandards.learner")}</th>
              <th scope="col">{t("assessmentStandards.project")}</th>
              <th scope="col">{t("assessmentStandards.test")}</th>
              <th scope="col">{t("assessmentStandards.outcome")}</th>
            </tr>
          </thead>
          <tbody>
            {learners.map((l, n) => {
              const verdict = answer.data?.[n];
              return (
                <tr key={l.name}>
                  <th scope="row">
                    {t(`assessmentStandards.trial.${l.name}`)}
                    {l.daysLate > 0 ? <span className={layout.fine}> {t("assessmentStandards.lateBy", { count: l.daysLate })}</span> : null}
                  </th>
                  <td>{points(n, "project", l.project)}</td>
                  <td>
                    {points(n, "test", l.test)}
                    {l.testAgain ? <span className={layout.fine}>{t("assessmentStandards.testedAgain", { results: inWords(l.testAgain) })}</span> : null}
                  </td>
                  <td>
                    {verdict ? (
                      <>
                        <Tag tone={verdict.result === "passed" ? "ok" : "bad"}>{t(`results.${verdict.result}`)}</Tag> {facts(verdict.percent && inPercent(verdict.percent), verdict.grade)}
                        {verdict.result === "passed" ? null : <Rules explanation={{ ...verdict.explanation, rules: verdict.explanation.rules.filter((r) => !r.holds) }} />}
                      </>
                    ) : null}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}
