import { Channel } from "@tauri-apps/api/core";
import { useQueryClient } from "@tanstack/react-query";

import { useData, words } from "../../../app/data";
import { keys } from "../../../app/keys";
import { notify } from "../../../app/notices";
import { pace, showPress, useRunningPress } from "../../../app/press";
import { useTranslation } from "../../../app/text";
import { commands } from "../../../bindings";
import type { IssueReport, ProgressState, RunningPress } from "../../../bindings";
import { Bar, Button } from "../../../design/controls";
import { tellTrouble } from "../../../design/troubles";
import layout from "../../../design/layout.module.css";

/** Starts the press, and answers when it is over. */
export type StartPress = (begun: RunningPress, work: (channel: Channel<ProgressState>) => Promise<IssueReport>) => Promise<void>;

/**
 * The press: whether it runs, from whichever room it was begun, what was made last under this
 * name, and how to start it. Leaving the room and coming back changes nothing of that.
 */
export function usePress(name: string): { running: RunningPress | null; report: IssueReport | null; press: StartPress } {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const running = useRunningPress();
  // Nobody else knows the report: asked again after a save, it is what it was.
  const known = async () => cache.getQueryData<IssueReport | null>(keys.pressReport(name)) ?? null;
  const report = useData<IssueReport | null>(keys.pressReport(name), known).data ?? null;
  const press: StartPress = async (begun, work) => {
    cache.setQueryData(keys.pressReport(name), null);
    showPress(begun);
    try {
      const done = await work(new Channel<ProgressState>());
      cache.setQueryData(keys.pressReport(name), done);
      notify("ok", t("press.done", { count: done.issued }));
    } catch (error) {
      if ((error as { kind?: string }).kind === "stopped") {
        notify("information", words(error));
      } else {
        tellTrouble(words(error));
      }
    }
    // Where it was refused because another run prints, that one is shown.
    showPress(await commands.runningPress().catch(() => null));
  };
  return { running, report, press };
}

/** How far the press is, how fast, and stopping it. */
export function Progress({ running }: { running: RunningPress }) {
  const { t } = useTranslation();
  const { done, total } = running.progress;
  const { rate, left } = pace(running);
  return (
    <section className={`${layout.card} ${layout.pad}`}>
      <div className={`${layout.row} ${layout.between}`}>
        <p>
          <strong>{t("press.progress", { done, total })}</strong>{" "}
          <span className={layout.over}>
            {t("press.rate", { rate })} {left === null ? "" : t("press.left", { seconds: left })}
          </span>
        </p>
        <Button onPress={() => void commands.stopIssuing()}>{t("cancel")}</Button>
      </div>
      <Bar label={t("press.running")} value={done} most={total} />
      <p className={layout.fine}>{t("press.stopAnyTime")}</p>
    </section>
  );
}
