import { QueryClientProvider } from "@tanstack/react-query";
import { Suspense, useEffect } from "react";
import type { ReactNode } from "react";
import { I18nProvider } from "react-aria-components";
import { Router } from "wouter";
import { useHashLocation } from "wouter/use-hash-location";

import { commands } from "../bindings";
import { ContextMenus } from "../design/ContextMenu";
import { Conflict } from "./Conflict";
import { Frame } from "./Frame";
import { Opening } from "./Opening";
import { StatusLine } from "./StatusLine";
import { Welcome } from "./Welcome";
import styles from "./app.module.css";
import { attempt, client, listenToWorkspace, useData } from "./data";
import { LeavingDialog } from "./drafts/LeavingDialog";
import { guardWindow } from "./drafts/leaving";
import { keys } from "./keys";
import { listenToPress } from "./press";
import { SignIn } from "./screens";
import { useTranslation } from "./text";
import { listenToVerifying } from "./verifying";

/** A screen before the workspace, with the line that says what was done. */
function Alone({ children }: { children: ReactNode }) {
  return (
    <div className={styles.alone}>
      {children}
      <StatusLine />
    </div>
  );
}

function Door() {
  const workspace = useData(keys.workspace(), commands.workspaceState);
  const session = useData(keys.session(), commands.session, Boolean(workspace.data));
  if (workspace.isPending) {
    return (
      <main aria-busy>
        <Opening />
      </main>
    );
  }
  if (!workspace.data) {
    return (
      <Alone>
        <Welcome error={workspace.error} />
      </Alone>
    );
  }
  if (session.data?.mustSignIn) {
    return (
      <Alone>
        <Suspense fallback={<main aria-busy />}>
          <SignIn />
        </Suspense>
      </Alone>
    );
  }
  return <Frame workspace={workspace.data} session={session.data} />;
}

/** The whole window. */
export function App() {
  const { controls, language } = useTranslation();
  // Dialogs of the system speak the language of the window.
  useEffect(() => void attempt(() => commands.speak(language)), [language]);
  useEffect(() => {
    listenToWorkspace();
    listenToPress();
    listenToVerifying();
    return guardWindow();
  }, []);
  return (
    <I18nProvider locale={controls}>
      <QueryClientProvider client={client}>
        <Router hook={useHashLocation}>
          <Door />
          <ContextMenus />
          <Conflict />
          <LeavingDialog />
        </Router>
      </QueryClientProvider>
    </I18nProvider>
  );
}
