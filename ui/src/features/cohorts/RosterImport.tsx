import { useState } from "react";
import { useLocation } from "wouter";

import { useProgrammeChoices } from "../../app/choices";
import { attempt } from "../../app/data";
import { sentences } from "../../app/figures";
import { number as inFigures } from "../../app/locale";
import { notify } from "../../app/notices";
import { tableStyle } from "../../app/tables";
import { useTranslation } from "../../app/text";
import { undoStep } from "../../app/undoing";
import { commands } from "../../bindings";
import type { CohortSummary, ImportAnswers, RosterPreview, RowClass } from "../../bindings";
import { Actions, Button, Dialog, Notice } from "../../design/controls";
import { SearchSelect } from "../../design/SearchSelect";
import { TextInput } from "../../design/fields";
import layout from "../../design/layout.module.css";
import { RosterColumns } from "./RosterColumns";
import { RosterFile } from "./RosterFile";
import { RosterQuestions } from "./RosterQuestions";
import { RosterRows } from "./RosterRows";
import styles from "./cohorts.module.css";

const CLASSES: RowClass[] = ["new", "unchanged", "changed", "sameName", "lookAt", "duplicate", "invalid"];
const TONE: Partial<Record<RowClass, "bad" | "warning">> = { lookAt: "warning", duplicate: "bad", invalid: "bad" };

interface CheckProps {
  preview: RosterPreview;
  only: RowClass | null;
  setOnly: (only: RowClass | null) => void;
  reread: (answers: ImportAnswers) => void;
}

function Check({ preview, only, setOnly, reread }: CheckProps) {
  const { t } = useTranslation();
  return (
    <section className={styles.part} aria-label={t("roster.dryRun")}>
      <h3>{t("roster.dryRun")}</h3>
      <div className={layout.figures}>
        {CLASSES.map((name) => (
          <div key={name} className={layout.figure} data-tone={preview.totals[name] > 0 ? TONE[name] : undefined}>
            <strong>{inFigures(preview.totals[name])}</strong>
            <span>{t(`rowClasses.${name}`)}</span>
          </div>
        ))}
      </div>
      <div className={`${layout.row} ${layout.wrap}`}>
        <Button small look={only === null ? "primary" : "plain"} onPress={() => setOnly(null)}>
          {t("roster.allRows", { count: preview.totals.rows })}
        </Button>
        {CLASSES.filter((name) => preview.totals[name] > 0).map((name) => (
          <Button key={name} small look={only === name ? "primary" : "plain"} onPress={() => setOnly(name)}>
            {t(`rowClasses.${name}`)}
          </Button>
        ))}
      </div>
      <RosterRows only={only} preview={preview} reread={reread} />
    </section>
  );
}

/** Says that the program is at work, which a large file keeps it. */
function Working({ what }: { what: "reading" | "importing" | null }) {
  const { t } = useTranslation();
  return (
    <p role="status" className={layout.fine}>
      {what === null ? null : t(`roster.${what}`)}
    </p>
  );
}

interface ImportProps {
  /** The cohort that it is imported into; without one it is asked for. */
  into?: CohortSummary;
  onClose: () => void;
}

export function RosterImport({ into, onClose }: ImportProps) {
  const { t } = useTranslation();
  const [, go] = useLocation();
  const programmes = useProgrammeChoices();
  const [programme, setProgramme] = useState<string | null>(into?.programme.id ?? null);
  const [cohort, setCohort] = useState(into?.cohort.name ?? "");
  const [preview, setPreview] = useState<RosterPreview | null>(null);
  const [only, setOnly] = useState<RowClass | null>(null);
  // One answer after the other, and what is imported is what is on screen.
  const [rereading, setRereading] = useState(false);
  const [working, setWorking] = useState<"reading" | "importing" | null>(null);
  const choose = async () => {
    if (programme) {
      setWorking("reading");
      const read = await attempt(() => commands.chooseRoster(programme, cohort));
      setWorking(null);
      if (read) {
        setPreview(read);
      }
    }
  };
  const reread = (answers: ImportAnswers) => {
    if (rereading) {
      return;
    }
    setRereading(true);
    void attempt(() => commands.rereadRoster(answers)).then((read) => {
      setRereading(false);
      if (read) {
        setPreview(read);
      }
    });
  };
  const leave = () => {
    void commands.forgetRoster();
    onClose();
  };
  const take = async () => {
    setWorking("importing");
    const done = await attempt(commands.importRoster);
    setWorking(null);
    if (done) {
      const { totals } = done;
      notify("ok", t("roster.done", { count: totals.taken, unchanged: totals.unchanged, out: totals.leftOut }), undoStep());
      onClose();
      go(`/cohorts/${done.cohort.id}`);
    }
  };
  const handBack = async () => {
    const path = await attempt(() => commands.exportRowsLeftOut(tableStyle()));
    if (path) {
      notify("ok", t("written", { path }));
    }
  };
  if (!preview) {
    return (
      <Dialog title={t("roster.title")} isOpen onClose={leave} onSubmit={() => void choose()}>
        <p className={layout.lead}>{t("roster.lead")}</p>
        <SearchSelect<string>
          label={t("roster.programme")}
          value={programme}
          chosenLabel={into && t("programmes.choice", { code: into.programme.code, version: into.programme.version, title: into.programme.title })}
          {...programmes}
          onChange={setProgramme}
        />
        <TextInput label={t("roster.cohort")} value={cohort} onChange={setCohort} placeholder={t("roster.cohortExample")} hint={t("roster.cohortHint")} />
        <Working what={working} />
        <Actions>
          <Button onPress={leave}>{t("cancel")}</Button>
          <Button look="primary" type="submit" isDisabled={!programme || cohort.trim() === "" || working !== null}>
            {t("roster.choose")}
          </Button>
        </Actions>
      </Dialog>
    );
  }
  const { totals, questions } = preview;
  const open = questions.length > 0;
  // While it is asked how names are printed, nothing is said of names that were turned.
  const notes = preview.notes.filter(({ code }) => !open || code !== "roster-note-turned");
  return (
    <Dialog wide title={t("roster.preview", { file: preview.fileName })} isOpen onClose={leave} onSubmit={() => void take()}>
      <RosterFile preview={preview} reread={reread} />
      <RosterQuestions preview={preview} reread={reread} />
      <RosterColumns preview={preview} reread={reread} />
      {notes.length > 0 ? <Notice tone="information">{sentences(notes)}</Notice> : null}
      <Check preview={preview} only={only} setOnly={setOnly} reread={reread} />
      {totals.leftOut > 0 ? (
        <Notice>
          {t("roster.leftOut", { count: totals.leftOut })}{" "}
          <Button small onPress={() => void handBack()}>
            {t("roster.export")}
          </Button>
        </Notice>
      ) : null}
      {!open && totals.taken === 0 ? <Notice tone="information">{t(totals.unchanged > 0 ? "roster.nothing" : "roster.noneTaken")}</Notice> : null}
      <Working what={working ?? (rereading ? "reading" : null)} />
      <Actions>
        <Button onPress={leave}>{t("cancel")}</Button>
        <Button look="primary" type="submit" isDisabled={open || totals.taken === 0 || rereading || working !== null}>
          {t("roster.import", { count: totals.taken })}
        </Button>
      </Actions>
    </Dialog>
  );
}
