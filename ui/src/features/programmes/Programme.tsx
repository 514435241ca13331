import { Tab, TabList, TabPanel, Tabs } from "react-aria-components";
import { useEffect } from "react";
import { useLocation } from "wouter";

import { attempt, flushAll, useData } from "../../app/data";
import { useAutosave } from "../../app/drafts/editing";
import { keys } from "../../app/keys";
import { notify } from "../../app/notices";
import { useTranslation } from "../../app/text";
import { commands } from "../../bindings";
import type { LifecycleStep, Programme as ProgrammeValue, ProgrammeView, Saved } from "../../bindings";
import { Button, Notice } from "../../design/controls";
import { releaseUnder } from "../../design/held";
import layout from "../../design/layout.module.css";
import { AssessmentTab } from "./AssessmentTab";
import { HistoryTab } from "./HistoryTab";
import { Inspector } from "./Inspector";
import { OutcomesTab } from "./OutcomesTab";
import { OverviewTab } from "./OverviewTab";
import { PartnersTab } from "./PartnersTab";
import type { TabProps } from "./tab";

const TABS = ["overview", "outcomes", "assessment", "partners", "history"] as const;
const FROZEN = new Set(["approved", "offered", "retired"]);

const pick = (view: ProgrammeView): Saved<ProgrammeValue> => view.saved;
const place = (view: ProgrammeView, saved: Saved<ProgrammeValue>): ProgrammeView => ({ ...view, saved });
const titleOf = (programme: ProgrammeValue) => programme.code || programme.title;

/** A finding leads to the very field: it is brought into sight and takes the focus. */
function useJump(item: string | undefined, ready: boolean): void {
  useEffect(() => {
    const field = item && ready ? document.querySelector<HTMLElement>(`[data-field="${CSS.escape(item)}"]`) : null;
    field?.scrollIntoView({ block: "center" });
    field?.querySelector<HTMLElement>("input, textarea, button")?.focus();
  }, [item, ready]);
}

function Steps({ programme }: { programme: ProgrammeValue }) {
  const { t } = useTranslation();
  const [, go] = useLocation();
  const step = async (wanted: LifecycleStep) => {
    await flushAll();
    await attempt(() => commands.stepProgramme(programme.id, wanted));
  };
  const review = async () => {
    await flushAll();
    const audit = await attempt(() => commands.startAudit(programme.id, "eu-2022", ""));
    if (audit) {
      go(`/audits/${audit.value.id}`);
    }
  };
  const next = async () => {
    const saved = await attempt(() => commands.nextVersion(programme.id));
    if (saved) {
      go(`/programmes/${saved.value.id}`);
    }
  };
  const remove = async () => {
    await flushAll();
    if ((await attempt(() => commands.deleteProgramme(programme.id))) !== undefined) {
      releaseUnder(`${programme.id}/`);
      notify("information", t("programmes.deleted", { code: programme.code }));
      go("/programmes");
    }
  };
  const passOn = async () => {
    await flushAll();
    const path = await attempt(() => commands.writeProgrammePackage(programme.id, programme.code));
    if (path) {
      notify("ok", t("written", { path }));
    }
  };
  const write = async () => {
    await flushAll();
    const path = await attempt(() => commands.exportProgramme(programme.id));
    if (path) {
      notify("ok", t("written", { path }));
    }
  };
  return (
    <div className={`${layout.row} ${layout.wrap}`}>
      {programme.state === "draft" ? (
        <Button look="primary" onPress={() => void review()}>
          {t("programmes.sendToReview")}
        </Button>
      ) : null}
      {programme.state === "inReview" ? <Button onPress={() => void step("returnToDraft")}>{t("programmes.backToDraft")}</Button> : null}
      {programme.state === "approved" ? (
        <Button look="primary" onPress={() => void step("offer")}>
          {t("programmes.offer")}
        </Button>
      ) : null}
      {FROZEN.has(programme.state) ? <Button onPress={() => void next()}>{t("programmes.nextVersion")}</Button> : null}
      {programme.state === "approved" || programme.state === "offered" ? (
        <Button look="quiet" onPress={() => void step("retire")}>
          {t("programmes.retire")}
        </Button>
      ) : null}
      <Button look="quiet" onPress={() => void passOn()}>
        {t("packages.passOn")}
      </Button>
      <Button look="quiet" onPress={() => void write()}>
        {t("export")}
      </Button>
      {programme.state === "draft" ? (
        <Button look="quiet" danger onPress={() => void remove()}>
          {t("delete")}
        </Button>
      ) : null}
    </div>
  );
}

export function Programme({ id, tab, item }: { id: string; tab: string; item?: string }) {
  const { t } = useTranslation();
  const [, go] = useLocation();
  const key = keys.programme(id);
  const data = useData(key, () => commands.programmeView(id));
  const edit = useAutosave<ProgrammeView, ProgrammeValue>(key, pick, place, commands.saveProgramme, { record: { kind: "programme", id }, name: titleOf });
  useJump(item, data.data !== undefined);
  if (data.error) {
    return (
      <main className={layout.main}>
        <Notice tone="bad">{t("programmes.gone")}</Notice>
      </main>
    );
  }
  const view = data.data;
  if (!view) {
    return <main className={layout.main} aria-busy />;
  }
  const programme = view.saved.value;
  const frozen = FROZEN.has(programme.state);
  const props: TabProps = { view, programme, frozen, edit };
  return (
    <>
      <main className={layout.main}>
        <div className={layout.column}>
          <div className={layout.stack}>
            <p className={layout.over}>
              {t("programmes.over", { code: programme.code, version: programme.version, state: t(`statesWithin.${programme.state}`) })}
            </p>
            <h1>{programme.title || t("programmes.untitled")}</h1>
            <p className={layout.lead}>{programme.description}</p>
          </div>
          <Steps programme={programme} />
          {frozen ? <Notice tone="information">{t("programmes.frozen")}</Notice> : null}
          <Tabs selectedKey={tab} onSelectionChange={(chosen) => go(`/programmes/${id}/${String(chosen)}`)}>
            <TabList className={layout.tabs} aria-label={t("programmes.parts")}>
              {TABS.map((name) => (
                <Tab key={name} id={name} className={layout.tab}>
                  {t(`programmes.tabs.${name}`)}
                </Tab>
              ))}
            </TabList>
            <TabPanel id="overview" className={layout.panel}>
              <OverviewTab {...props} />
            </TabPanel>
            <TabPanel id="outcomes" className={layout.panel}>
              <OutcomesTab {...props} />
            </TabPanel>
            <TabPanel id="assessment" className={layout.panel}>
              <AssessmentTab {...props} />
            </TabPanel>
            <TabPanel id="partners" className={layout.panel}>
              <PartnersTab {...props} />
            </TabPanel>
            <TabPanel id="history" className={layout.panel}>
              <HistoryTab {...props} />
            </TabPanel>
          </Tabs>
        </div>
      </main>
      <Inspector view={view} />
    </>
  );
}
