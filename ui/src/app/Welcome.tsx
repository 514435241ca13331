import { ArchiveRestore, FolderOpen, FolderPlus, Sparkles } from "lucide-react";
import { useState } from "react";

import { commands } from "../bindings";
import type { CommandError, WorkspaceDamage, WorkspaceOverview } from "../bindings";
import { Button, Notice } from "../design/controls";
import { clearTrouble, tellTrouble } from "../design/troubles";
import { Damage } from "./Damage";
import { Mark } from "./Mark";
import { Opening } from "./Opening";
import { Trouble } from "./Trouble";
import { Unlock } from "./Unlock";
import styles from "./app.module.css";
import { showWorkspace, useData, words } from "./data";
import { keys } from "./keys";
import { useTranslation } from "./text";

function damageIn(error: unknown): WorkspaceDamage | null {
  return (error as Partial<CommandError> | null)?.damage ?? null;
}

function isLocked(error: unknown): boolean {
  return (error as Partial<CommandError> | null)?.kind === "locked";
}

export function Welcome({ error }: { error: unknown }) {
  const { t } = useTranslation();
  const recent = useData(keys.recent(), commands.recentWorkspaces);
  const [damage, setDamage] = useState(damageIn(error));
  const [locked, setLocked] = useState(isLocked(error));
  const [passphrase, setPassphrase] = useState("");
  const [opening, setOpening] = useState(false);
  const enter = async (work: () => Promise<WorkspaceOverview | null>): Promise<void> => {
    setOpening(true);
    clearTrouble();
    try {
      const overview = await work();
      if (overview) {
        window.location.hash = overview.institution ? "#/programmes" : "#/settings";
        showWorkspace(overview);
      }
    } catch (failure) {
      const found = damageIn(failure);
      setDamage(found);
      if (isLocked(failure)) {
        setLocked(true);
      } else if (!found) {
        tellTrouble(words(failure));
      }
    }
    setOpening(false);
  };
  const restore = () => enter(commands.restoreArchive);
  const unlock = (given: string) => {
    setPassphrase(given);
    void enter(() => commands.unlockWorkspace(given));
  };
  return (
    <main className={styles.welcome}>
      <div className={styles.welcomeCard}>
        <div className={styles.brand}>
          <Mark size={28} />
          <span>Credwright</span>
        </div>
        <h1>{t("welcome.title")}</h1>
        <p className={styles.lead}>{t("welcome.lead")}</p>
        {error && !damageIn(error) && !isLocked(error) ? <Notice tone="bad">{words(error)}</Notice> : null}
        <Trouble />
        {opening ? <Opening /> : null}
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
          <Button look="quiet" onPress={() => void restore()}>
            <ArchiveRestore size={16} aria-hidden />
            {t("welcome.restore")}
          </Button>
        </div>
        {recent.data && recent.data.length > 0 ? (
          <section className={styles.recent}>
            <h2>{t("welcome.recent")}</h2>
            <ul>
              {recent.data.map((workspace, place) => (
                <li key={workspace.folder}>
                  <Button look="quiet" onPress={() => void enter(() => commands.openRecent(place))}>
                    <strong dir="auto">{workspace.name}</strong>
                    <span className={styles.path} dir="auto">{workspace.folder}</span>
                  </Button>
                </li>
              ))}
            </ul>
          </section>
        ) : null}
        <p className={styles.fine}>{t("welcome.promise")}</p>
      </div>
      {locked && !damage ? <Unlock onUnlock={unlock} onWithout={() => void enter(commands.openWithoutPassphrase)} onClose={() => setLocked(false)} /> : null}
      {damage ? <Damage damage={damage} passphrase={passphrase} onClose={() => setDamage(null)} onRestore={() => void restore()} /> : null}
    </main>
  );
}
