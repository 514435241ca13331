import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { ReactNode } from "react";
import { Tab, TabList, TabPanel, Tabs } from "react-aria-components";

import { MayNot } from "../../../app/MayNot";
import { asked, attempt, flushAll } from "../../../app/data";
import { keys } from "../../../app/keys";
import { useMay } from "../../../app/may";
import { notify } from "../../../app/notices";
import { tableStyle } from "../../../app/tables";
import { useTranslation } from "../../../app/text";
import { commands } from "../../../bindings";
import type { Marker, MarkingOf, MarkingView, ScorePreview } from "../../../bindings";
import { Button, Confirm, Notice } from "../../../design/controls";
import { TextInput } from "../../../design/fields";
import { ActionsMenu } from "../../../design/menu";
import layout from "../../../design/layout.module.css";
import { Marks } from "./Marks";
import { Moderation } from "./Moderation";
import { Phrases } from "./Phrases";
import { Quality } from "./Quality";
import { RubricMove } from "./RubricMove";
import { ScoreImport } from "./ScoreImport";
import styles from "./scoring.module.css";

const NO_SHEETS: MarkingView["sheets"] = [];
const withoutSheets = (view: MarkingView): MarkingView => ({ ...view, sheets: NO_SHEETS });

/** A marking without its sheets: what stands around the grid is not drawn anew at each mark. */
function useFrame(of: MarkingOf, marker: Marker) {
  return useQuery({ queryKey: keys.marking(of, marker), queryFn: asked(keys.marking(of, marker), () => commands.markingView(of, marker)), select: withoutSheets });
}

function Draw({ of }: { of: MarkingOf }) {
  const { t } = useTranslation();
  const [seed, setSeed] = useState("");
  const may = useMay("moderate");
  return (
    <section className={`${layout.card} ${layout.pad}`} style={{ maxWidth: 620 }}>
      <p className={layout.lead}>{t("scoring.sampleLead")}</p>
      <div className={`${layout.row} ${layout.end}`}>
        <TextInput label={t("scoring.seed")} value={seed} onChange={setSeed} />
        <Button look="primary" isDisabled={!may || seed.trim() === ""} onPress={() => void attempt(() => commands.drawSample(of, seed))}>
          {t("scoring.draw")}
        </Button>
      </div>
    </section>
  );
}

function First({ view }: { view: MarkingView }) {
  const { t } = useTranslation();
  const { of } = view;
  const [moving, setMoving] = useState(false);
  const mayScore = useMay("score");
  const mayMove = useMay("moderate");
  const close = async () => {
    await flushAll();
    await attempt(() => commands.closeMarking(of, "first"));
  };
  return (
    <>
      {view.newerRubric ? (
        <Notice tone="information">
          {t("scoring.newerRubric", { version: view.rubricVersion })}{" "}
          <Button small isDisabled={!mayMove} onPress={() => setMoving(true)}>
            {t("scoring.seeMove")}
          </Button>
        </Notice>
      ) : null}
      {view.hidden > 0 ? <Notice tone="information">{t("scoring.hidden", { count: view.hidden })}</Notice> : null}
      <Marks of={of} marker="first" />
      {view.open ? (
        <div>
          <Button look="primary" isDisabled={!mayScore} onPress={() => void close()}>
            {t("scoring.close")}
          </Button>
        </div>
      ) : (
        <Notice tone="information">
          {t("scoring.closedLead")}{" "}
          <Button small isDisabled={!mayScore} onPress={() => void attempt(() => commands.reopenMarking(of))}>
            {t("scoring.reopen")}
          </Button>
        </Notice>
      )}
      {moving && view.newerRubric ? <RubricMove of={of} to={view.newerRubric} onClose={() => setMoving(false)} /> : null}
    </>
  );
}

