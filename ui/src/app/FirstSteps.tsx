import { Circle, CircleCheck, ListChecks } from "lucide-react";
import { useState } from "react";
import { Link } from "wouter";

import { commands } from "../bindings";
import type { WorkspaceOverview } from "../bindings";
import { Actions, Button, Dialog } from "../design/controls";
import layout from "../design/layout.module.css";
import styles from "./firstSteps.module.css";
import { useData } from "./data";
import { keys } from "./keys";
import { roomOfStep } from "./rooms";
import type { HelpStep } from "./rooms";
import { useTranslation } from "./text";

/** What a new workspace needs, in order, and whether it is there. */
const STEPS: [HelpStep, (workspace: WorkspaceOverview) => boolean][] = [
  ["institution", (w) => w.institution !== ""],
  ["framework", (w) => w.frameworks > 0],
  ["programme", (w) => w.programmes > 0],
  ["rubric", (w) => w.rubrics > 0],
  ["roster", (w) => w.cohorts > 0],
  ["print", (w) => w.certificates > 0],
];

const countDone = (workspace: WorkspaceOverview) => STEPS.filter(([, isDone]) => isDone(workspace)).length;

function List({ workspace, onGo }: { workspace: WorkspaceOverview; onGo?: () => void }) {
  const { t } = useTranslation();
  return (
    <ol className={styles.steps}>
      {STEPS.map(([step, isDone]) => {
        const done = isDone(workspace);
        return (
          <li key={step} data-done={done || undefined}>
            {done ? <CircleCheck size={16} aria-hidden /> : <Circle size={16} aria-hidden />}
            <Link href={roomOfStep(step)?.path ?? "/help"} className={layout.link} onClick={onGo}>
              {t(`help.steps.${step}.title`)}
            </Link>
            {done ? <span className={layout.fine}>{t("firstSteps.done")}</span> : null}
          </li>
        );
      })}
    </ol>
  );
}

/** A short list of what to set up, where nothing is yet. */
export function FirstSteps() {
  const { t } = useTranslation();
  const workspace = useData(keys.workspace(), commands.workspaceState).data;
  return !workspace || countDone(workspace) === STEPS.length ? null : (
    <section className={`${layout.card} ${styles.first}`} aria-label={t("firstSteps")}>
      <h2>{t("firstSteps")}</h2>
      <List workspace={workspace} />
    </section>
  );
}

/** How far a workspace is set up, in every room, until it is or until nobody wants to be told. */
export function StepsLeft({ workspace }: { workspace: WorkspaceOverview }) {
  const { t } = useTranslation();
  const hiddenAs = `first-steps-hidden ${workspace.folder}`;
  const [isHidden, hide] = useState(() => localStorage.getItem(hiddenAs) !== null);
  const [isOpen, setOpen] = useState(false);
  const done = countDone(workspace);
  if (isHidden || done === STEPS.length) {
    return null;
  }
  const close = () => setOpen(false);
  return (
    <>
      <Button look="quiet" small onPress={() => setOpen(true)}>
        <ListChecks size={14} aria-hidden />
        <span>{t("firstSteps")}</span>
        <span className={layout.fine}>{t("firstSteps.soFar", { done, all: STEPS.length })}</span>
      </Button>
      <Dialog title={t("firstSteps")} isOpen={isOpen} onClose={close}>
        <List workspace={workspace} onGo={close} />
        <Actions>
          <Button
            look="quiet"
            onPress={() => {
              localStorage.setItem(hiddenAs, "yes");
              hide(true);
            }}
          >
            {t("firstSteps.hide")}
          </Button>
          <Button look="primary" autoFocus onPress={close}>
            {t("close")}
          </Button>
        </Actions>
      </Dialog>
    </>
  );
}
