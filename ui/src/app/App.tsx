import { QueryClientProvider } from "@tanstack/react-query";
import { Suspense, useEffect } from "react";
import { I18nProvider } from "react-aria-components";
import { Router } from "wouter";
import { useHashLocation } from "wouter/use-hash-location";

import { commands } from "../bindings";
import { ContextMenus } from "../design/ContextMenu";
import { Conflict } from "./Conflict";
import { Frame } from "./Frame";
import { Opening } from "./Opening";
import { Welcome } from "./Welcome";
import { attempt, client, listenToWorkspace, useData } from "./data";
import { LeavingDialog } from "./drafts/LeavingDialog";
import { guardWindow } from "./drafts/leaving";
import { keys } from "./keys";
import { listenToPress } from "./press";
import { SignIn } from "./screens";
import { useTranslation } from "./text";

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
    return <Welcome error={workspace.error} />;
  }
  if (session.data?.mustSignIn) {
    return (
      <Suspense fallback={<main aria-busy />}>
        <SignIn />
      </Suspense>
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
