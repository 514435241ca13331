import { useCallback } from "react";
import { useTranslation } from "react-i18next";

import type { TemplateElement } from "../../../bindings";
import { onScreen } from "../elements";

/** What an element is called: its own name, or its kind with what it says. */
export function useLayerName(): (element: TemplateElement) => string {
  const { t } = useTranslation();
  return useCallback(
    (element) => {
      if (element.name) {
        return element.name;
      }
      const kind = t(`templates.kinds.${element.kind.type}`);
      const says = onScreen(element.kind.type).says?.(element.kind).replaceAll(/\s+/g, " ").trim() ?? "";
      return says ? `${kind} · ${says.slice(0, 40)}` : kind;
    },
    [t],
  );
}
