import { Channel } from "@tauri-apps/api/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { words } from "../../app/data";
import { notify } from "../../app/notices";
import { commands } from "../../bindings";
import type { IssueReport, ProgressState } from "../../bindings";
import { Bar, Button } from "../../design/controls";
import layout from "../../design/layout.module.css";

/** A press at work: seconds since it began, and how far it is. */
export interface Running {
  seconds: number;
  state: ProgressState;
}

/** Starts the press with what it has to print, and answers when it is over. */
export type StartPress = (total: number, work: (channel: Channel<ProgressState>) => Promise<IssueReport>) => Promise<void>;

/** One press: whether it runs, what it made last, and how to start it. */
export function usePress(): { running: Running | null; report: IssueReport | null; press: StartPress } {
  const { t } = useTranslation();
  const [running, setRunning] = useState<Running | null>(null);
  const [report, setReport] = useState<IssueReport | null>(null);
  const press: StartPress = async (total, work) => {
    const began = performance.now();
    const channel = new Channel<ProgressState>();
    channel.onmessage = (state) => setRunning({ seconds: (performance.now() - began) / 1000, state });
    setReport(null);
    setRunning({ seconds: 0, state: { done: 0, total } });
    try {
      const done = await work(channel);
      setReport(done);
      notify("ok", t("press.done", { count: done.issued }));
    } catch (error) {
      const stopped = (error as { kind?: string }).kind === "stopped";
      notify(stopped ? "information" : "bad", words(error));
    }
    setRunning(null);
  };
  return { running, report, press };
}

export function Progress({ running }: { running: Running }) {
  const { t } = useTranslation();
  const { done, total } = running.state;
  const rate = Math.round(done / Math.max(0.001, running.seconds));
  const left = rate > 0 ? Math.ceil((total - done) / rate) : null;
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
