import { useState } from "react";
import { Tab, TabList, TabPanel, Tabs } from "react-aria-components";
import { useLocation } from "wouter";

import { MayNot } from "../../../app/MayNot";
import { attempt, flushAll, useData } from "../../../app/data";
import { Editing } from "../../../app/drafts/Editing";
import { useAutosave } from "../../../app/drafts/editing";
import { inPercent, measured, outOf, sentences } from "../../../app/figures";
import { keys } from "../../../app/keys";
import { useMay } from "../../../app/may";
import { notify } from "../../../app/notices";
import { useTranslation } from "../../../app/text";
import { undoStep } from "../../../app/undoing";
import { commands } from "../../../bindings";
import type { Panel as PanelValue, PanelResult, PanelView, Saved } from "../../../bindings";
import { Button, Confirm, Notice, Tag } from "../../../design/controls";
import { TextInput } from "../../../design/fields";
import { DecimalInput } from "../../../design/numbers";
import { ActionsMenu } from "../../../design/menu";
import layout from "../../../design/layout.module.css";
import { Candidates } from "./Candidates";
import { Judgements } from "./Judgements";
import { People } from "./People";
import styles from "./panels.module.css";

const pick = (view: PanelView): Saved<PanelValue> => view.saved;
const place = (view: PanelView, saved: Saved<PanelValue>): PanelView => ({ ...view, saved });
const titleOf = (panel: PanelValue) => panel.title;
const save = async (saved: Saved<PanelValue>): Promise<Saved<PanelValue>> => (await commands.savePanel(saved)).saved;

