import { useState } from "react";

import { attempt, useData } from "../../../app/data";
import { keys } from "../../../app/keys";
import { useMay } from "../../../app/may";
import { notify } from "../../../app/notices";
import { day } from "../../../app/moment";
import { useTranslation } from "../../../app/text";
import { commands } from "../../../bindings";
import { Button, Confirm } from "../../../design/controls";
import layout from "../../../design/layout.module.css";
import type { StartPress } from "./running";

interface OpenRunProps {
  cohort: string;
  running: boolean;
  /** The keys are locked: what is printed could not be signed. */
  locked: boolean;
  press: StartPress;
}

/** A run of this cohort that was stopped: go on with it, or close it. */
export function OpenRun({ cohort, running, locked, press }: OpenRunProps) {
  const { t } = useTranslation();
  const [closing, setClosing] = useState(false);
  const may = useMay("issue");
  const runs = useData(keys.unfinishedRuns(), commands.unfinishedRuns);
  const open = runs.data?.find(({ run }) => run.cohortId === cohort);
  if (!open || running) {
    return null;
  }
  const { run, printed } = open;
  const close = async () => {
    if ((await attempt(() => commands.closeIssueRun(run.id).then(() => true))) === true) {
      setClosing(false);
      notify("ok", t("press.closed"));
    }
  };
  return (
    <section className={`${layout.card} ${layout.pad}`} aria-label={t("press.openTitle")}>
      <h2>{t("press.openTitle")}</h2>
      <p className={layout.fine}>{run.mergedFile || run.singleFolder}</p>
      <p>{t("press.openText", { printed, planned: run.planned, day: day(run.startedAt) })}</p>
      <div className={layout.row}>
        <Button look="primary" isDisabled={!may || locked} onPress={() => void press({ cohortId: run.cohortId, cohortName: run.cohortName, progress: { done: printed, total: run.planned } }, (channel) => commands.resumeIssueRun(run.id, channel))}>
          {t("press.goOn")}
        </Button>
        <Button isDisabled={!may} onPress={() => setClosing(true)}>
          {t("press.closeRun")}
        </Button>
      </div>
      {closing ? (
        <Confirm title={t("press.closeTitle")} act={t("press.closeNow")} cancel={t("cancel")} onConfirm={() => void close()} onClose={() => setClosing(false)}>
          <p>{t("press.closeText", { printed, planned: run.planned })}</p>
        </Confirm>
      ) : null}
    </section>
  );
}
