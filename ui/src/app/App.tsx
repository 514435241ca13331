import { QueryClientProvider } from "@tanstack/react-query";
import { useEffect } from "react";
import { I18nProvider } from "react-aria-components";
import { Router } from "wouter";
import { useHashLocation } from "wouter/use-hash-location";

import { commands } from "../bindings";
import { Frame } from "./Frame";
import { Notices } from "./Notices";
import { Welcome } from "./Welcome";
import { client, flushAll, listenToWorkspace, useData, words } from "./data";

function Door() {
  const workspace = useData(["workspace"], commands.workspaceState);
  if (workspace.isPending) {
    return <main aria-busy />;
  }
  if (workspace.data) {
    return <Frame workspace={workspace.data} />;
  }
  return <Welcome trouble={workspace.error ? words(workspace.error) : ""} />;
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
        </Router>
      </QueryClientProvider>
    </I18nProvider>
  );
}
