import { useRef, useState } from "react";
import type { FocusEvent } from "react";

import { MayNot } from "../../app/MayNot";
import { attempt, useData } from "../../app/data";
import { keys } from "../../app/keys";
import { useMay } from "../../app/may";
import { notify } from "../../app/notices";
import { useTranslation } from "../../app/text";
import { undoStep } from "../../app/undoing";
import { commands } from "../../bindings";
import type { Learner, LearnerEntry, LearnerResult } from "../../bindings";
import { Actions, Button, Dialog } from "../../design/controls";
import { DateInput } from "../../design/dates";
import { Select, TextInput } from "../../design/fields";
import layout from "../../design/layout.module.css";
import { VersionsButton } from "../workspace/versions/Versions";
import { HeldCertificates } from "./HeldCertificates";
import type { Correction } from "./HeldCertificates";
import { useCheck } from "./checking";
import { EMPTY, entryOf, isSame, staying } from "./entry";
import type { LearnerField } from "./entry";

const RESULTS: LearnerResult[] = ["passed", "failed", "pending"];

interface LearnerDialogProps {
  cohort: string;
  /** Whom it is about; nobody while somebody is added. */
  learner: Learner | null;
  onClose: () => void;
  onSaved: (correction: Correction) => void;
}

/** A learner is added or corrected: what stops or is to be looked at stands at its field. */
export function LearnerDialog({ cohort, learner, onClose, onSaved }: LearnerDialogProps) {
  const { t, say } = useTranslation();
  const may = useMay("keepCohorts");
  const id = learner?.id ?? null;
  const card = useData(keys.learnerCard(cohort, id ?? ""), () => commands.learnerCard(id ?? ""), id !== null).data;
  const known = card?.learner ?? learner;
  const stored = known ? entryOf(known) : EMPTY;
  // Only what was typed is held: what was not follows the store.
  const [typed, setTyped] = useState<Partial<LearnerEntry>>({});
  const entry: LearnerEntry = { ...stored, ...typed };
  const isTyped = !isSame(entry, stored);
  const [working, setWorking] = useState(false);
  const [added, setAdded] = useState("");
  const check = useCheck(cohort, id, entry);
  const fields = useRef<HTMLDivElement>(null);
  const held = card?.certificates ?? [];
  const kept = staying(held, entry, stored);
  const focus = (field: LearnerField) => fields.current?.querySelector<HTMLElement>(`[data-field="learner.${field}"] :is(input, [role="spinbutton"])`)?.focus();
  const send = async (isLast: boolean) => {
    const looked = await check.send();
    if (looked !== true) {
      return looked === false ? undefined : focus(looked);
    }
    const saved = await attempt(() => (id === null ? commands.addLearner(cohort, entry) : commands.correctLearner(id, entry)));
    if (!saved) {
      return undefined;
    }
    notify("ok", t(id === null ? "learners.added" : "learners.corrected", { name: saved.name }), undoStep());
    onSaved({ name: saved.name, kept });
    if (isLast) {
      return onClose();
    }
    setAdded(saved.name);
    setTyped({});
    check.reset();
    return focus("name");
  };
  const save = async (isLast: boolean) => {
    if (!may || (id !== null && !isTyped)) {
      onClose();
    } else if (!working) {
      setWorking(true);
      await send(isLast);
      setWorking(false);
    }
  };
  const set = (part: Partial<LearnerEntry>) => {
    setAdded("");
    setTyped((before) => ({ ...before, ...part }));
  };
  const said = (field: LearnerField) => {
    const notice = check.of(field);
    const words = notice && say(notice.message);
    const leave = (event: FocusEvent) => {
      // What is said makes the dialog higher: the button that is being pressed must stay where it is.
      if (!(event.relatedTarget instanceof HTMLButtonElement)) {
        check.leave(field);
      }
    };
    return { field: `learner.${field}`, isDisabled: !may, onBlur: leave, error: notice?.stops ? words : undefined, doubt: notice?.stops ? undefined : words };
  };
  // What the assessment standard decided is changed by deciding again, and not by hand.
  const isDecided = card?.awarded === true;
  const ofResult = check.of("result");
  const text = (field: Exclude<LearnerField, "completedOn" | "result">, hint?: string) => (
    <TextInput label={t(`rosterFields.${field}`)} value={entry[field]} onChange={(value) => set({ [field]: value })} hint={hint} {...said(field)} isDisabled={!may || (isDecided && field === "grade")} />
  );
  const act = t(id === null ? (check.isDoubted ? "learners.addAnyway" : "learners.addNow") : check.isDoubted ? "learners.saveAnyway" : "learners.save");
  return (
    <Dialog title={t(id === null ? "learners.add" : "learners.editOf")} isOpen onClose={onClose} onSubmit={() => void save(true)}>
      <MayNot action="keepCohorts" />
      <div ref={fields} className={layout.grid}>
        <div className={layout.full}>{text("name")}</div>
        <div className={layout.full}>{text("latinName", t("learners.latinHint"))}</div>
        {text("number", id === null ? undefined : t("learners.numberHint"))}
        {text("email")}
        <Select<LearnerResult>
          label={t("rosterFields.result")}
          value={entry.result}
          choices={RESULTS.map((one) => ({ id: one, label: t(`results.${one}`) }))}
          isDisabled={!may || isDecided}
          hint={ofResult ? say(ofResult.message) : isDecided ? t("learners.decided") : undefined}
          onChange={(result) => set({ result })}
        />
        {text("grade")}
        <DateInput label={t("rosterFields.completedOn")} value={entry.completedOn} onChange={(completedOn) => set({ completedOn })} {...said("completedOn")} />
      </div>
      <HeldCertificates name={stored.name} held={held} kept={kept} isTyped={isTyped} />
      <p role="status" className={layout.fine}>
        {added === "" ? null : t("learners.added", { name: added })}
      </p>
      <div className={`${layout.row} ${layout.between} ${layout.wrap}`}>
        {id === null ? <span /> : <VersionsButton kind="learner" id={id} title={stored.name} />}
        <Actions>
          <Button onPress={onClose}>{t(may ? "cancel" : "close")}</Button>
          {may && id === null ? (
            <Button isDisabled={working} onPress={() => void save(false)}>
              {t("learners.addAnother")}
            </Button>
          ) : null}
          {may ? (
            <Button look="primary" type="submit" isDisabled={working}>
              {act}
            </Button>
          ) : null}
        </Actions>
      </div>
    </Dialog>
  );
}
