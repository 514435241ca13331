import { Download } from "lucide-react";
import { useState } from "react";

import { TopBar } from "../../../app/TopBar";
import { attempt } from "../../../app/data";
import { notify } from "../../../app/notices";
import { tableStyle } from "../../../app/tables";
import { useTranslation } from "../../../app/text";
import { useVerifying } from "../../../app/verifying";
import { commands } from "../../../bindings";
import { Button } from "../../../design/controls";
import layout from "../../../design/layout.module.css";
import { NARROW, useMedia } from "../../../design/narrow";
import { Answer } from "./Answer";
import { Results } from "./Results";
import { WaysIn, Working } from "./WaysIn";
import styles from "./verify.module.css";
import { useOutcome } from "./verifying";

/** Whether certificates are what they say: one, several, or a folder of them. */
export function VerifyRoom() {
  const { t } = useTranslation();
  const outcome = useOutcome();
  const progress = useVerifying();
  const [chosen, setChosen] = useState({ run: 0, place: 0 });
  const isChosen = chosen.run === outcome?.run;
  const place = isChosen ? chosen.place : 0;
  const answer = outcome?.shown[place];
  // A narrow window has room for one of the two; a single answer stands below.
  const narrow = useMedia(NARROW);
  const several = (outcome?.shown.length ?? 0) > 1;
  const alone = narrow && several && isChosen;
  const showsAnswer = alone || !narrow || !several;
  const write = async () => {
    const path = await attempt(() => commands.exportVerified(tableStyle()));
    if (path) {
      notify("ok", t("written", { path }));
    }
  };
  return (
    <>
      <TopBar path={[t("rooms.issue"), t("rooms.verify")]}>
        {outcome?.isListed ? (
          <Button isDisabled={progress !== null} onPress={() => void write()}>
            <Download size={16} aria-hidden />
            {t("verifying.export")}
          </Button>
        ) : null}
      </TopBar>
      <div className={`${layout.room} ${answer ? styles.withAnswer : layout.wide}`}>
        <main className={layout.main} aria-busy={progress !== null || undefined} hidden={alone}>
          <div className={outcome ? styles.found : styles.first}>
            <div className={layout.stack}>
              <h1>{t("verifying.title")}</h1>
              <p className={layout.lead}>{t("verifying.lead")}</p>
            </div>
            <WaysIn isBusy={progress !== null} isSmall={outcome !== null} />
            {progress && progress.total > 0 ? <Working progress={progress} /> : null}
            {outcome ? <Results key={outcome.run} outcome={outcome} chosen={place} choose={(at) => setChosen({ run: outcome.run, place: at })} /> : null}
          </div>
        </main>
        {outcome && answer && showsAnswer ? <Answer key={`${outcome.run} ${place}`} of={answer} onBack={alone ? () => setChosen({ run: 0, place: 0 }) : undefined} /> : null}
      </div>
    </>
  );
}
