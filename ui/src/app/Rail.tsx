import { LogOut, UserRound } from "lucide-react";
import { Focusable } from "react-aria-components";
import { Link, useLocation } from "wouter";

import type { Session, WorkspaceOverview } from "../bindings";
import { Hint } from "../design/Hint";
import { Button } from "../design/controls";
import { NARROW, useMedia } from "../design/narrow";
import { AppMenu } from "./AppMenu";
import { Mark } from "./Mark";
import styles from "./app.module.css";
import { facts } from "./figures";
import { number } from "./locale";
import { comeBackTo } from "./memory";
import { roomsOf } from "./rooms";
import type { Room } from "./rooms";
import { useTranslation } from "./text";

function RailLink({ room, workspace }: { room: Room; workspace: WorkspaceOverview }) {
  const { t } = useTranslation();
  const [location] = useLocation();
  const narrow = useMedia(NARROW);
  const here = location === room.path || location.startsWith(`${room.path}/`);
  const count = room.count ? workspace[room.count] : 0;
  const name = t(`rooms.${room.id}`);
  const link = (
    <Link href={comeBackTo(room, location)} className={styles.railLink} aria-current={here ? "page" : undefined}>
      <room.Icon size={16} aria-hidden />
      <span>{name}</span>
      {count ? <span className={styles.count}>{number(count)}</span> : null}
    </Link>
  );
  return (
    <li>
      {narrow ? (
        <Hint text={name} side="end">
          <Focusable>{link}</Focusable>
        </Hint>
      ) : (
        link
      )}
    </li>
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

interface RailProps {
  workspace: WorkspaceOverview;
  session: Session | undefined;
  /** Somebody else takes the place of whoever is signed in. */
  onSwitch: () => void;
  onSignOut: () => void;
  /** Finding anything is asked for. */
  onFind: () => void;
  /** The list of keys is asked for. */
  onKeys: () => void;
}

/** The rooms, and who is here. */
export function Rail({ workspace, session, onSwitch, onSignOut, onFind, onKeys }: RailProps) {
  const { t } = useTranslation();
  const person = session?.person;
  return (
    <nav className={styles.rail} aria-label={t("rooms.label")}>
      <div className={styles.brand}>
        <Mark />
        <span>Credwright</span>
        <AppMenu folder={workspace.folder} onFind={onFind} onKeys={onKeys} onSignOut={onSignOut} />
      </div>
      <p className={styles.railWorkspace} dir="auto" title={workspace.folder}>
        {facts(workspace.institution, workspace.name)}
      </p>
      <div className={styles.rooms}>
        <Group group="design" workspace={workspace} />
        <Group group="review" workspace={workspace} />
        <Group group="issue" workspace={workspace} />
      </div>
      <Group group="foot" workspace={workspace} />
      {person ? (
        <div className={styles.me}>
          <span>
            <strong dir="auto">{person.name}</strong>
            <br />
            {t(`roles.${person.role}`)}
          </span>
          <Button look="quiet" icon aria-label={t("people.anotherPerson")} onPress={onSwitch}>
            <UserRound size={16} aria-hidden />
          </Button>
          <Button look="quiet" icon aria-label={t("people.signOut")} onPress={onSignOut}>
            <LogOut size={16} aria-hidden />
          </Button>
        </div>
      ) : null}
    </nav>
  );
}
