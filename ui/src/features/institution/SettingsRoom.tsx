import { useState } from "react";
import { Tab, TabList, TabPanel, Tabs } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { useLocation } from "wouter";

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
import { Fonts } from "../fonts/Fonts";
import { PastButton } from "../past/Past";
import { TakeIn } from "../packages/TakeIn";
import { People } from "../people/People";
import { Lock } from "./Lock";
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
        <TakeIn look="plain" />
        <Button onPress={() => void close()}>{t("settings.close")}</Button>
      </div>
    </section>
  );
}

const TABS = ["institution", "fonts", "people", "backups", "workspace", "look"] as const;

export function SettingsRoom({ workspace, tab }: { workspace: WorkspaceOverview; tab?: string }) {
  const { t } = useTranslation();
  const [, go] = useLocation();
  const key = ["institution"];
  const data = useData(key, commands.institution);
  const edit = useAutosave<Saved<Institution>, Institution>(key, pick, place, commands.saveInstitution);
  const here = TABS.find((name) => name === tab) ?? "institution";
  return (
    <>
      <TopBar path={[t("rooms.settings"), t(`settings.tabs.${here}`)]} />
      <main className={layout.main}>
        <div className={layout.column}>
          <h1>{t("rooms.settings")}</h1>
          <Tabs selectedKey={here} onSelectionChange={(chosen) => go(`/settings/${String(chosen)}`)}>
            <TabList className={layout.tabs} aria-label={t("rooms.settings")}>
              {TABS.map((name) => (
                <Tab key={name} id={name} className={layout.tab}>
                  {t(`settings.tabs.${name}`)}
                </Tab>
              ))}
            </TabList>
            <TabPanel id="institution" className={layout.panel}>
              {data.data ? <InstitutionForm institution={data.data.value} edit={edit} /> : null}
              <div>
                <PastButton kind="institution" id="institution" title={t("institution.title")} />
              </div>
            </TabPanel>
            <TabPanel id="fonts" className={layout.panel}>
              <Fonts />
            </TabPanel>
            <TabPanel id="people" className={layout.panel}>
              <People institution={data.data?.value} edit={edit} />
            </TabPanel>
            <TabPanel id="backups" className={layout.panel}>
              <Backups />
            </TabPanel>
            <TabPanel id="workspace" className={layout.panel}>
              <Workspace workspace={workspace} />
              <Lock workspace={workspace} />
            </TabPanel>
            <TabPanel id="look" className={layout.panel}>
              <Look />
            </TabPanel>
          </Tabs>
        </div>
      </main>
    </>
  );
}
