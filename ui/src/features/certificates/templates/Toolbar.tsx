import {
  AlignCenterHorizontal,
  AlignCenterVertical,
  AlignEndHorizontal,
  AlignEndVertical,
  AlignHorizontalSpaceAround,
  AlignStartHorizontal,
  AlignStartVertical,
  AlignVerticalSpaceAround,
  Plus,
  Redo2,
  Undo2,
  ZoomIn,
  ZoomOut,
} from "lucide-react";
import type { LucideIcon } from "lucide-react";
import { Menu, MenuItem, MenuTrigger, Popover, Toolbar as AriaToolbar } from "react-aria-components";

import { useTranslation } from "../../../app/text";
import { takeBack } from "../../../app/undoing";
import { Button } from "../../../design/controls";
import controls from "../../../design/controls.module.css";
import { KINDS, onScreen } from "./elements";
import type { KindName } from "./elements/kinds";
import { ALIGN } from "./geometry/alignment";
import type { AlignTo } from "./geometry/alignment";
import styles from "./templates.module.css";

const SIGNS: Record<AlignTo, LucideIcon> = {
  left: AlignStartVertical,
  centre: AlignCenterVertical,
  right: AlignEndVertical,
  top: AlignStartHorizontal,
  middle: AlignCenterHorizontal,
  bottom: AlignEndHorizontal,
};

interface ToolbarProps {
  isReadOnly: boolean;
  chosen: number;
  zoom: number;
  onAdd: (kind: KindName) => void;
  onAlign: (to: AlignTo) => void;
  onSpread: (direction: "across" | "down") => void;
  onZoom: (by: number | "fit") => void;
}

/** What can be done on the canvas. */
export function Toolbar({ isReadOnly, chosen, zoom, onAdd, onAlign, onSpread, onZoom }: ToolbarProps) {
  const { t } = useTranslation();
  return (
    <AriaToolbar className={styles.toolbar} aria-label={t("templates.tools")}>
      <MenuTrigger>
        <Button small look="primary" isDisabled={isReadOnly}>
          <Plus size={15} aria-hidden />
          {t("templates.add")}
        </Button>
        <Popover className={controls.popover}>
          <Menu className={`${controls.menu} ${styles.tallMenu}`} onAction={(kind) => onAdd(kind as KindName)}>
            {KINDS.map((kind) => {
              const { Icon } = onScreen(kind);
              return (
                <MenuItem key={kind} id={kind} className={`${controls.option} ${styles.kindOption}`} textValue={t(`templates.kinds.${kind}`)}>
                  <Icon size={15} aria-hidden />
                  {t(`templates.kinds.${kind}`)}
                </MenuItem>
              );
            })}
          </Menu>
        </Popover>
      </MenuTrigger>
      <div className={styles.tools}>
        <Button look="quiet" icon aria-label={t("templates.undo")} onPress={() => void takeBack("undo")}>
          <Undo2 size={16} aria-hidden />
        </Button>
        <Button look="quiet" icon aria-label={t("templates.redo")} onPress={() => void takeBack("redo")}>
          <Redo2 size={16} aria-hidden />
        </Button>
      </div>
      <div className={styles.tools}>
        {ALIGN.map((to) => {
          const Sign = SIGNS[to];
          return (
            <Button key={to} look="quiet" icon aria-label={t(`templates.alignTo.${to}`)} isDisabled={isReadOnly || chosen === 0} onPress={() => onAlign(to)}>
              <Sign size={16} aria-hidden />
            </Button>
          );
        })}
        <Button look="quiet" icon aria-label={t("templates.spreadAcross")} isDisabled={isReadOnly || chosen < 3} onPress={() => onSpread("across")}>
          <AlignHorizontalSpaceAround size={16} aria-hidden />
        </Button>
        <Button look="quiet" icon aria-label={t("templates.spreadDown")} isDisabled={isReadOnly || chosen < 3} onPress={() => onSpread("down")}>
          <AlignVerticalSpaceAround size={16} aria-hidden />
        </Button>
      </div>
      <div className={styles.tools}>
        <Button look="quiet" icon aria-label={t("templates.zoomOut")} onPress={() => onZoom(1 / 1.25)}>
          <ZoomOut size={16} aria-hidden />
        </Button>
        <Button look="quiet" small aria-label={t("templates.zoomFit", { zoom: Math.round(zoom) })} onPress={() => onZoom("fit")}>
          {t("templates.percent", { zoom: Math.round(zoom) })}
        </Button>
        <Button look="quiet" icon aria-label={t("templates.zoomIn")} onPress={() => onZoom(1.25)}>
          <ZoomIn size={16} aria-hidden />
        </Button>
      </div>
    </AriaToolbar>
  );
}
