import { useState } from "react";

import { attempt, useData } from "../../app/data";
import { decimal, inPercent, outOf, sentences } from "../../app/figures";
import { keys } from "../../app/keys";
import { moment } from "../../app/moment";
import { translate, useTranslation } from "../../app/text";
import { commands } from "../../bindings";
import type { AwardRow, Explanation, PartExplained, Verdict } from "../../bindings";
import { Actions, Button, Dialog, Notice, Tag } from "../../design/controls";
import { plainDecimal } from "../../design/decimal";
import layout from "../../design/layout.module.css";
import { PdfPreview } from "../certificates/press/PdfPreview";
import styles from "./awards.module.css";

/** An exact fraction of a per cent to be read: with two digits, and a mark where there are more. */
export function readable(exact: string | null): string {
  if (exact === null) {
    return "–";
  }
  const [numerator = "0", denominator = "1"] = exact.split("/");
  const scaled = (BigInt(numerator) * 100n) / BigInt(denominator);
  const left = (BigInt(numerator) * 100n) % BigInt(denominator) !== 0n;
  const value = plainDecimal(`${scaled / 100n}.${String(scaled % 100n).padStart(2, "0")}`);
  return left ? translate("percent.more", { value }) : inPercent(value);
}

/** A sentence whose numbers stay with their sign of per cent. */
export function unbroken(words: string): string {
  return words.replaceAll(" %", "\u00a0%");
}

function Part({ part }: { part: PartExplained }) {
  const { t } = useTranslation();
  return (
    <section className={layout.stack}>
      <h3>{t("awards.part", { title: part.title, weight: decimal(part.weight), result: readable(part.result) })}</h3>
      {part.attempts.map((a) => (
        <div key={a.number} className={layout.card}>
          <p className={styles.attempt}>
            {t("awards.attempt", { number: a.number })} <Tag tone={a.standing === "counts" ? "ok" : "neutral"}>{t(`awards.standings.${a.standing}`)}</Tag> {sentences(a.changed)}
          </p>
          <table className={layout.table}>
            <thead>
              <tr>
                <th scope="col">{t("awards.criterion")}</th>
                <th scope="col" className={layout.number}>
                  {t("awards.points")}
                </th>
                <th scope="col" className={layout.number}>
                  {t("awards.weight")}
                </th>
              </tr>
            </thead>
            <tbody>
              {a.lines.map((line, n) => (
                <tr key={n}>
                  <td>
                    {line.title} {line.mustPass ? <Tag tone="warning">{t("rubrics.mustPassShort")}</Tag> : null}
                  </td>
                  <td className={layout.number}>
                    {outOf(line.points, line.most)}
                  </td>
                  <td className={layout.number}>{decimal(line.weight)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ))}
    </section>
  );
}

export function Rules({ explanation }: { explanation: Explanation }) {
  const { say, t } = useTranslation();
  return (
    <ul className={styles.rules}>
      {explanation.rules.map((r) => (
        <li key={r.rule}>
          <Tag tone={r.holds ? "ok" : "bad"}>{r.holds ? t("awards.holds") : t("awards.broken")}</Tag> {unbroken(say(r.sentence))}
        </li>
      ))}
    </ul>
  );
}

function Steps({ verdict }: { verdict: Verdict }) {
  const { t } = useTranslation();
  const { explanation, percent: result } = verdict;
  return (
    <>
      <Rules explanation={explanation} />
      {explanation.exact !== null && result !== null ? <p>{t("awards.exact", { exact: readable(explanation.exact), percent: decimal(result) })}</p> : null}
      {explanation.parts.map((part, n) => (
        <Part key={n} part={part} />
      ))}
    </>
  );
}

/** Why a learner has the result: each step from the scores to the decision. */
export function Explained({ cohort, row, onClose }: { cohort: string; row: AwardRow; onClose: () => void }) {
  const { t } = useTranslation();
  const [feedback, setFeedback] = useState<string | null>(null);
  const found = useData(keys.award(cohort, row.learnerId), () => commands.awardExplained(cohort, row.learnerId));
  const decision = found.data?.decision;
  const verdict = decision?.verdict ?? found.data?.now;
  const show = async () => {
    const page = await attempt(() => commands.feedbackPage(cohort, row.learnerId));
    if (page) {
      setFeedback(page);
    }
  };
  return (
    <Dialog wide title={feedback ? t("awards.feedbackTitle", { name: row.name }) : t("awards.whyTitle", { name: row.name })} isOpen onClose={onClose}>
      {feedback ? (
        <PdfPreview pdf={feedback} label={t("awards.feedbackTitle", { name: row.name })} />
      ) : (
        <>
          {decision ? (
            <p className={layout.fine}>{t("awards.decidedOn", { at: moment(decision.decidedAt), standard: decision.standardTitle, version: decision.standardVersion })}</p>
          ) : (
            <Notice tone="information">{t("awards.notDecided")}</Notice>
          )}
          {verdict ? <Steps verdict={verdict} /> : null}
        </>
      )}
      <Actions>
        {decision && !feedback ? <Button onPress={() => void show()}>{t("awards.feedback")}</Button> : null}
        <Button look="primary" onPress={onClose}>
          {t("close")}
        </Button>
      </Actions>
    </Dialog>
  );
}
