import { ChevronRight, Menu as MenuSign } from "lucide-react";
import { useCallback, useState } from "react";
import { Keyboard, Menu, MenuItem, MenuTrigger, Popover, SubmenuTrigger, Text } from "react-aria-components";
import { useLocation } from "wouter";

import { commands } from "../bindings";
import { Button } from "../design/controls";
import controls from "../design/controls.module.css";
import { useClosedOutside } from "../design/outside";
import styles from "./appMenu.module.css";
import { COMMANDS } from "./commandList";
import type { CommandId } from "./commandList";
import { attemptToEnter, showWorkspace, useData } from "./data";
import { mayLeave } from "./drafts/leaving";
import { keysOf } from "./figures";
import { keys } from "./keys";
import { useSession } from "./may";
import { ROOMS } from "./rooms";
import { useTranslation } from "./text";
import { zoom } from "./zoom";

interface Entry {
  id: string;
  label: string;
  shortcut?: string | null;
  run: () => void;
}

const FILE: CommandId[] = ["newProgramme", "newRubric", "newStandard", "newPanel", "newCohort", "importFramework", "importRoster", "print", "backUp", "check"];
const LOOK: CommandId[] = ["light", "dark", "contrast", "compact"];

/** As many workspaces that were open before are offered. */
const RECENT = 5;

/** Opens a workspace that was open before, in place of this one. */
async function reopen(place: number): Promise<void> {
  if (await mayLeave()) {
    const workspace = await attemptToEnter(() => commands.openRecent(place));
    if (workspace) {
      window.location.hash = "#/programmes";
      showWorkspace(workspace);
    }
  }
}

interface AppMenuProps {
  /** The folder of the workspace that is open: it is not offered again. */
  folder: string;
  onFind: () => void;
  onKeys: () => void;
  onSignOut: () => void;
}

/** Everything the program does, by where other programs have it, each with its keys. */
export function AppMenu({ folder, onFind, onKeys, onSignOut }: AppMenuProps) {
  const { t } = useTranslation();
  const [, go] = useLocation();
  const session = useSession();
  const [isOpen, setOpen] = useState(false);
  useClosedOutside(isOpen, useCallback(() => setOpen(false), []));
  const recent = useData(keys.recent(), commands.recentWorkspaces).data ?? [];
  const byName = (ids: readonly CommandId[], shortcuts: Partial<Record<CommandId, string>> = {}): Entry[] =>
    ids.flatMap((id) => {
      const command = COMMANDS.find((one) => one.id === id);
      const may = command && (command.needs === undefined || (session?.may?.includes(command.needs) ?? true));
      return may ? [{ id, label: t(`find.command.${id}`), shortcut: shortcuts[id], run: () => command.run(go, { keys: onKeys, signOut: onSignOut }) }] : [];
    });
  const before = recent.map((one, place) => ({ ...one, place })).filter((one) => one.folder !== folder);
  const help = ROOMS.find(({ id }) => id === "help");
  const sections: [string, Entry[]][] = [
    [
      t("menu.file"),
      [
        ...byName(FILE),
        ...before.slice(0, RECENT).map(({ name, place }) => ({ id: `recent ${place}`, label: t("menu.openAgain", { name }), run: () => void reopen(place) })),
        ...byName(session?.person ? ["closeWorkspace", "signOut"] : ["closeWorkspace"]),
      ],
    ],
    [t("menu.edit"), [...byName(["undo", "redo"], { undo: "Ctrl+Z", redo: "Ctrl+Y" }), { id: "find", label: t("find.label"), shortcut: "Ctrl+K", run: onFind }]],
    [
      t("menu.view"),
      [
        { id: "larger", label: t("menu.larger"), shortcut: "Ctrl++", run: () => zoom(1) },
        { id: "smaller", label: t("menu.smaller"), shortcut: "Ctrl+-", run: () => zoom(-1) },
        { id: "asItWas", label: t("menu.normalSize"), shortcut: "Ctrl+0", run: () => zoom(0) },
        ...byName(LOOK),
        { id: "settings", label: t("rooms.settings"), shortcut: "Ctrl+,", run: () => go("/settings") },
      ],
    ],
    [
      t("menu.help"),
      [
        { id: "help", label: t("rooms.help"), shortcut: help?.shortcut, run: () => go("/help") },
        ...byName(["keys"], { keys: "?" }),
        { id: "about", label: t("settings.tabs.about"), run: () => go("/settings/about") },
      ],
    ],
  ];
  return (
    <MenuTrigger isOpen={isOpen} onOpenChange={setOpen}>
      <Button look="quiet" icon aria-label={t("menu.label")}>
        <MenuSign size={16} aria-hidden />
      </Button>
      <Popover className={controls.popover} isNonModal data-menu>
        <Menu className={controls.menu} aria-label={t("menu.label")}>
          {sections.map(([title, entries]) => (
            <SubmenuTrigger key={title}>
              <MenuItem id={title} textValue={title} className={`${controls.option} ${styles.entry}`}>
                {title}
                <ChevronRight size={14} aria-hidden className={styles.more} />
              </MenuItem>
              <Popover className={`${controls.popover} ${styles.entries}`} data-menu>
                <Menu className={controls.menu} aria-label={title} onAction={(id) => entries.find((one) => one.id === id)?.run()}>
                  {entries.map(({ id, label, shortcut }) => (
                    <MenuItem key={id} id={id} textValue={label} className={`${controls.option} ${styles.entry}`}>
                      <Text slot="label" dir="auto">
                        {label}
                      </Text>
                      {shortcut ? <Keyboard className={styles.keys}>{keysOf(shortcut)}</Keyboard> : null}
                    </MenuItem>
                  ))}
                </Menu>
              </Popover>
            </SubmenuTrigger>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
