import { Tab, TabList, TabPanel, Tabs } from "react-aria-components";
import { useEffect, useState } from "react";
import { useLocation } from "wouter";

import { MayNot } from "../../app/MayNot";
import { attempt, flushAll, useData } from "../../app/data";
import { Editing } from "../../app/drafts/Editing";
import { useAutosave } from "../../app/drafts/editing";
import { keys } from "../../app/keys";
import { useMay } from "../../app/may";
import { notify } from "../../app/notices";
import { useTranslation } from "../../app/text";
import { undoStep } from "../../app/undoing";
import { commands } from "../../bindings";
import type { LifecycleStep, Programme as ProgrammeValue, ProgrammeView, Saved } from "../../bindings";
import { Hint } from "../../design/Hint";
import { Button, Confirm, Notice } from "../../design/controls";
import { releaseUnder } from "../../design/held";
import layout from "../../design/layout.module.css";
import { AssessmentTab } from "./AssessmentTab";
import { HistoryTab } from "./HistoryTab";
import { Inspector } from "./Inspector";
import { OutcomesTab } from "./OutcomesTab";
import { OverviewTab } from "./OverviewTab";
import { PartnersTab } from "./PartnersTab";
import { SendForReview } from "./SendForReview";
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
    field?.querySelector<HTMLElement>("input, textarea, button, [role=spinbutton]")?.focus();
  }, [item, ready]);
}

/** What can be done with a version, by its state and by who is signed in. */
function Steps({ programme }: { programme: ProgrammeValue }) {
  const { t } = useTranslation();
  const [, go] = useLocation();
  const [asking, setAsking] = useState<"review" | "retire" | null>(null);
  const mayDesign = useMay("design");
  const mayOffer = useMay("offer");
  const mayExport = useMay("exportDesigns");
  const { id, code, state, version } = programme;
  const step = async (wanted: LifecycleStep) => {
    await flushAll();
    if ((await attempt(() => commands.stepProgramme(id, wanted).then(() => true))) === true) {
      setAsking(null);
    }
  };
  const next = async () => {
    const saved = await attempt(() => commands.nextVersion(id));
    if (saved) {
      go(`/programmes/${saved.value.id}`);
    }
  };
  const remove = async () => {
    await flushAll();
    if ((await attempt(() => commands.deleteProgramme(id))) !== undefined) {
      releaseUnder(`${id}/`);
      notify("information", t("programmes.deleted", { code }), undoStep());
      go("/programmes");
    }
  };
  const write = async (how: () => Promise<string | null>) => {
    await flushAll();
    const path = await attempt(how);
    if (path) {
      notify("ok", t("written", { path }));
    }
  };
  return (
    <div className={`${layout.row} ${layout.wrap}`}>
      {mayDesign && state === "draft" ? (
        <Button look="primary" onPress={() => setAsking("review")}>
          {t("programmes.sendToReview")}
        </Button>
      ) : null}
      {mayDesign && state === "inReview" ? <Button onPress={() => void step("returnToDraft")}>{t("programmes.backToDraft")}</Button> : null}
      {mayOffer && state === "approved" ? (
        <Button look="primary" onPress={() => void step("offer")}>
          {t("programmes.offer")}
        </Button>
      ) : null}
      {mayDesign && FROZEN.has(state) ? <Button onPress={() => void next()}>{t("programmes.nextVersion")}</Button> : null}
      {mayOffer && (state === "approved" || state === "offered") ? (
        <Button look="quiet" onPress={() => setAsking("retire")}>
          {t("programmes.retire")}
        </Button>
      ) : null}
      {mayExport ? (
        <>
          <Hint text={t("packages.passOnHint")}>
            <Button look="quiet" onPress={() => void write(() => commands.writeProgrammePackage(id, code))}>
              {t("packages.passOn")}
            </Button>
          </Hint>
          <Hint text={t("programmes.exportHint")}>
            <Button look="quiet" onPress={() => void write(() => commands.exportProgramme(id))}>
              {t("export")}
            </Button>
          </Hint>
        </>
      ) : null}
      {mayDesign && state === "draft" ? (
        <Button look="quiet" danger onPress={() => void remove()}>
          {t("delete")}
        </Button>
      ) : null}
      {asking === "review" ? <SendForReview programme={programme} onClose={() => setAsking(null)} /> : null}
      {asking === "retire" ? (
        <Confirm title={t("programmes.retireTitle", { code })} act={t("programmes.retireNow")} cancel={t("cancel")} danger onConfirm={() => void step("retire")} onClose={() => setAsking(null)}>
          <p>{t("programmes.retireText", { code, version })}</p>
        </Confirm>
      ) : null}
    </div>
  );
}

export function Programme({ id, tab, item }: { id: string; tab: string; item?: string }) {
  const { t } = useTranslation();
  const [, go] = useLocation();
  const key = keys.programme(id);
  const data = useData(key, () => commands.programmeView(id));
  const mayDesign = useMay("design");
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
  const isFinal = FROZEN.has(programme.state);
  const frozen = isFinal || !mayDesign;
  const props: TabProps = { view, programme, frozen, edit };
  return (
    <Editing of={key}>
      <main className={layout.main} id="main" tabIndex={-1}>
        <div className={layout.column}>
          <div className={layout.stack}>
            <p className={layout.over}>
              {t("programmes.over", { code: programme.code, version: programme.version, state: t(`statesWithin.${programme.state}`) })}
            </p>
            <h1 dir="auto">{programme.title || t("programmes.untitled")}</h1>
            <p className={layout.lead} dir="auto">
              {programme.description}
            </p>
          </div>
          <Steps programme={programme} />
          {isFinal ? <Notice tone="information">{t("programmes.frozen")}</Notice> : <MayNot action="design" />}
          <Tabs data-readable={frozen || undefined} selectedKey={tab} onSelectionChange={(chosen) => go(`/programmes/${id}/${String(chosen)}`)}>
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
    </Editing>
  );
}
