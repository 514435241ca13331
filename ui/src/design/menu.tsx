import { Ellipsis } from "lucide-react";
import { useCallback, useState } from "react";
import { Menu, MenuItem, MenuTrigger, Popover } from "react-aria-components";

import { Button } from "./controls";
import styles from "./controls.module.css";
import { useClosedOutside } from "./outside";

export interface MenuAction {
  id: string;
  label: string;
  isDisabled?: boolean;
  run: () => void;
}

/** Three dots that open what can be done with a thing. */
export function ActionsMenu({ label, actions }: { label: string; actions: MenuAction[] }) {
  const [isOpen, setOpen] = useState(false);
  useClosedOutside(isOpen, useCallback(() => setOpen(false), []));
  return (
    <MenuTrigger isOpen={isOpen} onOpenChange={setOpen}>
      <Button look="quiet" icon small aria-label={label}>
        <Ellipsis size={16} aria-hidden />
      </Button>
      <Popover className={styles.popover} isNonModal data-menu>
        <Menu className={styles.menu} onAction={(id) => actions.find((a) => a.id === id)?.run()} disabledKeys={actions.filter((a) => a.isDisabled).map((a) => a.id)}>
          {actions.map((a) => (
            <MenuItem key={a.id} id={a.id} className={styles.option}>
              {a.label}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
