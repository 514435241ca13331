import { useState } from "react";
import { useTranslation } from "react-i18next";

import { TopBar } from "../../app/Frame";
import { appearance, setAppearance } from "../../app/appearance";
import type { Appearance, Theme } from "../../app/appearance";
import { attempt, flushAll, showWorkspace, useAutosave, useData } from "../../app/data";
import { commands } from "../../bindings";
import type { Institution, Saved, WorkspaceCheck, WorkspaceOverview } from "../../bindings";
import { notify } from "../../app/notices";
import { Button, Notice } from "../../design/controls";
import { Checkbox, Segments } from "../../design/fields";
import layout from "../../design/layout.module.css";
import { Backups } from "../backups/Backups";
import { PastButton } from "../past/Past";
import { People } from "../people/People";
import { InstitutionForm } from "./InstitutionForm";

const pick = (saved: Saved<Institution>): Saved<Institution> => saved;
const place = (_: Saved<Institution>, saved: Saved<Institution>): Saved<Institution> => saved;

function Look() {
  const { t } = useTranslation();
  const [look, setLook] = useState(appearance);
  const change = (part: Partial<Appearance>) => {
    const wanted = { ...look, ...part };
    setLook(wanted);
    setAppearance(wanted);
  };
  return (
    <section className={`${layout.card} ${layout.pad}`}>
      <h2>{t("settings.look")}</h2>
      <div>
        <Segments<Theme> label={t("settings.theme")} value={look.theme} choices={(["system", "light", "dark"] as const).map((id) => ({ id, label: t(`themes.${id}`) }))} onChange={(theme) => change({ theme })} />
      </div>
      <Checkbox isSelected={look.moreContrast} onChange={(moreContrast) => change({ moreContrast })}>
        {t("settings.contrast")}
      </Checkbox>
      <Checkbox isSelected={look.compact} onChange={(compact) => change({ compact })}>
        {t("settings.compact")}
      </Checkbox>
    </section>
  );
}

async function close(): Promise<void> {
  await flushAll();
  await attempt(commands.closeWorkspace);
  window.location.hash = "#/";
  showWorkspace(null);
}

function Workspace({ workspace }: { workspace: WorkspaceOverview }) {
  const { t } = useTranslation();
  const [check, setCheck] = useState<WorkspaceCheck | null>(null);
  const tidy = async () => {
    const records = await attempt(commands.tidyWorkspace);
    if (records !== undefined) {
      notify("ok", t("settings.tidied", { count: records }));
    }
  };
  return (
    <section className={`${layout.card} ${layout.pad}`}>
      <h2>{t("settings.workspace")}</h2>
      <p className={layout.fine}>{workspace.folder}</p>
      {check ? (
        <Notice tone={check.sound ? "ok" : "bad"}>
          {check.sound ? t("settings.sound", { commits: check.commits, records: check.records }) + (check.indexRebuilt ? ` ${t("settings.indexRebuilt")}` : "") : check.faults.join(" ")}
        </Notice>
      ) : null}
      <div className={layout.row}>
        <Button onPress={() => void attempt(commands.checkWorkspace).then((found) => setCheck(found ?? null))}>{t("settings.check")}</Button>
        <Button onPress={() => void tidy()}>{t("settings.tidy")}</Button>
        <Button onPress={() => void close()}>{t("settings.close")}</Button>
      </div>
    </section>
  );
}

export function SettingsRoom({ workspace }: { workspace: WorkspaceOverview }) {
  const { t } = useTranslation();
  const key = ["institution"];
  const data = useData(key, commands.institution);
  const edit = useAutosave<Saved<Institution>, Institution>(key, pick, place, commands.saveInstitution);
  return (
    <>
      <TopBar path={[t("rooms.settings")]} />
      <main className={layout.main}>
        <div className={layout.column}>
          <div className={layout.between}>
            <h1>{t("rooms.settings")}</h1>
            <PastButton kind="institution" id="institution" title={t("institution.title")} />
          </div>
          {data.data ? <InstitutionForm institution={data.data.value} edit={edit} /> : null}
          <People institution={data.data?.value} edit={edit} />
          <Backups />
          <Look />
          <Workspace workspace={workspace} />
        </div>
      </main>
    </>
  );
}
