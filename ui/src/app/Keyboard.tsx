import { Actions, Button, Dialog, Key } from "../design/controls";
import { keysOf } from "./figures";
import { list } from "./locale";
import { ROOMS } from "./rooms";
import styles from "./app.module.css";
import { useTranslation } from "./text";

/** Keys that work everywhere, and in the rooms that are named. */
export const KEYS = [
  ["find", ["Ctrl+K"]],
  ["new", ["Ctrl+N"]],
  ["search", ["Ctrl+F"]],
  ["back", ["Alt+←", "Alt+→"]],
  ["settings", ["Ctrl+,"]],
  ["shortcuts", ["?"]],
  ["zoom", ["Ctrl++", "Ctrl+-", "Ctrl+0"]],
  ["undo", ["Ctrl+Z"]],
  ["redo", ["Ctrl+Y"]],
  ["move", ["Alt+↑", "Alt+↓"]],
  ["rows", ["Enter", "Space", "Shift+↓", "Ctrl+A", "Delete"]],
  ["rename", ["F2"]],
  ["submit", ["Ctrl+Enter"]],
  ["nextClause", ["J"]],
  ["previousClause", ["K"]],
  ["nudge", ["← ↑ → ↓"]],
  ["duplicate", ["Ctrl+D"]],
  ["copyPaste", ["Ctrl+C", "Ctrl+X", "Ctrl+V"]],
  ["remove", ["Delete"]],
  ["close", ["Esc"]],
] as const;

/** Every key with what it does. */
export function KeyList() {
  const { t } = useTranslation();
  return (
    <dl className={styles.keys}>
      {KEYS.map(([name, keys]) => (
        <div key={name}>
          <dt>
            <Key>{list(keys.map(keysOf), { type: "unit" })}</Key>
          </dt>
          <dd>{t(`help.key.${name}`)}</dd>
        </div>
      ))}
      {ROOMS.filter((room) => room.shortcut !== null).map((room) => (
        <div key={room.id}>
          <dt>
            <Key>{keysOf(room.shortcut ?? "")}</Key>
          </dt>
          <dd>{t("find.goTo", { room: t(`rooms.${room.id}`) })}</dd>
        </div>
      ))}
    </dl>
  );
}

/** The list of keys over whatever is open. */
export function Keyboard({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Dialog title={t("help.keys")} isOpen={isOpen} onClose={onClose} wide>
      <KeyList />
      <Actions>
        <Button look="primary" autoFocus onPress={onClose}>
          {t("close")}
        </Button>
      </Actions>
    </Dialog>
  );
}
