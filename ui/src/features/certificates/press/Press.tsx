import { useMemo, useState } from "react";
import { ToggleButton } from "react-aria-components";
import { useLocation } from "wouter";

import { Blockers } from "../../../app/Blockers";
import { MayNot } from "../../../app/MayNot";
import { useCohortChoices } from "../../../app/choices";
import { attempt, useAnswer, useData, words } from "../../../app/data";
import { keys } from "../../../app/keys";
import { useMay } from "../../../app/may";
import { notify } from "../../../app/notices";
import { useRemembered } from "../../../app/remembered";
import { placeOfBlocker } from "../../../app/places";
import { holds, number as inFigures } from "../../../app/locale";
import { type Translate, useTranslation } from "../../../app/text";
import { commands } from "../../../bindings";
import type { CohortSummary, IssueClass, IssueOptions, Paper, PlannedCertificate } from "../../../bindings";
import { Button, Notice } from "../../../design/controls";
import { SearchSelect } from "../../../design/SearchSelect";
import { DateInput } from "../../../design/dates";
import { Select, TextInput } from "../../../design/fields";
import layout from "../../../design/layout.module.css";
import { SortHead, useSorted } from "../../../design/sorting";
import type { Column, Order } from "../../../design/sorting";
import { VirtualRows } from "../../../design/VirtualRows";
import { SigningGate, isLocked } from "../../credentials/keys/SigningGate";
import { ConfirmPrint } from "./ConfirmPrint";
import { OpenRun } from "./OpenRun";
import { Output } from "./Output";
import type { OutputChoice } from "./Output";
import { PdfPreview } from "./PdfPreview";
import { PlannedRow } from "./PlannedRow";
import { Chosen } from "./Chosen";
import { useChoice } from "./choice";
import { Progress, usePress } from "./running";
import styles from "./certificates.module.css";

