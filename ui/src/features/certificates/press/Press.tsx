import { useState } from "react";
import { useLocation } from "wouter";

import { useCohortChoices } from "../../../app/choices";
import { attempt, useAnswer, useData, words } from "../../../app/data";
import { keys } from "../../../app/keys";
import { notify } from "../../../app/notices";
import { number as inFigures } from "../../../app/locale";
import { type Translate, useTranslation } from "../../../app/text";
import { commands } from "../../../bindings";
import type { CohortSummary, IssueClass, IssueOptions, Paper, PlannedCertificate } from "../../../bindings";
import { Button, Notice, Tag } from "../../../design/controls";
import { SearchSelect } from "../../../design/SearchSelect";
import { DateInput, Select } from "../../../design/fields";
import type { Tone } from "../../../design/controls";
import layout from "../../../design/layout.module.css";
import { VirtualRows } from "../../../design/VirtualRows";
import { OpenRun } from "./OpenRun";
import { Output } from "./Output";
import type { OutputChoice } from "./Output";
import { PdfPage } from "./PdfPage";
import { Progress, usePress } from "./running";
import styles from "./certificates.module.css";

const TONE: Record<IssueClass, Tone> = {
  firstAward: "information",
  alreadyHolds: "ok",
  renewal: "information",
  supersedes: "information",
  ranOut: "warning",
  revokedBefore: "warning",
  inAnotherNumber: "warning",
  inAnotherName: "warning",
  again: "information",
  didNotPass: "neutral",
  resultPending: "neutral",
  cannotPrint: "bad",
};

interface RowProps {
  row: PlannedCertificate;
  chosen: boolean;
  choose: () => void;
  issueAgain: () => void;
}

function Row({ row, chosen, choose, issueAgain }: RowProps) {
  const { t, say } = useTranslation();
  return (
    <div className={styles.row} data-chosen={chosen || undefined}>
      <Button look="quiet" onPress={choose} isDisabled={row.serial === ""}>
        <span dir="auto">{row.name}</span>
        <bdi className={layout.fine}>{row.number}</bdi>
      </Button>
      <span className={layout.number}>{row.serial || "–"}</span>
      <span className={styles.state}>
        {row.class === "revokedBefore" || row.class === "ranOut" ? (
          <Button small onPress={issueAgain} aria-label={t("press.issueAgainTo", { name: row.name })}>
            {t("press.issueAgain")}
          </Button>
        ) : row.class === "inAnotherName" || row.class === "inAnotherNumber" ? (
          <Button small onPress={issueAgain} aria-label={t("press.anotherPersonIs", { name: row.name })}>
            {t("press.anotherPerson")}
          </Button>
        ) : null}
        {row.note ? <Tag tone={row.class === "cannotPrint" ? "bad" : "warning"}>{say(row.note)}</Tag> : <Tag tone={TONE[row.class]}>{t(`issueClasses.${row.class}`)}</Tag>}
      </span>
    </div>
  );
}

/** Papers a template can be put on; badges and cards have their own. */
const PAPERS = ["a4Landscape", "a4Portrait", "letterLandscape", "letterPortrait", "a5Landscape", "a5Portrait"] as const;

function paperName(t: Translate, paper: Paper | undefined): string {
  return paper === undefined ? "" : t(`papers.${typeof paper === "string" ? paper : "custom"}`);
}

