import { Link } from "wouter";

import { day, moment } from "../../../app/moment";
import { useTranslation } from "../../../app/text";
import type { Verified, VerifyQuestion } from "../../../bindings";
import layout from "../../../design/layout.module.css";
import { Sign, lookOfAnswer } from "./Verdict";
import styles from "./verify.module.css";

const DAY = 86_400_000;

/** Whole days from a moment until now. */
function daysSince(at: string): number {
  const days = Math.floor((Date.now() - Date.parse(at)) / DAY);
  return Number.isNaN(days) ? 0 : Math.max(0, days);
}

/** Who vouches, in which list, and how old that is. */
function Vouched({ of }: { of: Verified }) {
  const { t } = useTranslation();
  if (!of.vouched) {
    return null;
  }
  const { list, signer, from, own } = of.vouched;
  return (
    <>
      <li>{own ? t("verifying.vouchedHere", { name: of.issuerName }) : t("verify.vouched", { signer, name: of.issuerName, list })}</li>
      {own ? null : <li className={layout.fine}>{t("verifying.listSigned", { days: daysSince(from), date: day(from) })}</li>}
    </>
  );
}

function Question({ of, whole }: { of: VerifyQuestion; whole: Verified }) {
  const { t, say } = useTranslation();
  const helps = of.answer === "unknown" && (of.question === "issuer" || of.question === "status");
  return (
    <li className={styles.question}>
      <Sign look={lookOfAnswer(of.answer)} />
      <div>
        <p className={styles.asked}>
          <strong>{t(`verify.questions.${of.question}`)}</strong> <span>{t(`verify.answers.${of.answer}`)}</span>
        </p>
        <ul className={styles.reasons}>
          {of.question === "issuer" ? <Vouched of={whole} /> : null}
          {of.reasons.map((reason, n) => (
            <li key={n}>{say(reason)}</li>
          ))}
          {of.asOf ? <li className={layout.fine}>{t("verifying.asOf", { at: moment(of.asOf) })}</li> : null}
        </ul>
        {helps ? (
          <Link href="/issuers" className={layout.link}>
            {t("verifying.toIssuers")}
          </Link>
        ) : null}
      </div>
    </li>
  );
}

/** The questions, each with its answer and why. Whether it is complete is said only where it is not. */
export function Questions({ of }: { of: Verified }) {
  const { t } = useTranslation();
  const asked = of.questions.filter(({ question, answer, reasons }) => question !== "form" || answer !== "yes" || reasons.length > 0);
  return (
    <ol className={styles.questions} aria-label={t("verifying.questions")}>
      {asked.map((question) => (
        <Question key={question.question} of={question} whole={of} />
      ))}
    </ol>
  );
}
