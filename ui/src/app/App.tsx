import { QueryClientProvider } from "@tanstack/react-query";
import { useEffect } from "react";
import { I18nProvider } from "react-aria-components";
import { Router } from "wouter";
import { useHashLocation } from "wouter/use-hash-location";

import { commands } from "../bindings";
import { SignIn } from "../features/people/SignIn";
import { Conflict } from "./Conflict";
import { Frame } from "./Frame";
import { Notices } from "./Notices";
import { Opening } from "./Opening";
import { Welcome } from "./Welcome";
import { client, flushAll, listenToWorkspace, useData } from "./data";

function Door() {
  const workspace = useData(["workspace"], commands.workspaceState);
  const session = useData(["session"], commands.session, Boolean(workspace.data));
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
    return <SignIn />;
  }
  return <Frame workspace={workspace.data} session={session.data} />;
}

export function App() {
  useEffect(() => {
    listenToWorkspace();
    const leave = () => void flushAll();
    window.addEventListener("beforeunload", leave);
    return () => window.removeEventListener("beforeunload", leave);
  }, []);
  return (
    <I18nProvider locale="en-GB">
      <QueryClientProvider client={client}>
        <Router hook={useHashLocation}>
          <Door />
          <Notices />
          <Conflict />
        </Router>
      </QueryClientProvider>
    </I18nProvider>
  );
}