export function Press({ summary }: { summary: CohortSummary }) {
  const { t, say } = useTranslation();
  const [, go] = useLocation();
  const cohort = summary.cohort.id;
  const [templateId, setTemplateId] = useState("laurel");
  const [paper, setPaper] = useState<Paper | null>(null);
  const [number, setNumber] = useState("");
  const [issuedOn, setIssuedOn] = useState<string | null>(null);
  const [again, setAgain] = useState<string[]>([]);
  const { running, report, press } = usePress(cohort);
  const here = running?.cohortId === cohort;
  const [output, setOutput] = useState<OutputChoice>({ merged: true, split: 0, single: false, fileNames: "", printer: "" });
  const { merged, single } = output;
  const [stock, setStock] = useState<string | null>(null);
  const cohorts = useCohortChoices();
  const stocks = useData(keys.paperStocks(), commands.paperStocks);
  const options: IssueOptions = { templateId, paper, issuedOn, stock, again, onlyAgain: false, ...output };
  const plan = useAnswer(keys.plan(cohort, templateId, paper, again, issuedOn), () => commands.planIssue(cohort, options));
  const preview = useAnswer(keys.preview(cohort, number, templateId, paper, again, issuedOn), () => commands.previewCertificate(cohort, number, options));
  const templates = useData(keys.templates(), commands.certificateTemplates);
  const due = plan.data?.due ?? 0;
  const prove = async () => {
    const folder = await attempt(commands.chooseOutputFolder);
    const path = folder ? await attempt(() => commands.proofCertificates(cohort, options, folder.token)) : undefined;
    if (path) {
      notify("ok", t("written", { path }));
    }
  };
  const print = async () => {
    const folder = await attempt(commands.chooseOutputFolder);
    if (!folder) {
      return;
    }
    const begun = { cohortId: cohort, cohortName: summary.cohort.name, progress: { done: 0, total: due } };
    await press(begun, (channel) => commands.issueCertificates(cohort, options, folder.token, channel));
  };
  const chosen = (templates.data ?? []).find((x) => x.id === templateId);
  const papers = PAPERS.filter((id) => id !== chosen?.paper);
  const figures: [number, string, string?][] = plan.data
    ? [
        [plan.data.firstAward, t("press.firstAward")],
        [plan.data.renewals, t("press.renewals")],
        [plan.data.supersedes, t("press.supersedes")],
        [plan.data.alreadyHold, t("press.alreadyHold")],
        [plan.data.notEligible, t("press.notEligible")],
        [plan.data.toLookAt, t("press.toLookAt"), plan.data.toLookAt > 0 ? "bad" : undefined],
      ]
    : [];
  return (
    <div className={`${layout.room} ${layout.split}`}>
      <main className={layout.main}>
        <div className={layout.stack} style={{ gap: 20 }}>
          <div className={layout.stack}>
            <p className={layout.over}>{t("press.over", { programme: summary.programme.title, cohort: summary.cohort.name })}</p>
            <h1>{t("press.title")}</h1>
          </div>
          {plan.error ? <Notice tone="bad">{words(plan.error)}</Notice> : null}
          {(plan.data?.blocked ?? []).map((reason, n) => (
            <Notice key={n} tone="bad">
              {say(reason)}
            </Notice>
          ))}
          {(plan.data?.warnings ?? []).map((reason, n) => (
            <Notice key={n}>{say(reason)}</Notice>
          ))}
          <OpenRun cohort={cohort} running={running !== null} press={press} />
          {running && here ? <Progress running={running} /> : null}
          {running && !here ? <Notice tone="information">{t("press.another", { cohort: running.cohortName })}</Notice> : null}
          <div className={layout.figures}>
            {figures.map(([count, label, tone]) => (
              <div key={label} className={layout.figure} data-tone={tone}>
                <strong>{inFigures(count)}</strong>
                <span>{label}</span>
              </div>
            ))}
          </div>
          <VirtualRows
            label={t("press.learners")}
            rows={plan.data?.rows ?? []}
            rowHeight={44}
            height={380}
            render={(row) => <Row row={row} chosen={row.number === number} choose={() => setNumber(row.number)} issueAgain={() => setAgain([...again, row.number])} />}
          />
          {report ? (
            <Notice tone="ok">
              {t("press.report", { count: report.issued })}
              <ul>
                {report.files.slice(0, 12).map((file) => (
                  <li key={file}>{file}</li>
                ))}
              </ul>
              {report.notes.map((note, n) => (
                <p key={n}>{say(note)}</p>
              ))}
              {report.leftOut.length > 0 ? <p>{t("press.leftOut", { count: report.leftOut.length })}</p> : null}
              {report.leftOut.map((reason, n) => (
                <p key={n}>{say(reason)}</p>
              ))}
            </Notice>
          ) : null}
        </div>
      </main>
      <aside className={layout.sunken} aria-label={t("press.preview")}>
        <div className={`${layout.row} ${layout.between}`}>
          <p>
            <strong>{t("press.preview")}</strong> <span className={layout.over}>{t("press.veryPage")}</span>
          </p>
        </div>
        {chosen ? <p className={layout.fine}>{say(chosen.description)}</p> : null}
        {preview.data ? <PdfPage pdf={preview.data} label={t("press.pageOf", { name: plan.data?.rows.find((r) => r.number === number)?.name ?? summary.cohort.name })} /> : null}
        {preview.error ? <p className={layout.fine}>{words(preview.error)}</p> : null}
        <div className={layout.grid}>
          <SearchSelect<string>
            label={t("press.cohort")}
            value={cohort}
            chosenLabel={t("cohorts.choiceOfVersion", { name: summary.cohort.name, code: summary.programme.code, version: summary.programme.version })}
            {...cohorts}
            onChange={(id) => go(`/certificates/${id}`)}
          />
          <SearchSelect<string>
            label={t("press.template")}
            value={templateId}
            choices={(templates.data ?? []).map((x) => ({ id: x.id, label: x.name }))}
            onChange={(id) => {
              setTemplateId(id);
              setPaper(null);
            }}
          />
          <Select<string>
            label={t("press.paper")}
            value={typeof paper === "string" ? paper : "own"}
            choices={[{ id: "own", label: t("press.ownPaper", { paper: paperName(t, chosen?.paper) }) }, ...papers.map((id) => ({ id, label: t(`papers.${id}`) }))]}
            onChange={(id) => setPaper(PAPERS.find((known) => known === id) ?? null)}
          />
          <DateInput label={t("press.issuedOn")} value={issuedOn} onChange={setIssuedOn} />
          {(stocks.data ?? []).length > 0 ? (
            <Select<string>
              label={t("press.stock")}
              value={stock ?? "plain"}
              choices={[{ id: "plain", label: t("press.noStock") }, ...(stocks.data ?? []).map((s) => ({ id: s.stock.id, label: t("press.stockLeft", { name: s.stock.name, left: s.balance.left }) }))]}
              onChange={(id) => setStock(id === "plain" ? null : id)}
            />
          ) : null}
          <Output output={output} onChange={setOutput} />
        </div>
        {here ? null : (
          <div className={`${layout.row} ${layout.wrap}`}>
            <Button onPress={() => void prove()} isDisabled={running !== null || plan.isFetching || due === 0}>
              {t("press.proof")}
            </Button>
            <Button look="primary" onPress={() => void print()} isDisabled={running !== null || due === 0 || (!merged && !single) || (plan.data?.blocked.length ?? 1) > 0}>
              {t("press.print", { count: due })}
            </Button>
          </div>
        )}
      </aside>
    </div>
  );
}
