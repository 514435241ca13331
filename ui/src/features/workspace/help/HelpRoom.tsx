import { Link } from "wouter";

import { TopBar } from "../../../app/TopBar";
import { attempt } from "../../../app/data";
import { KeyList } from "../../../app/Keyboard";
import { number as inFigures } from "../../../app/locale";
import { notify } from "../../../app/notices";
import { roomOfStep } from "../../../app/rooms";
import type { HelpStep } from "../../../app/rooms";
import { useTranslation } from "../../../app/text";
import { commands } from "../../../bindings";
import { Button } from "../../../design/controls";
import layout from "../../../design/layout.module.css";
import styles from "./help.module.css";

/** The main job in order; the table of rooms says where each step is done. */
const STEPS: HelpStep[] = ["institution", "framework", "programme", "rubric", "assessmentStandard", "audit", "roster", "scoring", "awards", "templates", "keys", "print", "register", "verify"];

const QUESTIONS = ["where", "saved", "names", "twice", "frozen", "backup", "before", "awards", "blind", "panels", "people", "locked", "pass", "chain", "vouches", "lost"] as const;

export function HelpRoom() {
  const { t } = useTranslation();
  const saveLayout = async () => {
    const path = await attempt(commands.saveCodeLayout);
    if (path) {
      notify("ok", t("written", { path }));
    }
  };
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
            {STEPS.map((name, number) => (
              <li key={name} className={styles.step}>
                <span className={styles.number}>{inFigures(number + 1)}</span>
                <div>
                  <h2>
                    <Link href={roomOfStep(name)?.path ?? "/help"} className={styles.link}>
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
            <KeyList />
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
          <section className={`${layout.card} ${layout.pad}`}>
            <h2>{t("help.code.title")}</h2>
            <p>{t("help.code.text")}</p>
            <div className={layout.row}>
              <Button onPress={() => void saveLayout()}>{t("help.code.save")}</Button>
            </div>
          </section>
        </div>
      </main>
    </>
  );
}
