import { useState } from "react";
import { Tab, TabList, TabPanel, Tabs } from "react-aria-components";
import { Link, useLocation } from "wouter";

import { version } from "../../../../package.json";
import { KeyList } from "../../../app/Keyboard";
import { LanguageChoice } from "../../../app/LanguageChoice";
import { MayNot } from "../../../app/MayNot";
import { TopBar } from "../../../app/TopBar";
import { appearance, setAppearance } from "../../../app/appearance";
import type { Appearance, Theme } from "../../../app/appearance";
import { attempt, showWorkspace, useData } from "../../../app/data";
import { Editing } from "../../../app/drafts/Editing";
import { useAutosave } from "../../../app/drafts/editing";
import { mayLeave } from "../../../app/drafts/leaving";
import { keys } from "../../../app/keys";
import { useMay } from "../../../app/may";
import { commands } from "../../../bindings";
import type { Institution, Saved, WorkspaceCheck, WorkspaceOverview } from "../../../bindings";
import { notify } from "../../../app/notices";
import { useTranslation } from "../../../app/text";
import { Button, Notice } from "../../../design/controls";
import { Checkbox, Segments } from "../../../design/fields";
import layout from "../../../design/layout.module.css";
import { Backups } from "../backups/Backups";
import { Fonts } from "../../institution/fonts/Fonts";
import { VersionsButton } from "../versions/Versions";
import { ImportPackage } from "../../packages/ImportPackage";
import { People } from "../../people/People";
import { Lock } from "../lock/Lock";
import { InstitutionForm } from "../../institution/form/InstitutionForm";

const pick = (saved: Saved<Institution>): Saved<Institution> => saved;
const place = (_: Saved<Institution>, saved: Saved<Institution>): Saved<Institution> => saved;
const titleOf = (institution: Institution) => institution.legalName;

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
      <LanguageChoice />
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

/** Which version this is, and where its keys and its help are. */
function About() {
  const { t } = useTranslation();
  return (
    <section className={`${layout.card} ${layout.pad}`}>
      <h2>{t("settings.tabs.about")}</h2>
      <p>{t("settings.version", { version })}</p>
      <p className={layout.fine}>{t("welcome.promise")}</p>
      <p>
        <Link href="/help" className={layout.link}>
          {t("rooms.help")}
        </Link>
      </p>
      <h3>{t("help.keys")}</h3>
      <KeyList />
    </section>
  );
}

async function close(): Promise<void> {
  if (await mayLeave()) {
    await attempt(commands.closeWorkspace);
    window.location.hash = "#/";
    showWorkspace(null);
  }
}

function Workspace({ workspace }: { workspace: WorkspaceOverview }) {
  const { t, say } = useTranslation();
  const [check, setCheck] = useState<WorkspaceCheck | null>(null);
  const mayKeep = useMay("keepWorkspace");
  const compact = async () => {
    const records = await attempt(commands.compactWorkspace);
    if (records !== undefined) {
      notify("ok", t("settings.compacted", { count: records }));
    }
  };
  const look = () => attempt(commands.checkWorkspace).then((found) => setCheck(found ?? null));
  const putBack = async () => {
    const done = await attempt(commands.putBackKeptFiles);
    if (done) {
      const [count, lost] = [done.filesPutBack, done.filesLost];
      notify(lost > 0 ? "information" : "ok", lost > 0 ? t("settings.filesPutBackPartly", { count, lost }) : t("settings.filesPutBack", { count }));
      await look();
    }
  };
  const page = async () => {
    const path = await attempt(commands.writeAnchorPage);
    if (path) {
      notify("ok", t("written", { path }));
    }
  };
  return (
    <section className={`${layout.card} ${layout.pad}`}>
      <h2>{t("settings.workspace")}</h2>
      <MayNot action="keepWorkspace" />
      <p className={layout.fine} dir="auto">
        {workspace.folder}
      </p>
      {check ? (
        <Notice tone={check.sound ? "ok" : "bad"}>
          {check.sound ? <p>{t("settings.sound", { commits: check.commits, records: check.records })}</p> : null}
          {check.sound && check.indexRebuilt ? <p>{t("settings.indexRebuilt")}</p> : null}
          {check.sound ? null : check.faults.map((fault, n) => <p key={n}>{say(fault)}</p>)}
          {check.notes.map((note, n) => (
            <p key={n}>{say(note)}</p>
          ))}
          {check.canBePutBack > 0 && mayKeep ? <Button onPress={() => void putBack()}>{t("settings.putBack")}</Button> : null}
          <p className={layout.fine}>{t("settings.anchorNow", { anchor: check.anchor })}</p>
          {check.otherBackups.length > 0 ? <p>{t("settings.otherBackups", { names: check.otherBackups })}</p> : null}
        </Notice>
      ) : null}
      <div className={`${layout.row} ${layout.wrap}`}>
        <Button onPress={() => void look()}>{t("settings.check")}</Button>
        <Button isDisabled={!mayKeep} onPress={() => void compact()}>{t("settings.compactJournal")}</Button>
        <ImportPackage look="plain" />
        <Button onPress={() => void close()}>{t("settings.close")}</Button>
      </div>
      <h3>{t("settings.anchor")}</h3>
      <p>{t("settings.anchorWhat")}</p>
      <div className={`${layout.row} ${layout.wrap}`}>
        <Button isDisabled={!mayKeep} onPress={() => void page()}>{t("settings.anchorPage")}</Button>
      </div>
    </section>
  );
}

const TABS = ["institution", "fonts", "people", "backups", "workspace", "look", "about"] as const;

export function SettingsRoom({ workspace, tab }: { workspace: WorkspaceOverview; tab?: string }) {
  const { t } = useTranslation();
  const [, go] = useLocation();
  const key = keys.institution();
  const data = useData(key, commands.institution);
  const edit = useAutosave<Saved<Institution>, Institution>(key, pick, place, commands.saveInstitution, { record: { kind: "institution", id: "main" }, name: titleOf });
  const maySetUp = useMay("setUpInstitution");
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
              <MayNot action="setUpInstitution" />
              {data.data ? (
                <Editing of={key}>
                  <InstitutionForm institution={data.data.value} frozen={!maySetUp} edit={edit} />
                </Editing>
              ) : null}
              <div>
                <VersionsButton kind="institution" id="institution" title={t("institution.title")} />
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
            <TabPanel id="about" className={layout.panel}>
              <About />
            </TabPanel>
          </Tabs>
        </div>
      </main>
    </>
  );
}
