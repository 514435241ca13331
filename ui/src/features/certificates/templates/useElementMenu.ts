// The menu of an element, on the canvas and in the layers, and the keys that move a layer.
import type { KeyboardEvent, MouseEvent } from "react";

import { useTranslation } from "../../../app/text";
import type { TemplateElement } from "../../../bindings";
import { menuOf } from "../../../design/ContextMenu";
import type { MenuAction } from "../../../design/menu";
import { useLayerName } from "./panels/layerName";
import { stacked } from "./stacking";
import type { Towards } from "./stacking";

interface ElementMenu {
  elements: TemplateElement[];
  selected: string[];
  isReadOnly: boolean;
  select: (ids: string[]) => void;
  order: (ids: string[]) => void;
  keep: () => void;
  paste: () => void;
  copy: () => void;
  remove: () => void;
  change: (ids: string[], how: (element: TemplateElement) => TemplateElement) => void;
}

const TOWARDS: Towards[] = ["front", "forward", "backward", "back"];

/** The element that something on the screen belongs to. */
function elementAt(target: EventTarget, elements: TemplateElement[]): TemplateElement | undefined {
  const place = target instanceof Element ? target.closest<HTMLElement>("[data-element], [role=row][data-key]") : null;
  const id = place?.dataset.element ?? place?.dataset.key;
  return elements.find((element) => element.id === id);
}

export function useElementMenu({ elements, selected, isReadOnly, select, order, keep, paste, copy, remove, change }: ElementMenu) {
  const { t } = useTranslation();
  const nameOf = useLayerName();
  const stack = (ids: string[], towards: Towards) =>
    order(
      stacked(
        elements.map((e) => e.id),
        ids,
        towards,
      ),
    );
  /** What is done with what is selected, which the element that was pressed is by now. */
  const actions = (element: TemplateElement, ids: string[]): MenuAction[] => [
    { id: "copy", label: t("copy"), run: keep },
    { id: "cut", label: t("cut"), isDisabled: isReadOnly, run: () => (keep(), remove()) },
    { id: "paste", label: t("paste"), isDisabled: isReadOnly, run: paste },
    { id: "duplicate", label: t("templates.duplicate"), isDisabled: isReadOnly, run: copy },
    ...TOWARDS.map((towards) => ({ id: towards, label: t(`templates.stack.${towards}`), isDisabled: isReadOnly, run: () => stack(ids, towards) })),
    { id: "hide", label: t(element.hidden ? "templates.showIt" : "templates.hideIt"), isDisabled: isReadOnly, run: () => change(ids, (e) => ({ ...e, hidden: !element.hidden })) },
    { id: "lock", label: t(element.locked ? "templates.unlockIt" : "templates.lockIt"), isDisabled: isReadOnly, run: () => change(ids, (e) => ({ ...e, locked: !element.locked })) },
    { id: "delete", label: t("delete"), isDisabled: isReadOnly || element.locked === true, run: remove },
  ];
  return {
    onContextMenu: (event: MouseEvent) => {
      const element = elementAt(event.target, elements);
      if (element) {
        const ids = selected.includes(element.id) ? selected : [element.id];
        if (ids !== selected) {
          select(ids);
        }
        menuOf(nameOf(element), () => actions(element, ids)).onContextMenu(event);
      }
    },
    /** Alt and arrows move a layer; on the page they move an element by a tenth of a millimetre. */
    onLayerKeys: (event: KeyboardEvent) => {
      const towards = event.key === "ArrowUp" ? "forward" : event.key === "ArrowDown" ? "backward" : null;
      const element = elementAt(event.target, elements);
      if (event.altKey && towards && element && !isReadOnly) {
        event.preventDefault();
        event.stopPropagation();
        stack(selected.includes(element.id) ? selected : [element.id], towards);
      }
    },
  };
}
