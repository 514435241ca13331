import { Search } from "lucide-react";
import { Suspense, useEffect, useMemo, useState } from "react";
import { Redirect, Route, Switch, useLocation } from "wouter";

import { commands } from "../bindings";
import type { Session, WorkspaceOverview } from "../bindings";
import { Button, Key, Notice } from "../design/controls";
import layout from "../design/layout.module.css";
import { StepsLeft } from "./FirstSteps";
import { JournalNotice } from "./JournalNotice";
import { Keyboard } from "./Keyboard";
import { Palette } from "./Palette";
import { PressLine } from "./PressLine";
import { Rail } from "./Rail";
import { StatusLine } from "./StatusLine";
import { Trouble } from "./Trouble";
import styles from "./app.module.css";
import { attempt, client } from "./data";
import { NotSaved } from "./drafts/NotSaved";
import { mayLeave } from "./drafts/leaving";
import { facts, keysOf } from "./figures";
import { keys } from "./keys";
import { forgetPlaces, remember } from "./memory";
import { dismiss } from "./notices";
import { ROOMS } from "./rooms";
import { SCREENS, SignIn } from "./screens";
import { useTranslation } from "./text";
import { useShortcuts } from "./useShortcuts";
import { useTitle } from "./useTitle";

async function leave(): Promise<void> {
  if (await mayLeave()) {
    await attempt(commands.signOut);
    await client.invalidateQueries({ queryKey: keys.session() });
    forgetPlaces();
    dismiss();
  }
}

/** The room at the address. */
function Rooms({ workspace }: { workspace: WorkspaceOverview }) {
  return (
    <Suspense fallback={<main className={layout.main} data-loading aria-busy />}>
      <Switch>
        {ROOMS.map((room) => (
          <Route key={room.id} path={room.route}>
            {(parts) => SCREENS[room.id](parts, workspace)}
          </Route>
        ))}
        <Route>
          <Redirect to="/programmes" />
        </Route>
      </Switch>
    </Suspense>
  );
}

function skip(): void {
  const main = document.querySelector<HTMLElement>("main");
  if (main) {
    main.tabIndex = -1;
    main.focus();
  }
}

/** Goes past the rail, for whoever uses the keyboard. */
function SkipLink() {
  const { t } = useTranslation();
  return (
    <button type="button" className={styles.skip} onClick={skip}>
      {t("skipToMain")}
    </button>
  );
}

/** The rail, the room, and what finds anything. */
export function Frame({ workspace, session }: { workspace: WorkspaceOverview; session: Session | undefined }) {
  const { t, say } = useTranslation();
  const [place] = useLocation();
  const [finding, setFinding] = useState(false);
  const [showsKeys, setShowsKeys] = useState(false);
  const [switching, setSwitching] = useState(false);
  const name = facts(workspace.institution, workspace.name);
  useShortcuts(useMemo(() => ({ find: () => setFinding(true), keys: () => setShowsKeys(true) }), []));
  useTitle(name);
  useEffect(() => remember(place), [place]);
  const change = async () => {
    if (await mayLeave()) {
      setSwitching(true);
    }
  };
  if (switching) {
    return (
      <Suspense fallback={<main aria-busy />}>
        <SignIn onBack={() => setSwitching(false)} />
      </Suspense>
    );
  }
  return (
    <div className={styles.frame}>
      <SkipLink />
      <Rail workspace={workspace} session={session} onSwitch={() => void change()} onSignOut={() => void leave()} onFind={() => setFinding(true)} onKeys={() => setShowsKeys(true)} />
      <div className={styles.desk}>
        {workspace.notice ? <JournalNotice notice={workspace.notice} /> : null}
        {workspace.mended.length > 0 ? <Notice tone="information">{workspace.mended.map((line, n) => <p key={n}>{say(line)}</p>)}</Notice> : null}
        <div className={styles.place}>
          <Button look="plain" onPress={() => setFinding(true)}>
            <Search size={16} aria-hidden />
            <span className={styles.findWords}>{t("find.label")}</span>
            <Key>{keysOf("Ctrl+K")}</Key>
          </Button>
          <Rooms workspace={workspace} />
          <PressLine />
          <NotSaved />
          <Trouble />
        </div>
        <StatusLine workspace={name}>
          <StepsLeft workspace={workspace} />
        </StatusLine>
      </div>
      <Palette isOpen={finding} onClose={() => setFinding(false)} onKeys={() => setShowsKeys(true)} onSignOut={() => void leave()} />
      <Keyboard isOpen={showsKeys} onClose={() => setShowsKeys(false)} />
    </div>
  );
}
