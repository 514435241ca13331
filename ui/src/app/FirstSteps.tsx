import { Circle, CircleCheck } from "lucide-react";
import { Link } from "wouter";

import { keys } from "../../app/keys";
import { useData } from "../../app/data";
import { roomOfStep } from "../../app/rooms";
import type { HelpStep } from "../../app/rooms";
import { useTranslation } from "../../app/text";
import { commands } from "../../bindings";
import type { WorkspaceOverview } from "../../bindings";
import layout from "../../design/layout.module.css";
import styles from "./programmes.module.css";

/** What a new workspace needs, in order, and whether it is there. */
const STEPS: [HelpStep, (workspace: WorkspaceOverview) => boolean][] = [
  ["institution", (w) => w.institution !== ""],
  ["framework", (w) => w.frameworks > 0],
  ["programme", (w) => w.programmes > 0],
  ["rubric", (w) => w.rubrics > 0],
  ["roster", (w) => w.cohorts > 0],
  ["print", (w) => w.certificates > 0],
];

/** A short list of what to set up in a new workspace, until it is done. */
export function FirstSteps() {
  const { t } = useTranslation();
  const workspace = useData(keys.workspace(), commands.workspaceState).data;
  if (!workspace || STEPS.every(([, isDone]) => isDone(workspace))) {
    return null;
  }
  return (
    <section className={`${layout.card} ${styles.first}`} aria-label={t("firstSteps")}>
      <h2>{t("firstSteps")}</h2>
      <ol>
        {STEPS.map(([step, isDone]) => {
          const done = isDone(workspace);
          return (
            <li key={step} data-done={done || undefined}>
              {done ? <CircleCheck size={16} aria-hidden /> : <Circle size={16} aria-hidden />}
              <Link href={roomOfStep(step)?.path ?? "/help"} className={layout.link}>
                {t(`help.steps.${step}.title`)}
              </Link>
              {done ? <span className={layout.fine}>{t("firstSteps.done")}</span> : null}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
