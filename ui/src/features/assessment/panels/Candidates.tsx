import { useState } from "react";

import { useCohortChoices } from "../../../app/choices";
import { useData } from "../../../app/data";
import { keys } from "../../../app/keys";
import { useTranslation } from "../../../app/text";
import { commands } from "../../../bindings";
import type { PanelView } from "../../../bindings";
import { Button } from "../../../design/controls";
import { SearchSelect } from "../../../design/SearchSelect";
import { TextInput } from "../../../design/fields";
import layout from "../../../design/layout.module.css";

interface CandidatesProps {
  id: string;
  view: PanelView;
  step: (how: (revision: number) => Promise<unknown>) => Promise<void>;
}

/** Scores by which the panel sees how many would pass. */
export function Candidates({ id, view, step }: CandidatesProps) {
  const { t } = useTranslation();
  const [text, setText] = useState("");
  const panel = view.saved.value;
  const cohorts = useCohortChoices();
  const from = useData(keys.cohort(panel.cohortId ?? ""), () => commands.cohortSummary(panel.cohortId ?? ""), panel.cohortId !== null).data;
  return (
    <section className={`${layout.card} ${layout.pad}`}>
      <h2>{t("panels.candidates")}</h2>
      <p className={layout.fine}>{t("panels.candidatesLead")}</p>
      <p>{t("panels.have", { count: panel.candidates.length })}</p>
      {panel.assessmentId === null ? null : (
        <div style={{ maxWidth: 320 }}>
          <SearchSelect<string>
            label={t("panels.takeFrom")}
            value={panel.cohortId}
            chosenLabel={from?.cohort.name}
            {...cohorts}
            onChange={(cohort) => void step((revision) => commands.takeScores(id, revision, cohort))}
          />
        </div>
      )}
      <div className={`${layout.row} ${layout.end}`}>
        <div style={{ width: 320 }}>
          <TextInput label={t("panels.pasted")} rows={3} value={text} onChange={setText} />
        </div>
        <Button isDisabled={text.trim() === ""} onPress={() => void step((revision) => commands.setCandidates(id, revision, text).then(() => setText("")))}>
          {t("panels.paste")}
        </Button>
      </div>
    </section>
  );
}