/** Figures above the list; each shows its own learners when it is pressed. */
type Tile = "firstAward" | "renewals" | "supersedes" | "alreadyHold" | "notEligible" | "toLookAt";
const CLASSES: Record<Tile, ReadonlySet<IssueClass>> = {
  firstAward: new Set<IssueClass>(["firstAward", "again"]),
  renewals: new Set<IssueClass>(["renewal"]),
  supersedes: new Set<IssueClass>(["supersedes"]),
  alreadyHold: new Set<IssueClass>(["alreadyHolds"]),
  notEligible: new Set<IssueClass>(["didNotPass", "resultPending"]),
  toLookAt: new Set<IssueClass>(["ranOut", "revokedBefore", "inAnotherName", "inAnotherNumber", "cannotPrint"]),
};

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
  const [only, setOnly] = useState<Tile | null>(null);
  const [asking, setAsking] = useState(false);
  const [wanted, setWanted] = useRemembered("press", "");
  const [order, setOrder] = useRemembered<Order | null>("press-order", null);
  const may = useMay("issue");
  const cohorts = useCohortChoices();
  const stocks = useData(keys.paperStocks(), commands.paperStocks);
  const options: IssueOptions = { templateId, paper, issuedOn, stock, again, onlyAgain: false, ...output };
  const plan = useAnswer(keys.plan(cohort, templateId, paper, again, issuedOn), () => commands.planIssue(cohort, options));
  const choice = useChoice(cohort, plan.data?.rows);
  // Some of those who are due: they are named, and nobody else is printed for.
  const some: IssueOptions = choice.picked === null ? options : { ...options, again: [...choice.picked], onlyAgain: true };
  const preview = useAnswer(keys.preview(cohort, number, templateId, paper, again, issuedOn), () => commands.previewCertificate(cohort, number, options));
  const templates = useData(keys.templates(), commands.certificateTemplates);
  const locked = isLocked(plan.data?.signing);
  const due = choice.picked?.size ?? plan.data?.due ?? 0;
  const prove = async () => {
    const folder = await attempt(commands.chooseOutputFolder);
    const path = folder ? await attempt(() => commands.proofCertificates(cohort, some, folder.token)) : undefined;
    if (path) {
      notify("ok", t("written", { path }));
    }
  };
  const print = async (count: number) => {
    setAsking(false);
    const folder = await attempt(commands.chooseOutputFolder);
    if (!folder) {
      return;
    }
    const begun = { cohortId: cohort, cohortName: summary.cohort.name, progress: { done: 0, total: count } };
    await press(begun, (channel) => commands.issueCertificates(cohort, some, folder.token, channel));
    choice.everyone();
  };
  const chosen = (templates.data ?? []).find((x) => x.id === templateId);
  const papers = PAPERS.filter((id) => id !== chosen?.paper);
  const figures: [Tile, number][] = plan.data
    ? [
        ["firstAward", plan.data.firstAward],
        ["renewals", plan.data.renewals],
        ["supersedes", plan.data.supersedes],
        ["alreadyHold", plan.data.alreadyHold],
        ["notEligible", plan.data.notEligible],
        ["toLookAt", plan.data.toLookAt],
      ]
    : [];
  const found = useMemo(() => (plan.data?.rows ?? []).filter((row) => (only === null || CLASSES[only].has(row.class)) && (wanted.trim() === "" || holds(row.name, wanted) || holds(row.number, wanted))), [plan.data, only, wanted]);
  const columns = useMemo<Column<PlannedCertificate>[]>(
    () => [
      { id: "name", label: t("press.learner"), by: (row) => row.name },
      { id: "serial", label: t("register.serial"), by: (row) => row.serial },
      { id: "state", label: t("press.state"), by: (row) => t(`issueClasses.${row.class}`) },
    ],
    [t],
  );
  const rows = useSorted(found, columns, order);
  return (
    <div className={`${layout.room} ${layout.split}`}>
      <main className={layout.main}>
        <div className={layout.stack} style={{ gap: 20 }}>
          <div className={layout.stack}>
            <p className={layout.over}>{t("press.over", { programme: summary.programme.title, cohort: summary.cohort.name })}</p>
            <h1>{t("press.title")}</h1>
          </div>
          {plan.error ? <Notice tone="bad">{words(plan.error)}</Notice> : null}
          <MayNot action="issue" />
          {plan.data && plan.data.blocked.length > 0 ? (
            <Notice tone="bad">
              <Blockers messages={plan.data.blocked} placeOf={(message) => placeOfBlocker(message, { programme: summary.programme.id, cohort })} />
            </Notice>
          ) : null}
          {(plan.data?.warnings ?? []).map((reason, n) => (
            <Notice key={n}>{say(reason)}</Notice>
          ))}
          <OpenRun cohort={cohort} running={running !== null} locked={locked} press={press} />
          {running && here ? <Progress running={running} /> : null}
          {running && !here ? <Notice tone="information">{t("press.another", { cohort: running.cohortName })}</Notice> : null}
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
          <div className={layout.figures}>
            {figures.map(([tile, count]) => (
              <ToggleButton key={tile} className={layout.figure} data-tone={tile === "toLookAt" && count > 0 ? "bad" : undefined} isSelected={only === tile} isDisabled={count === 0} onChange={(on) => setOnly(on ? tile : null)}>
                <strong>{inFigures(count)}</strong>
                <span>{t(`press.${tile}`)}</span>
              </ToggleButton>
            ))}
          </div>
          <Chosen choice={choice} />
          <TextInput hideLabel label={t("cohorts.search")} placeholder={t("cohorts.search")} type="search" value={wanted} onChange={setWanted} />
          <VirtualRows
            label={t("press.learners")}
            rows={[...rows]}
            rowHeight={44}
            head={<SortHead className={styles.row} columns={columns} order={order} onOrder={setOrder} before={<span />} />}
            render={(row) => (
              <PlannedRow
                row={row}
                chosen={row.number === number}
                choose={() => setNumber(row.number)}
                picked={choice.picked?.has(row.number) ?? false}
                pick={(on) => choice.pick(row.number, on)}
                issueAgain={() => setAgain([...again, row.number])}
                takeBack={again.includes(row.number) ? () => setAgain(again.filter((who) => who !== row.number)) : undefined}
                may={may}
              />
            )}
          />
        </div>
      </main>
      <aside className={layout.sunken} aria-label={t("press.preview")}>
        <div className={`${layout.row} ${layout.between}`}>
          <p>
            <strong>{t("press.preview")}</strong> <span className={layout.over}>{t("press.veryPage")}</span>
          </p>
        </div>
        {chosen ? <p className={layout.fine}>{say(chosen.description)}</p> : null}
        {preview.data ? <PdfPreview pdf={preview.data} isOld={preview.isPlaceholderData} label={t("press.pageOf", { name: plan.data?.rows.find((r) => r.number === number)?.name ?? summary.cohort.name })} /> : null}
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
        {locked && may && !here ? <SigningGate /> : null}
        {here ? null : (
          <div className={`${layout.row} ${layout.wrap}`}>
            <Button onPress={() => void prove()} isDisabled={!may || running !== null || plan.isFetching || due === 0}>
              {t("press.proof")}
            </Button>
            <Button look="primary" onPress={() => setAsking(true)} isDisabled={!may || locked || running !== null || due === 0 || (!merged && !single) || (plan.data?.blocked.length ?? 1) > 0}>
              {t("press.print", { count: due })}
            </Button>
          </div>
        )}
      </aside>
      {asking ? (
        <ConfirmPrint
          cohort={cohort}
          cohortName={summary.cohort.name}
          options={some}
          template={chosen?.name ?? ""}
          paper={paperName(t, paper ?? chosen?.paper)}
          onPrint={(count) => void print(count)}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </div>
  );
}
