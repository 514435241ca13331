import { useState } from "react";
import { useTranslation } from "react-i18next";

import { useData } from "../../app/data";
import { commands } from "../../bindings";
import type { PanelView } from "../../bindings";
import { Button } from "../../design/controls";
import { Select, TextInput } from "../../design/fields";
import layout from "../../design/layout.module.css";

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
  const cohorts = useData(["cohorts"], commands.cohorts);
  const own = (cohorts.data ?? []).filter((c) => c.programme.id === panel.programmeId);
  return (
    <section className={`${layout.card} ${layout.pad}`}>
      <h2>{t("panels.candidates")}</h2>
      <p className={layout.fine}>{t("panels.candidatesLead")}</p>
      <p>{t("panels.have", { count: panel.candidates.length })}</p>
      {own.length > 0 && panel.assessmentId !== null ? (
        <div style={{ maxWidth: 320 }}>
          <Select<string>
            label={t("panels.takeFrom")}
            value={panel.cohortId}
            choices={own.map((c) => ({ id: c.cohort.id, label: c.cohort.name }))}
            onChange={(cohort) => void step((revision) => commands.takeScores(id, revision, cohort))}
          />
        </div>
      ) : null}
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
