import { FolderOpen, FolderPlus, Sparkles } from "lucide-react";
import { useTranslation } from "react-i18next";

import { commands } from "../bindings";
import type { WorkspaceOverview } from "../bindings";
import { Button, Notice } from "../design/controls";
import { Mark } from "./Mark";
import styles from "./app.module.css";
import { attempt, showWorkspace, useData } from "./data";

async function enter(work: () => Promise<WorkspaceOverview | null>): Promise<void> {
  const overview = await attempt(work);
  if (overview) {
    window.location.hash = overview.institution ? "#/programmes" : "#/settings";
    showWorkspace(overview);
  }
}

export function Welcome({ trouble }: { trouble: string }) {
  const { t } = useTranslation();
  const recent = useData(["recent"], commands.recentWorkspaces);
  return (
    <main className={styles.welcome}>
      <div className={styles.welcomeCard}>
        <div className={styles.brand}>
          <Mark size={28} />
          <span>Credwright</span>
        </div>
        <h1>{t("welcome.title")}</h1>
        <p className={styles.lead}>{t("welcome.lead")}</p>
        {trouble ? <Notice tone="bad">{trouble}</Notice> : null}
        <div className={styles.choices}>
          <Button look="primary" onPress={() => void enter(commands.createWorkspace)}>
            <FolderPlus size={16} aria-hidden />
            {t("welcome.create")}
          </Button>
          <Button onPress={() => void enter(commands.openWorkspace)}>
            <FolderOpen size={16} aria-hidden />
            {t("welcome.open")}
          </Button>
          <Button onPress={() => void enter(commands.openSample)}>
            <Sparkles size={16} aria-hidden />
            {t("welcome.sample")}
          </Button>
        </div>
        {recent.data && recent.data.length > 0 ? (
          <section className={styles.recent}>
            <h2>{t("welcome.recent")}</h2>
            <ul>
              {recent.data.map((workspace, place) => (
                <li key={workspace.folder}>
                  <Button look="quiet" onPress={() => void enter(() => commands.openRecent(place))}>
                    <strong>{workspace.name}</strong>
                    <span className={styles.path}>{workspace.folder}</span>
                  </Button>
                </li>
              ))}
            </ul>
          </section>
        ) : null}
        <p className={styles.fine}>{t("welcome.promise")}</p>
      </div>
    </main>
  );
}
