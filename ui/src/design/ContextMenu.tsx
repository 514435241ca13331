// The program's own menu where the pointer is, wherever a thing is listed. The web view's never appears.
import { useEffect, useRef, useSyncExternalStore } from "react";
import type { MouseEvent as ReactMouseEvent } from "react";
import { Menu, MenuItem, Popover } from "react-aria-components";

import { useTranslation } from "../app/text";
import type { Translate } from "../app/text";
import styles from "./controls.module.css";
import type { MenuAction } from "./menu";
import { useClosedOutside } from "./outside";

interface OpenMenu {
  x: number;
  y: number;
  label: string;
  actions: MenuAction[];
}

let open: OpenMenu | null = null;
const listeners = new Set<() => void>();

function publish(now: OpenMenu | null): void {
  open = now;
  for (const listener of listeners) {
    listener();
  }
}

const close = () => publish(null);

type Place = Pick<MouseEvent, "clientX" | "clientY" | "target" | "preventDefault">;

function show(event: Place, label: string, actions: MenuAction[]): void {
  event.preventDefault();
  // By key there is no pointer: the menu stands at the thing.
  const box = event.clientX === 0 && event.clientY === 0 && event.target instanceof Element ? event.target.getBoundingClientRect() : null;
  publish({ x: box ? box.left + 12 : event.clientX, y: box ? box.bottom : event.clientY, label, actions });
}

/** Handler for a thing in a list: its menu opens where the pointer is, or by the menu key. */
export function menuOf(label: string, actions: () => MenuAction[]): { onContextMenu: (event: ReactMouseEvent) => void } {
  return { onContextMenu: (event) => show(event.nativeEvent, label, actions()) };
}

function isText(target: EventTarget | null): target is HTMLInputElement | HTMLTextAreaElement {
  return (target instanceof HTMLInputElement && !["checkbox", "radio", "button"].includes(target.type)) || target instanceof HTMLTextAreaElement;
}

/** What a field of text offers. The browser does it, so that its own undo knows of it. */
function editing(field: HTMLInputElement | HTMLTextAreaElement, t: Translate): MenuAction[] {
  const [from, to] = [field.selectionStart ?? 0, field.selectionEnd ?? 0];
  const within = (work: () => unknown) => () =>
    requestAnimationFrame(() => {
      field.focus();
      field.setSelectionRange(from, to);
      work();
    });
  const some = from !== to && field.type !== "password";
  const writes = !field.readOnly && !field.disabled;
  return [
    { id: "cut", label: t("cut"), isDisabled: !some || !writes, run: within(() => document.execCommand("cut")) },
    { id: "copy", label: t("copy"), isDisabled: !some, run: within(() => document.execCommand("copy")) },
    {
      id: "paste",
      label: t("paste"),
      isDisabled: !writes,
      run: within(async () => {
        const text = await navigator.clipboard.readText().catch(() => "");
        document.execCommand("insertText", false, text);
      }),
    },
    { id: "all", label: t("selectAll"), run: within(() => field.select()) },
  ];
}

/** Draws the menu that is open, and keeps the web view's away. */
export function ContextMenus() {
  const { t } = useTranslation();
  const place = useRef<HTMLSpanElement>(null);
  const menu = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => open,
  );
  useClosedOutside(menu !== null, close);
  useEffect(() => {
    const press = (event: MouseEvent) => {
      if (event.defaultPrevented) {
        return;
      }
      event.preventDefault();
      const { target } = event;
      if (isText(target)) {
        show(event, t("actions"), editing(target, t));
      } else {
        const words = window.getSelection()?.toString() ?? "";
        if (words !== "") {
          show(event, t("actions"), [{ id: "copy", label: t("copy"), run: () => document.execCommand("copy") }]);
        }
      }
    };
    window.addEventListener("contextmenu", press);
    return () => window.removeEventListener("contextmenu", press);
  }, [t]);
  return (
    <>
      <span ref={place} className={styles.menuPlace} style={{ left: menu?.x ?? 0, top: menu?.y ?? 0 }} aria-hidden />
      <Popover key={menu ? `${menu.x} ${menu.y} ${menu.label}` : "none"} className={styles.popover} triggerRef={place} placement="bottom start" offset={2} isNonModal isOpen={menu !== null} onOpenChange={(isOpen) => !isOpen && close()} data-menu>
        {menu ? (
          <Menu
            className={styles.menu}
            aria-label={menu.label}
            autoFocus="first"
            disabledKeys={menu.actions.filter((a) => a.isDisabled).map((a) => a.id)}
            onAction={(id) => menu.actions.find((a) => a.id === id)?.run()}
            onClose={close}
          >
            {menu.actions.map((a) => (
              <MenuItem key={a.id} id={a.id} className={styles.option}>
                {a.label}
              </MenuItem>
            ))}
          </Menu>
        ) : null}
      </Popover>
    </>
  );
}
