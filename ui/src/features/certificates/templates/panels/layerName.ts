import { useCallback } from "react";

import { facts } from "../../../../app/figures";
import { useTranslation } from "../../../../app/text";
import type { TemplateElement } from "../../../../bindings";
import { onScreen } from "../elements";

const saying = (element: TemplateElement): string => onScreen(element.kind.type).says?.(element.kind).replaceAll(/\s+/g, " ").trim() ?? "";

/** The same beside the sign of its kind. */
export function useShortName(): (element: TemplateElement) => string {
  const { t } = useTranslation();
  return useCallback((element) => {
    const kind = t(`templates.kinds.${element.kind.type}`);
    const says = saying(element);
    return element.name || (element.kind.type === "text" ? says || kind : says ? t("templates.kindSaying", { kind, says }) : kind);
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
      return facts(kind, says.slice(0, 40));
    },
    [t],
  );
}
