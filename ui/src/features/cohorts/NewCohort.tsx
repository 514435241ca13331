import { useState } from "react";
import { useLocation } from "wouter";

import { useProgrammeChoices } from "../../app/choices";
import { attemptAtField, refreshed } from "../../app/data";
import { keys } from "../../app/keys";
import { notify } from "../../app/notices";
import { useTranslation } from "../../app/text";
import { undoStep } from "../../app/undoing";
import { commands } from "../../bindings";
import { Actions, Button, Dialog } from "../../design/controls";
import { TextInput } from "../../design/fields";
import layout from "../../design/layout.module.css";
import { SearchSelect } from "../../design/SearchSelect";

/** A cohort that begins without learners. */
export function NewCohort({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const [, go] = useLocation();
  const programmes = useProgrammeChoices();
  const [programme, setProgramme] = useState<string | null>(null);
  const [name, setName] = useState("");
  const [refused, setRefused] = useState<string>();
  const [working, setWorking] = useState(false);
  const isWhole = programme !== null && name.trim() !== "";
  const make = async () => {
    if (!isWhole || working) {
      return;
    }
    setWorking(true);
    const cohort = await attemptAtField(() => commands.createCohort(programme, name), setRefused);
    setWorking(false);
    if (cohort) {
      notify("ok", t("cohorts.made", { name: cohort.name }), undoStep());
      await refreshed(keys.cohorts(""));
      onClose();
      go(`/cohorts/${cohort.id}`);
    }
  };
  return (
    <Dialog title={t("cohorts.new")} isOpen onClose={onClose} onSubmit={() => void make()}>
      <p className={layout.lead}>{t("cohorts.newLead")}</p>
      <SearchSelect<string> label={t("roster.programme")} value={programme} {...programmes} onChange={setProgramme} />
      <TextInput
        label={t("cohorts.name")}
        value={name}
        placeholder={t("roster.cohortExample")}
        error={refused}
        onChange={(text) => {
          setRefused(undefined);
          setName(text);
        }}
      />
      <Actions>
        <Button onPress={onClose}>{t("cancel")}</Button>
        <Button look="primary" type="submit" isDisabled={!isWhole || working}>
          {t("cohorts.create")}
        </Button>
      </Actions>
    </Dialog>
  );
}
