import { useState } from "react";

import { words, useData } from "../../../app/data";
import { facts, span } from "../../../app/figures";
import { keys } from "../../../app/keys";
import { day } from "../../../app/moment";
import { useTranslation } from "../../../app/text";
import { commands } from "../../../bindings";
import type { IssueClass, IssueOptions } from "../../../bindings";
import { Confirm, Notice } from "../../../design/controls";
import layout from "../../../design/layout.module.css";

/** Classes of learners who get a certificate. */
export const DUE: ReadonlySet<IssueClass> = new Set<IssueClass>(["firstAward", "renewal", "supersedes", "again"]);

interface ConfirmPrintProps {
  cohort: string;
  cohortName: string;
  options: IssueOptions;
  template: string;
  paper: string;
  onPrint: (due: number) => void;
  onClose: () => void;
}

const today = () => day(new Date().toISOString());

/** Says once, before anything is printed, how many certificates there will be, and which. */
export function ConfirmPrint({ cohort, cohortName, options, template, paper, onPrint, onClose }: ConfirmPrintProps) {
  const { t } = useTranslation();
  const [now] = useState(today);
  const plan = useData(keys.plan(cohort, "confirm", options), () => commands.planIssue(cohort, options));
  const serials = (plan.data?.rows ?? []).filter((row) => DUE.has(row.class) && row.serial !== "").map((row) => row.serial).toSorted();
  const [first = "", last = ""] = [serials[0], serials.at(-1)];
  const due = plan.data?.due ?? 0;
  const outputs = [options.merged && t("press.merged"), options.single && t("press.single"), options.printer && options.printer];
  const rows: [string, string][] = [
    [t("press.cohort"), cohortName],
    [t("press.template"), facts(template, paper)],
    [t("press.dateOn"), options.issuedOn ? day(options.issuedOn) : t("press.today", { date: now })],
    [t("press.serials"), first === last ? first || "–" : span(first, last)],
    [t("press.output"), facts(...outputs)],
  ];
  return (
    <Confirm title={t("press.confirmTitle", { count: due })} act={t("press.confirmNow")} cancel={t("cancel")} isDisabled={due === 0} onConfirm={() => onPrint(due)} onClose={onClose}>
      {plan.error ? <Notice tone="bad">{words(plan.error)}</Notice> : null}
      <dl className={layout.factsList}>
        {rows.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd dir="auto">{value}</dd>
          </div>
        ))}
      </dl>
      <p className={layout.lead}>{t("press.confirmText")}</p>
    </Confirm>
  );
}
