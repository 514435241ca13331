import { useTranslation } from "react-i18next";
import { Link } from "wouter";

import { TopBar } from "../../app/Frame";
import { Key } from "../../design/controls";
import layout from "../../design/layout.module.css";
import styles from "./help.module.css";

/** The main job in order, each step with the room it is done in. */
const STEPS = [
  ["institution", "/settings"],
  ["framework", "/frameworks"],
  ["programme", "/programmes"],
  ["rubric", "/rubrics"],
  ["assessmentStandard", "/assessment-standards"],
  ["audit", "/audits"],
  ["roster", "/cohorts"],
  ["scoring", "/scoring"],
  ["awards", "/awards"],
  ["templates", "/templates"],
  ["print", "/certificates"],
  ["register", "/register"],
] as const;

const KEYS = [
  ["find", "Ctrl K"],
  ["undo", "Ctrl Z"],
  ["redo", "Ctrl Y"],
  ["nextClause", "J"],
  ["previousClause", "K"],
  ["nudge", "← ↑ → ↓"],
  ["duplicate", "Ctrl D"],
  ["copyPaste", "Ctrl C, Ctrl X, Ctrl V"],
  ["remove", "Delete"],
  ["close", "Esc"],
] as const;

const QUESTIONS = ["where", "saved", "names", "twice", "frozen", "backup", "before", "awards", "blind", "panels", "people", "locked", "pass", "lost"] as const;

export function HelpRoom() {
  const { t } = useTranslation();
  return (
    <>
      <TopBar path={[t("rooms.help")]} />
      <main className={layout.main}>
        <div className={layout.column}>
          <div className={layout.stack}>
            <h1>{t("rooms.help")}</h1>
            <p className={layout.lead}>{t("help.lead")}</p>
          </div>
          <ol className={layout.card}>
            {STEPS.map(([name, place], number) => (
              <li key={name} className={styles.step}>
                <span className={styles.number}>{number + 1}</span>
                <div>
                  <h2>
                    <Link href={place} className={styles.link}>
                      {t(`help.steps.${name}.title`)}
                    </Link>
                  </h2>
                  <p>{t(`help.steps.${name}.text`)}</p>
                </div>
              </li>
            ))}
          </ol>
          <section className={`${layout.card} ${layout.pad}`}>
            <h2>{t("help.keys")}</h2>
            <dl className={styles.keys}>
              {KEYS.map(([name, key]) => (
                <div key={name}>
                  <dt>
                    <Key>{key}</Key>
                  </dt>
                  <dd>{t(`help.key.${name}`)}</dd>
                </div>
              ))}
            </dl>
          </section>
          <section className={`${layout.card} ${layout.pad}`}>
            <h2>{t("help.questions")}</h2>
            {QUESTIONS.map((name) => (
              <div key={name}>
                <h3 className={layout.small}>{t(`help.ask.${name}.question`)}</h3>
                <p>{t(`help.ask.${name}.answer`)}</p>
              </div>
            ))}
          </section>
        </div>
      </main>
    </>
  );
}