function Second({ view }: { view: MarkingView }) {
  const { t } = useTranslation();
  const [closing, setClosing] = useState(false);
  const mayScore = useMay("score");
  const second = useFrame(view.of, "second");
  const sample = view.marking.value.sample;
  if (!view.marking.value.firstClosed) {
    return <p className={layout.lead}>{t("scoring.noSample")}</p>;
  }
  if (!sample) {
    return <Draw of={view.of} />;
  }
  const close = async () => {
    await flushAll();
    if ((await attempt(() => commands.closeMarking(view.of, "second").then(() => true))) === true) {
      setClosing(false);
    }
  };
  return (
    <>
      <p className={layout.lead}>{t("scoring.drawn", { count: sample.learnerIds.length, of: sample.of, seed: sample.wish.seed })}</p>
      {second.data?.open ? <p className={layout.fine}>{t("scoring.blind")}</p> : null}
      <Marks of={view.of} marker="second" />
      {second.data?.open ? (
        <div>
          <Button look="primary" isDisabled={!mayScore} onPress={() => setClosing(true)}>
            {t("scoring.closeSecond")}
          </Button>
        </div>
      ) : null}
      {closing ? (
        <Confirm title={t("scoring.closeSecondTitle")} act={t("scoring.closeSecondNow")} cancel={t("cancel")} onConfirm={() => void close()} onClose={() => setClosing(false)}>
          <p>{t("scoring.closeSecondText")}</p>
        </Confirm>
      ) : null}
    </>
  );
}

/** One attempt at an assessment in a cohort: from the first mark to settled differences. */
export function Marking({ of, tab, go, children }: { of: MarkingOf; tab: string; go: (tab: string) => void; children?: ReactNode }) {
  const { t } = useTranslation();
  const [phrases, setPhrases] = useState(false);
  const mayScore = useMay("score");
  const [preview, setPreview] = useState<ScorePreview | null>(null);
  const data = useFrame(of, "first");
  const view = data.data;
  if (!view) {
    return <main className={layout.main} aria-busy={data.isPending} />;
  }
  const marker: Marker = tab === "second" ? "second" : "first";
  const write = async () => {
    await flushAll();
    const path = await attempt(() => commands.exportScores(of, marker, tableStyle()));
    if (path) {
      notify("ok", t("written", { path }));
    }
  };
  const read = async () => {
    await flushAll();
    const found = await attempt(() => commands.chooseScores(of, marker));
    if (found) {
      setPreview(found);
    }
  };
  const begun = view.marking.revision > 0;
  const ready = view.marking.value.firstClosed !== null && view.marking.value.secondClosed !== null;
  return (
    <main className={`${layout.main} ${tab === "marks" || tab === "second" ? layout.filled : ""}`}>
      <div className={tab === "marks" || tab === "second" ? layout.fills : layout.stack}>
        <div className={`${layout.row} ${layout.between} ${styles.heading}`}>
          <div>
            <p className={layout.over}>
              {view.rubricVersion > 0 ? t("scoring.stageWithRubric", { stage: t(`scoring.stages.${view.stage}`), version: view.rubricVersion }) : t(`scoring.stages.${view.stage}`)}
            </p>
            <h1 dir="auto">{of.attempt > 1 ? t("scoring.titleOfAttempt", { title: view.title, number: of.attempt }) : view.title}</h1>
          </div>
          <ActionsMenu
            label={t("actions")}
            actions={[
              { id: "phrases", label: t("scoring.phrases"), isDisabled: !mayScore, run: () => setPhrases(true) },
              { id: "import", label: t("scoring.import"), isDisabled: !mayScore, run: () => void read() },
              { id: "export", label: t("scoring.export"), run: () => void write() },
            ]}
          />
        </div>
        <MayNot action="score" />
        {children}
        <Tabs className={styles.tabs} selectedKey={tab} onSelectionChange={(chosen) => go(String(chosen))}>
          <TabList className={layout.tabs} aria-label={t("scoring.title")}>
            {(["marks", "second", "moderation", "quality"] as const).map((name) => (
              <Tab key={name} id={name} className={layout.tab}>
                {t(`scoring.tabs.${name}`)}
              </Tab>
            ))}
          </TabList>
          <TabPanel id="marks" className={`${layout.panel} ${styles.panel}`}>
            <First view={view} />
          </TabPanel>
          <TabPanel id="second" className={`${layout.panel} ${styles.panel}`}>
            <Second view={view} />
          </TabPanel>
          <TabPanel id="moderation" className={layout.panel}>
            <Moderation of={of} ready={ready} />
          </TabPanel>
          <TabPanel id="quality" className={layout.panel}>
            {begun ? <Quality of={of} /> : <p className={layout.lead}>{t("scoring.stages.notBegun")}</p>}
          </TabPanel>
        </Tabs>
      </div>
      {phrases ? <Phrases onClose={() => setPhrases(false)} /> : null}
      {preview ? <ScoreImport first={preview} onClose={() => setPreview(null)} /> : null}
    </main>
  );
}
