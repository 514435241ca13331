// What can be done from anywhere, by name.
import type { Action } from "../bindings";
import { commands } from "../bindings";
import { appearance, setAppearance } from "./appearance";
import { attempt, showWorkspace } from "./data";
import { mayLeave } from "./drafts/leaving";
import { want } from "./intents";
import { takeBack } from "./undoing";

export type CommandId =
  | "newProgramme"
  | "newRubric"
  | "newStandard"
  | "newPanel"
  | "newCohort"
  | "importRoster"
  | "importFramework"
  | "revoke"
  | "print"
  | "backUp"
  | "check"
  | "light"
  | "dark"
  | "contrast"
  | "compact"
  | "undo"
  | "redo"
  | "keys"
  | "signOut"
  | "closeWorkspace";

export interface Command {
  id: CommandId;
  /** Who may do it; nothing where everybody may. */
  needs?: Action;
  run: (go: (place: string) => void, rest: { keys: () => void; signOut: () => void }) => void;
}

async function close(): Promise<void> {
  if (await mayLeave()) {
    await attempt(commands.closeWorkspace);
    window.location.hash = "#/";
    showWorkspace(null);
  }
}

/** Every command, in the order in which they are offered. */
export const COMMANDS: readonly Command[] = [
  { id: "newProgramme", needs: "design", run: (go) => (go("/programmes"), want("newProgramme")) },
  { id: "newRubric", needs: "design", run: (go) => (go("/rubrics"), want("newRubric")) },
  { id: "newStandard", needs: "setStandards", run: (go) => (go("/assessment-standards"), want("newStandard")) },
  { id: "newPanel", needs: "setStandards", run: (go) => (go("/panels"), want("newPanel")) },
  { id: "importFramework", needs: "design", run: (go) => (go("/frameworks"), want("importFramework")) },
  { id: "newCohort", needs: "keepCohorts", run: (go) => (go("/cohorts"), want("newCohort")) },
  { id: "importRoster", needs: "keepCohorts", run: (go) => (go("/cohorts"), want("importRoster")) },
  { id: "print", needs: "issue", run: (go) => go("/certificates") },
  { id: "revoke", needs: "issue", run: (go) => (go("/register"), want("search")) },
  { id: "backUp", needs: "keepWorkspace", run: (go) => go("/settings/backups") },
  { id: "check", run: (go) => go("/settings/workspace") },
  { id: "light", run: () => setAppearance({ ...appearance(), theme: "light" }) },
  { id: "dark", run: () => setAppearance({ ...appearance(), theme: "dark" }) },
  { id: "contrast", run: () => setAppearance({ ...appearance(), moreContrast: !appearance().moreContrast }) },
  { id: "compact", run: () => setAppearance({ ...appearance(), compact: !appearance().compact }) },
  { id: "undo", run: () => void takeBack("undo") },
  { id: "redo", run: () => void takeBack("redo") },
  { id: "keys", run: (_, { keys }) => keys() },
  { id: "signOut", run: (_, { signOut }) => signOut() },
  { id: "closeWorkspace", run: () => void close() },
];
