import { attempt, flushAll } from "../../app/data";
import { facts } from "../../app/figures";
import { notify } from "../../app/notices";
import { useTranslation } from "../../app/text";
import { commands } from "../../bindings";
import type { AwardView, LearnerResult } from "../../bindings";
import { Confirm } from "../../design/controls";
import layout from "../../design/layout.module.css";

interface ConfirmDecideProps {
  cohort: string;
  cohortName: string;
  view: AwardView;
  onClose: () => void;
}

/** Says once, before awards are decided for good, how many and with what result. */
export function ConfirmDecide({ cohort, cohortName, view, onClose }: ConfirmDecideProps) {
  const { t, say } = useTranslation();
  const open = view.rows.filter((row) => row.result !== "pending" && (row.decided === null || row.differs));
  const withResult = (result: LearnerResult) => open.filter((row) => row.result === result).length;
  const decide = async () => {
    await flushAll();
    const done = await attempt(() => commands.decideAwards(cohort));
    if (done) {
      notify("ok", t("awards.decided", { count: done.recorded }));
      onClose();
    }
  };
  const rows: [string, string][] = [
    [t("press.cohort"), cohortName],
    ...(view.standard ? [[t("awards.byStandard"), say(view.standard)] as [string, string]] : []),
    [t("awards.result"), facts(...(["passed", "failed"] as const).map((result) => withResult(result) > 0 && t("awards.countOf", { result: t(`results.${result}`), count: withResult(result) })))],
  ];
  return (
    <Confirm title={t("awards.confirmTitle", { count: view.toDecide })} act={t("awards.confirmNow")} cancel={t("cancel")} onConfirm={() => void decide()} onClose={onClose}>
      <dl className={layout.factsList}>
        {rows.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd dir="auto">{value}</dd>
          </div>
        ))}
      </dl>
      <p className={layout.lead}>{t("awards.confirmText")}</p>
    </Confirm>
  );
}
