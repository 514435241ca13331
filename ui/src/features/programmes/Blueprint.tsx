import { decimal, facts } from "../../app/figures";
import { useTranslation } from "../../app/text";
import type { BlueprintCell, CognitiveLevel, Coverage, CoverageReport } from "../../bindings";
import { DecimalInput } from "../../design/numbers";
import layout from "../../design/layout.module.css";
import { THINKING } from "../assessment/rubrics/CriterionDetails";
import type { PartProps } from "./AssessmentItems";
import styles from "./programmes.module.css";

const TONE: Record<Coverage, string> = { asPlanned: "ok", over: "information", under: "warning", notTested: "bad" };

/** Outcomes by cognitive level: points planned, and beside them what is really tested. */
export function Blueprint({ assessment, outcomes, report, frozen, change }: PartProps & { report: CoverageReport | undefined }) {
  const { t } = useTranslation();
  const cells = assessment.blueprint ?? [];
  const planned = (outcome: string, level: CognitiveLevel) => cells.find((c) => c.outcomeId === outcome && c.cognitiveLevel === level);
  const plan = (outcome: string, level: CognitiveLevel, points: string | null) =>
    change((a) => {
      const rest: BlueprintCell[] = (a.blueprint ?? []).filter((c) => c.outcomeId !== outcome || c.cognitiveLevel !== level);
      return { ...a, blueprint: points === null ? rest : [...rest, { outcomeId: outcome, cognitiveLevel: level, points }] };
    });
  const shown = outcomes.map((o, n) => ({ outcome: o, number: n + 1 })).filter(({ outcome }) => assessment.outcomeIds.includes(outcome.id) || cells.some((c) => c.outcomeId === outcome.id));
  if (shown.length === 0) {
    return null;
  }
  return (
    <div className={layout.stack}>
      <p className={layout.small}>{t("assessment.blueprint")}</p>
      <p className={layout.fine}>{t("assessment.blueprintLead")}</p>
      {/* A box that scrolls must be reachable by keyboard (WCAG 2.1.1). */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div style={{ overflowX: "auto" }} tabIndex={0} role="group" aria-label={t("assessment.blueprint")}>
        <table className={`${layout.table} ${styles.blueprint}`}>
          <thead>
            <tr>
              <th scope="col">{t("assessment.itemOutcome")}</th>
              {THINKING.map((level) => (
                <th key={level} scope="col">
                  {t(`thinking.${level}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map(({ outcome, number }) => (
              <tr key={outcome.id}>
                <th scope="row" title={outcome.text}>
                  {t("assessment.outcomeNumber", { number })}
                </th>
                {THINKING.map((level) => {
                  const cell = report?.cells.find((c) => c.outcomeId === outcome.id && c.cognitiveLevel === level);
                  return (
                    <td key={level} data-tone={cell ? TONE[cell.coverage] : undefined}>
                      <DecimalInput
                        hideLabel
                        label={t("assessment.planned", { number, level: t(`thinking.${level}`) })}
                        value={planned(outcome.id, level)?.points ?? null}
                        isDisabled={frozen}
                        onChange={(points) => plan(outcome.id, level, points)}
                        onClear={() => plan(outcome.id, level, null)}
                      />
                      {cell ? (
                        <span className={styles.coverage}>
                          {facts(t("assessment.actual", { points: decimal(cell.actual) }), t(`assessment.coverage.${cell.coverage}`))}
                        </span>
                      ) : null}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {report ? (
        <p className={layout.fine}>
          {t("assessment.totals", { planned: decimal(report.planned), actual: decimal(report.actual) })}{" "}
          {report.unplaced === "0" ? "" : t("assessment.unplaced", { points: decimal(report.unplaced) })}
        </p>
      ) : null}
    </div>
  );
}
