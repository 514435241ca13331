import { useState } from "react";
import { Tab, TabList, TabPanel, Tabs } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { useLocation } from "wouter";

import { attempt, flushAll, useAutosave, useData } from "../../app/data";
import { notify } from "../../app/notices";
import { commands } from "../../bindings";
import type { Panel as PanelValue, PanelResult, PanelView, Saved } from "../../bindings";
import { Button, Notice, Tag } from "../../design/controls";
import { DecimalInput, TextInput } from "../../design/fields";
import { ActionsMenu } from "../../design/menu";
import layout from "../../design/layout.module.css";
import { Candidates } from "./Candidates";
import { Judgements } from "./Judgements";
import { People } from "./People";
import styles from "./panels.module.css";

const pick = (view: PanelView): Saved<PanelValue> => view.saved;
const place = (view: PanelView, saved: Saved<PanelValue>): PanelView => ({ ...view, saved });
const save = async (saved: Saved<PanelValue>): Promise<Saved<PanelValue>> => (await commands.savePanel(saved)).saved;

function number(value: number | null, places = 2): string {
  return value === null ? "–" : value.toFixed(places);
}

/** What a round says: the cut score, its standard error, who would pass, how judges differ. */
function Feedback({ panel, result }: { panel: PanelValue; result: PanelResult }) {
  const { t } = useTranslation();
  const { line } = result;
  return (
    <section className={`${layout.card} ${layout.pad}`} aria-label={t("panels.cut")}>
      <div className={layout.figures}>
        <div className={layout.figure}>
          <strong>{result.percent === null ? number(result.cut) : `${number(result.percent, 1)} %`}</strong>
          <span>{t("panels.cut")}</span>
        </div>
        <div className={layout.figure}>
          <strong>{number(result.cut)}</strong>
          <span>
            {t("panels.points")}, {t("panels.error", { error: number(result.error) })}
          </span>
        </div>
        <div className={layout.figure}>
          <strong>{result.wouldPass === null ? "–" : `${Math.round(result.wouldPass)} %`}</strong>
          <span>
            {result.wouldPass === null ? t("panels.noScores") : t("panels.wouldPass")}
            {result.wouldPassAbove === null || result.wouldPassBelow === null
              ? ""
              : `, ${t("panels.between", { low: `${Math.round(result.wouldPassAbove)} %`, high: `${Math.round(result.wouldPassBelow)} %` })}`}
          </span>
        </div>
      </div>
      {result.caution ? <Notice tone="information">{result.caution}</Notice> : null}
      {line ? (
        <p className={layout.fine}>{t("panels.line", { intercept: number(line.intercept), slope: number(line.slope), share: Math.round((line.rSquared ?? 0) * 100) })}</p>
      ) : (
        <table className={layout.table}>
          <tbody>
            {result.judges.map((j) => (
              <tr key={j.judgeId}>
                <th scope="row">{panel.judges.find((x) => x.id === j.judgeId)?.name}</th>
                <td className={layout.number}>{j.cut === null ? `${j.given} / ${j.wanted}` : t("panels.inPoints", { points: number(j.cut) })}</td>
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
  return (
    <div className={`${layout.row} ${layout.end}`}>
      <div style={{ width: 140 }}>
        <DecimalInput label={t("panels.adoptAt")} value={wanted} onChange={setWanted} />
      </div>
      <Button isDisabled={wanted === ""} onPress={() => void attempt(() => commands.adoptCutScore(id, view.saved.revision, wanted))}>
        {t("panels.adopt")}
      </Button>
      {view.saved.value.adopted === null ? null : <Tag tone="ok">{t("panels.adopted", { percent: view.saved.value.adopted })}</Tag>}
    </div>
  );
}

export function Panel({ id }: { id: string }) {
  const { t } = useTranslation();
  const [, go] = useLocation();
  const key = ["panel", id];
  const data = useData(key, () => commands.panelView(id));
  const edit = useAutosave<PanelView, PanelValue>(key, pick, place, save);
  const [chosen, setChosen] = useState<string | null>(null);
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
      <People panel={panel} frozen={anyClosed} edit={edit} />
      <Candidates id={id} view={view} step={step} />
    </>
  );
  const remove = async () => {
    if ((await attempt(() => commands.deletePanel(id))) !== undefined) {
      notify("information", t("panels.deleted"));
      go("/panels");
    }
  };
  return (
    <main className={layout.main}>
      <div className={layout.stack} style={{ gap: 20, maxWidth: 1040 }}>
        <p className={layout.over}>
          {t(`panels.methods.${panel.method}`)}
          {view.about ? ` · ${view.about}` : ""}
        </p>
        <div className={`${layout.row} ${layout.between}`}>
          <h1>{panel.title}</h1>
          <ActionsMenu label={t("actions")} actions={[{ id: "delete", label: t("delete"), isDisabled: panel.adopted !== null, run: () => void remove() }]} />
        </div>
        <p className={layout.lead}>{t(`panels.methodHints.${panel.method}`)}</p>
        <div className={layout.grid}>
          <TextInput label={t("panels.name")} value={panel.title} onChange={(title) => edit((p) => ({ ...p, title }))} />
          <TextInput label={t("panels.minimally")} hint={t("panels.minimallyHint")} rows={2} value={panel.minimallyCompetent} onChange={(minimallyCompetent) => edit((p) => ({ ...p, minimallyCompetent }))} />
        </div>
        {anyClosed ? null : setup}
        <Tabs selectedKey={String(shown)} onSelectionChange={(n) => setChosen(String(n))}>
          <TabList className={layout.tabs} aria-label={t("panels.judgements")}>
            {panel.rounds.map((r, n) => (
              <Tab key={n} id={String(n)} className={layout.tab}>
                {t("panels.round", { number: n + 1 })}
                {r.closed ? ` · ${t("panels.closed")}` : ""}
              </Tab>
            ))}
          </TabList>
          {panel.rounds.map((_, n) => (
            <TabPanel key={n} id={String(n)} className={layout.panel}>
              {round && result && n === shown ? (
                <>
                  <Judgements panel={panel} round={n} before={view.results[n - 1]} edit={edit} />
                  {round.closed || panel.method === "borderlineRegression" ? <Feedback panel={panel} result={result} /> : null}
                  <div className={`${layout.row} ${layout.end} ${styles.steps}`}>
                    {round.closed ? null : (
                      <Button look="primary" onPress={() => void step((revision) => commands.closeRound(id, revision))}>
                        {t("panels.close")}
                      </Button>
                    )}
                    {round.closed && n === panel.rounds.length - 1 ? (
                      <Button onPress={() => void step((revision) => commands.openRound(id, revision)).then(() => setChosen(null))}>{t("panels.open")}</Button>
                    ) : null}
                    {round.closed ? <Adopt key={n} id={id} view={view} percent={result.percent} /> : null}
                  </div>
                </>
              ) : null}
            </TabPanel>
          ))}
        </Tabs>
        {anyClosed ? setup : null}
      </div>
    </main>
  );
}
