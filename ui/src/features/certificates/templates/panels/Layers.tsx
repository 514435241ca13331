import { Eye, EyeOff, GripVertical, Lock, LockOpen } from "lucide-react";
import { GridList, GridListItem, useDragAndDrop, Button as AriaButton } from "react-aria-components";

import { useTranslation } from "../../../../app/text";
import type { TemplateElement } from "../../../../bindings";
import { Button } from "../../../../design/controls";
import layout from "../../../../design/layout.module.css";
import { onScreen } from "../elements";
import styles from "../templates.module.css";
import { useLayerName, useShortName } from "./layerName";

interface LayersProps {
  /** From the back to the front. */
  elements: TemplateElement[];
  selected: string[];
  isReadOnly: boolean;
  onSelect: (ids: string[]) => void;
  onOrder: (ids: string[]) => void;
  onChange: (id: string, change: (element: TemplateElement) => TemplateElement) => void;
}

/** The elements of a page, the front first; dragged to another place, hidden and locked. */
export function Layers({ elements, selected, isReadOnly, onSelect, onOrder, onChange }: LayersProps) {
  const { t } = useTranslation();
  const nameOf = useLayerName();
  const shortOf = useShortName();
  const rows = elements.toReversed();
  const { dragAndDropHooks } = useDragAndDrop({
    isDisabled: isReadOnly,
    getItems: (keys) => [...keys].map((key) => ({ "text/plain": String(key) })),
    onReorder: (event) => {
      const moving = new Set([...event.keys].map(String));
      const order = rows.map((e) => e.id).filter((id) => !moving.has(id));
      const at = order.indexOf(String(event.target.key)) + (event.target.dropPosition === "after" ? 1 : 0);
      order.splice(at, 0, ...rows.map((e) => e.id).filter((id) => moving.has(id)));
      onOrder(order.toReversed());
    },
  });
  return (
    <GridList
      aria-label={t("templates.layers")}
      className={styles.layers}
      items={rows}
      selectionMode="multiple"
      selectionBehavior="replace"
      selectedKeys={selected}
      onSelectionChange={(keys) => onSelect(keys === "all" ? elements.map((e) => e.id) : [...keys].map(String))}
      dragAndDropHooks={dragAndDropHooks}
      dependencies={[elements, isReadOnly]}
      renderEmptyState={() => <p className={layout.fine}>{t("templates.noElements")}</p>}
    >
      {(e) => {
        const { Icon } = onScreen(e.kind.type);
        const name = nameOf(e);
        return (
          <GridListItem id={e.id} textValue={name} className={styles.layer} data-hidden={e.hidden || undefined}>
            <AriaButton slot="drag" className={styles.grip} aria-label={t("templates.moveLayer", { name })}>
              <GripVertical size={14} aria-hidden />
            </AriaButton>
            <Icon size={15} aria-hidden />
            <span className={styles.layerName} dir="auto">
              {shortOf(e)}
            </span>
            <Button look="quiet" icon small isDisabled={isReadOnly} aria-label={t(e.hidden ? "templates.show" : "templates.hide", { name })} onPress={() => onChange(e.id, (x) => ({ ...x, hidden: !x.hidden }))}>
              {e.hidden ? <EyeOff size={14} aria-hidden /> : <Eye size={14} aria-hidden />}
            </Button>
            <Button look="quiet" icon small isDisabled={isReadOnly} aria-label={t(e.locked ? "templates.unlock" : "templates.lock", { name })} onPress={() => onChange(e.id, (x) => ({ ...x, locked: !x.locked }))}>
              {e.locked ? <Lock size={14} aria-hidden /> : <LockOpen size={14} aria-hidden />}
            </Button>
          </GridListItem>
        );
      }}
    </GridList>
  );
}
