import { ArrowLeft } from "lucide-react";
import { useState } from "react";

import { day } from "../../../app/moment";
import { useTranslation } from "../../../app/text";
import type { Verified } from "../../../bindings";
import { Button, Notice } from "../../../design/controls";
import layout from "../../../design/layout.module.css";
import { Questions } from "./Questions";
import { Result } from "./Results";
import { Sign, lookOf, useVerdictWords } from "./Verdict";
import styles from "./verify.module.css";

/** What it is for, for whom, and by whom. */
function Facts({ of }: { of: Verified }) {
  const { t } = useTranslation();
  const rows: [string, string][] = [
    [t("verify.learner"), of.learner],
    [t("verify.award"), of.title],
    [t("verify.serial"), of.serial],
    [t("verifying.awardedOn"), of.awardedOn ? day(of.awardedOn) : ""],
    [t("verifying.validUntil"), of.validUntil ? day(of.validUntil) : t("verifying.noEnd")],
    [t("verifying.kind"), t(`verifying.sorts.${of.sort}`)],
  ];
  return (
    <dl className={layout.factsList}>
      {rows
        .filter(([, value]) => value !== "")
        .map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd dir="auto">{value}</dd>
          </div>
        ))}
      <div>
        <dt>{t("verifying.issuer")}</dt>
        <dd dir="auto">
          <span dir="auto">{of.issuerName || t("verifying.notNamed")}</span>
          {of.claimedName ? (
            <span className={styles.claimed} dir="auto">
              {t("verify.claimedName", { name: of.claimedName })}
            </span>
          ) : null}
          {of.issuerId ? <bdi className={styles.claimed}>{of.issuerId}</bdi> : null}
        </dd>
      </div>
    </dl>
  );
}

/** Where the page says other words than what was signed. */
function Differences({ of }: { of: Verified }) {
  const { t, say } = useTranslation();
  const told = of.differences.filter((difference) => !difference.page && !difference.claim);
  const words = of.differences.filter((difference) => difference.page || difference.claim);
  return of.differences.length === 0 ? null : (
    <section className={layout.stack}>
      <Notice tone="bad">{t("verifying.differs")}</Notice>
      {told.map((difference, n) => (
        <p key={n}>{say(difference.what)}</p>
      ))}
      {words.length === 0 ? null : <div className={layout.card}>
        <table className={layout.table} aria-label={t("verifying.differs")}>
          <thead>
            <tr>
              <th scope="col">{t("verifying.differsWhat")}</th>
              <th scope="col">{t("verifying.onPage")}</th>
              <th scope="col">{t("verifying.inClaim")}</th>
            </tr>
          </thead>
          <tbody>
            {words.map((difference, n) => (
              <tr key={n}>
                <td>{say(difference.what)}</td>
                <td dir="auto">{difference.page || "–"}</td>
                <td dir="auto">{difference.claim || "–"}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>}
    </section>
  );
}

/** All that was found out about one file or text, or about something within it. With `onBack` it stands alone. */
export function Answer({ of: whole, onBack }: { of: Verified; onBack?: () => void }) {
  const { t, say } = useTranslation();
  const verdictWords = useVerdictWords();
  const [way, setWay] = useState<number[]>([]);
  const of = way.reduce<Verified>((outer, place) => outer.within[place] ?? outer, whole);
  const look = lookOf(of);
  const back = way.length > 0 ? () => setWay(way.slice(0, -1)) : onBack;
  return (
    // A box that scrolls must be reachable by keyboard (WCAG 2.1.1).
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <aside className={layout.sunken} tabIndex={0} aria-label={t("verifying.answer")}>
      {back ? (
        <div>
          <Button small look="quiet" onPress={back}>
            <ArrowLeft size={14} aria-hidden />
            {t(way.length > 0 ? "verifying.back" : "verifying.backToResults")}
          </Button>
        </div>
      ) : null}
      <div className={styles.verdict} data-look={look}>
        <Sign look={look} size={30} />
        <div>
          <h2>{verdictWords(look)}</h2>
          <p>{look === "unread" ? (of.problem ? say(of.problem) : null) : t(`verifying.sums.${look}`)}</p>
        </div>
      </div>
      {way.length === 0 ? (
        <p className={layout.fine} dir="auto">
          {of.file || t("verifying.pasted")}
        </p>
      ) : null}
      {look === "unread" ? null : (
        <>
          {of.problem ? <Notice>{say(of.problem)}</Notice> : null}
          <Facts of={of} />
          <Differences of={of} />
          <Questions of={of} />
        </>
      )}
      {of.within.length > 0 ? (
        <section className={layout.stack}>
          <h3 className={layout.small}>{t("verifying.within")}</h3>
          <ul className={layout.card}>
            {of.within.map((inner, place) => (
              <li key={place}>
                <Result of={inner} isWithin isChosen={false} choose={() => setWay([...way, place])} />
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </aside>
  );
}