/** What a round says: the cut score, its standard error, who would pass, how judges differ. */
function Feedback({ panel, result }: { panel: PanelValue; result: PanelResult }) {
  const { t } = useTranslation();
  const { line } = result;
  return (
    <section className={`${layout.card} ${layout.pad}`} aria-label={t("panels.cut")}>
      <div className={layout.figures}>
        <div className={layout.figure}>
          <strong>{result.percent === null ? measured(result.cut) : inPercent(result.percent.toFixed(1))}</strong>
          <span>{t("panels.cut")}</span>
        </div>
        <div className={layout.figure}>
          <strong>{measured(result.cut)}</strong>
          <span>
            {t("panels.pointsWithError", { error: measured(result.error) })}
          </span>
        </div>
        <div className={layout.figure}>
          <strong>{result.wouldPass === null ? "–" : inPercent(Math.round(result.wouldPass))}</strong>
          <span>
            {result.wouldPass === null
              ? t("panels.noScores")
              : result.wouldPassAbove === null || result.wouldPassBelow === null
                ? t("panels.wouldPass")
                : t("panels.wouldPassBetween", { low: inPercent(Math.round(result.wouldPassAbove)), high: inPercent(Math.round(result.wouldPassBelow)) })}
          </span>
        </div>
      </div>
      {result.caution.length > 0 ? <Notice tone="information">{sentences(result.caution)}</Notice> : null}
      {line ? (
        <p className={layout.fine}>{t("panels.line", { intercept: measured(line.intercept), slope: measured(line.slope), share: Math.round((line.rSquared ?? 0) * 100) })}</p>
      ) : (
        <table className={layout.table}>
          <tbody>
            {result.judges.map((j) => (
              <tr key={j.judgeId}>
                <th scope="row">{panel.judges.find((x) => x.id === j.judgeId)?.name}</th>
                <td className={layout.number}>{j.cut === null ? outOf(String(j.given), String(j.wanted)) : t("panels.inPoints", { points: measured(j.cut) })}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function Adopt({ id, view, percent }: { id: string; view: PanelView; percent: number | null }) {
  const { t } = useTranslation();
  const [wanted, setWanted] = useState(percent === null ? "" : percent.toFixed(1));
  const adopt = async () => {
    if (await attempt(() => commands.adoptCutScore(id, view.saved.revision, wanted))) {
      notify("ok", t("panels.adopted", { percent: wanted }), undoStep());
    }
  };
  return (
    <div className={`${layout.row} ${layout.end}`}>
      <div style={{ width: 140 }}>
        <DecimalInput label={t("panels.adoptAt")} value={wanted} onChange={setWanted} />
      </div>
      <Button isDisabled={wanted === ""} onPress={() => void adopt()}>
        {t("panels.adopt")}
      </Button>
      {view.saved.value.adopted === null ? null : <Tag tone="ok">{t("panels.adopted", { percent: view.saved.value.adopted })}</Tag>}
    </div>
  );
}

export function Panel({ id }: { id: string }) {
  const { t, say } = useTranslation();
  const [, go] = useLocation();
  const key = keys.panel(id);
  const data = useData(key, () => commands.panelView(id));
  const edit = useAutosave<PanelView, PanelValue>(key, pick, place, save, { record: { kind: "panel", id }, name: titleOf });
  const [chosen, setChosen] = useState<string | null>(null);
  const [closing, setClosing] = useState<number | null>(null);
  const may = useMay("setStandards");
  const view = data.data;
  if (!view) {
    return <main className={layout.main} aria-busy={data.isPending} />;
  }
  const panel = view.saved.value;
  const shown = Math.min(Number(chosen ?? panel.rounds.length - 1), panel.rounds.length - 1);
  const round = panel.rounds[shown];
  const result = view.results[shown];
  const anyClosed = panel.rounds.some((r) => r.closed !== null);
  const step = async (how: (revision: number) => Promise<unknown>) => {
    await flushAll();
    const now = await attempt(() => commands.panelView(id));
    if (now) {
      await attempt(() => how(now.saved.revision));
    }
  };
  // Judges and items come first while they are chosen, and last once something was said.
  const setup = (
    <>
      <People panel={panel} frozen={anyClosed} closed={!may} edit={edit} />
      {may ? <Candidates id={id} view={view} step={step} /> : null}
    </>
  );
  const remove = async () => {
    if ((await attempt(() => commands.deletePanel(id))) !== undefined) {
      notify("information", t("panels.deleted"), undoStep());
      go("/panels");
    }
  };
  return (
    <Editing of={key}>
    <main className={layout.main} id="main" tabIndex={-1}>
      <div className={layout.stack} style={{ gap: 20 }}>
        <MayNot action="setStandards" />
        <p className={layout.over}>
          {view.about ? t("panels.methodAbout", { method: t(`panels.methods.${panel.method}`), about: say(view.about) }) : t(`panels.methods.${panel.method}`)}
        </p>
        <div className={`${layout.row} ${layout.between}`}>
          <h1 dir="auto">{panel.title}</h1>
          <ActionsMenu label={t("actions")} actions={[{ id: "delete", label: t("delete"), isDisabled: !may || panel.adopted !== null, run: () => void remove() }]} />
        </div>
        <p className={layout.lead}>{t(`panels.methodHints.${panel.method}`)}</p>
        <div className={layout.grid}>
          <TextInput path="title" isDisabled={!may} label={t("panels.name")} value={panel.title} onChange={(title) => edit((p) => ({ ...p, title }))} />
          <TextInput path="minimallyCompetent" isDisabled={!may} label={t("panels.minimally")} hint={t("panels.minimallyHint")} rows={2} value={panel.minimallyCompetent} onChange={(minimallyCompetent) => edit((p) => ({ ...p, minimallyCompetent }))} />
        </div>
        {anyClosed ? null : setup}
        <Tabs selectedKey={String(shown)} onSelectionChange={(n) => setChosen(String(n))}>
          <TabList className={layout.tabs} aria-label={t("panels.judgements")}>
            {panel.rounds.map((r, n) => (
              <Tab key={n} id={String(n)} className={layout.tab}>
                {t(r.closed ? "panels.roundClosed" : "panels.round", { number: n + 1 })}
              </Tab>
            ))}
          </TabList>
          {panel.rounds.map((_, n) => (
            <TabPanel key={n} id={String(n)} className={layout.panel}>
              {round && result && n === shown ? (
                <>
                  <Judgements panel={panel} round={n} before={view.results[n - 1]} isFixed={!may} edit={edit} />
                  {round.closed || panel.method === "borderlineRegression" ? <Feedback panel={panel} result={result} /> : null}
                  <div className={`${layout.row} ${layout.end} ${styles.steps}`}>
                    {round.closed || !may ? null : (
                      <Button look="primary" onPress={() => setClosing(n)}>
                        {t("panels.close")}
                      </Button>
                    )}
                    {may && round.closed && n === panel.rounds.length - 1 ? (
                      <Button onPress={() => void step((revision) => commands.openRound(id, revision)).then(() => setChosen(null))}>{t("panels.open")}</Button>
                    ) : null}
                    {may && round.closed ? <Adopt key={n} id={id} view={view} percent={result.percent} /> : null}
                  </div>
                </>
              ) : null}
            </TabPanel>
          ))}
        </Tabs>
        {anyClosed ? setup : null}
      </div>
      {closing === null ? null : (
        <Confirm
          title={t("panels.closeTitle", { number: closing + 1 })}
          act={t("panels.closeNow")}
          cancel={t("cancel")}
          onConfirm={() => void step((revision) => commands.closeRound(id, revision)).then(() => setClosing(null))}
          onClose={() => setClosing(null)}
        >
          <p>{t("panels.closeText", { title: panel.title })}</p>
        </Confirm>
      )}
    </main>
    </Editing>
  );
}
