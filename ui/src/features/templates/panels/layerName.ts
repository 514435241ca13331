import { useCallback } from "react";
import { useTranslation } from "react-i18next";

import type { TemplateElement } from "../../../bindings";
import { onScreen } from "../elements";

const saying = (element: TemplateElement): string => onScreen(element.kind.type).says?.(element.kind).replaceAll(/\s+/g, " ").trim() ?? "";

/** The same beside the sign of its kind. */
export function useShortName(): (element: TemplateElement) => string {
  const { t } = useTranslation();
  return useCallback((element) => {
    const kind = t(`templates.kinds.${element.kind.type}`);
    const says = saying(element);
    return element.name || (element.kind.type === "text" ? says || kind : `${kind} ${says}`.trim());
  }, [t]);
}

/** What an element is called: its own name, or its kind with what it says. */
export function useLayerName(): (element: TemplateElement) => string {
  const { t } = useTranslation();
  return useCallback(
    (element) => {
      if (element.name) {
        return element.name;
      }
      const kind = t(`templates.kinds.${element.kind.type}`);
      const says = saying(element);
      return says ? `${kind} · ${says.slice(0, 40)}` : kind;
    },
    [t],
  );
}
