import { LogOut, Search } from "lucide-react";
import { Suspense, useCallback, useState } from "react";
import { Link, Redirect, Route, Switch, useLocation } from "wouter";

import { commands } from "../bindings";
import type { Session, WorkspaceOverview } from "../bindings";
import { Button, Key, Notice } from "../design/controls";
import layout from "../design/layout.module.css";
import { JournalNotice } from "./JournalNotice";
import { Mark } from "./Mark";
import { Palette } from "./Palette";
import { PressLine } from "./PressLine";
import { StatusLine } from "./StatusLine";
import { Trouble } from "./Trouble";
import styles from "./app.module.css";
import { attempt, client } from "./data";
import { NotSaved } from "./drafts/NotSaved";
import { mayLeave } from "./drafts/leaving";
import { keysOf } from "./figures";
import { keys } from "./keys";
import { number } from "./locale";
import { dismissAll } from "./notices";
import { ROOMS, roomsOf } from "./rooms";
import type { Room } from "./rooms";
import { SCREENS } from "./screens";
import { useTranslation } from "./text";
import { useShortcuts } from "./useShortcuts";

function RailLink({ room, workspace }: { room: Room; workspace: WorkspaceOverview }) {
  const { t } = useTranslation();
  const [location] = useLocation();
  const here = location === room.path || location.startsWith(`${room.path}/`);
  const count = room.count ? workspace[room.count] : 0;
  return (
    <li>
      <Link href={room.path} className={styles.railLink} aria-current={here ? "page" : undefined}>
        <room.Icon size={16} aria-hidden />
        <span>{t(`rooms.${room.id}`)}</span>
        {count ? <span className={styles.count}>{number(count)}</span> : null}
      </Link>
    </li>
  );
}

async function leave(): Promise<void> {
  if (await mayLeave()) {
    await attempt(commands.signOut);
    await client.invalidateQueries({ queryKey: keys.session() });
    dismissAll();
  }
}

function Me({ name, role }: { name: string; role: string }) {
  const { t } = useTranslation();
  return (
    <div className={styles.me}>
      <span>
        <strong dir="auto">{name}</strong>
        <br />
        {role}
      </span>
      <Button look="quiet" icon aria-label={t("people.signOut")} onPress={() => void leave()}>
        <LogOut size={16} aria-hidden />
      </Button>
    </div>
  );
}

function Group({ group, workspace }: { group: "design" | "review" | "issue" | "foot"; workspace: WorkspaceOverview }) {
  const { t } = useTranslation();
  return (
    <>
      {group === "foot" ? null : <h2 className={styles.group}>{t(`rooms.${group}`)}</h2>}
      <ul>
        {roomsOf(group).map((room) => (
          <RailLink key={room.id} room={room} workspace={workspace} />
        ))}
      </ul>
    </>
  );
}

/** The rail, the room, and what finds anything. */
export function Frame({ workspace, session }: { workspace: WorkspaceOverview; session: Session | undefined }) {
  const { t, say } = useTranslation();
  const [finding, setFinding] = useState(false);
  useShortcuts(useCallback(() => setFinding(true), []));
  return (
    <div className={styles.frame}>
      <nav className={styles.rail} aria-label={t("rooms.label")}>
        <div className={styles.brand}>
          <Mark />
          <span>Credwright</span>
        </div>
        <div className={styles.rooms}>
          <Group group="design" workspace={workspace} />
          <Group group="review" workspace={workspace} />
          <Group group="issue" workspace={workspace} />
        </div>
        <Group group="foot" workspace={workspace} />
        {session?.person ? <Me name={session.person.name} role={t(`roles.${session.person.role}`)} /> : null}
      </nav>
      <div className={styles.desk}>
        {workspace.notice ? <JournalNotice notice={workspace.notice} /> : null}
        {workspace.mended.length > 0 ? <Notice tone="information">{workspace.mended.map((line, n) => <p key={n}>{say(line)}</p>)}</Notice> : null}
        <div className={styles.place}>
          <Button look="plain" onPress={() => setFinding(true)}>
            <Search size={16} aria-hidden />
            <span className={styles.findWords}>{t("find.label")}</span>
            <Key>{keysOf("Ctrl+K")}</Key>
          </Button>
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
          <PressLine />
          <NotSaved />
          <Trouble />
        </div>
        <StatusLine workspace={workspace.institution || workspace.name} />
      </div>
      <Palette isOpen={finding} onClose={() => setFinding(false)} />
    </div>
  );
}
