import { useTranslation } from "../../../../app/text";
import type { CertificateTemplate, TemplateFinding } from "../../../../bindings";
import { Button, Notice } from "../../../../design/controls";
import layout from "../../../../design/layout.module.css";
import { useLayerName } from "./layerName";

interface FindingsProps {
  template: CertificateTemplate;
  findings: TemplateFinding[];
  /** Leads to an element: its page, and itself. */
  onShow: (page: number, id: string) => void;
}

/** What would print badly, or not at all. */
export function Findings({ template, findings, onShow }: FindingsProps) {
  const { t, say } = useTranslation();
  const nameOf = useLayerName();
  if (findings.length === 0) {
    return <Notice tone="ok">{t("templates.nothingFound")}</Notice>;
  }
  return (
    <div className={layout.stack}>
      {findings.map((f) => {
        const page = template.pages.findIndex((p) => p.elements.some((e) => e.id === f.element));
        const element = template.pages[page]?.elements.find((e) => e.id === f.element);
        return (
          <Notice key={`${f.element} ${say(f.message)}`} tone={f.stops ? "bad" : "warning"}>
            {say(f.message)}
            {element ? (
              <div>
                <Button small look="quiet" onPress={() => onShow(page, element.id)}>
                  {t("templates.showElement", { name: nameOf(element) })}
                </Button>
              </div>
            ) : null}
          </Notice>
        );
      })}
    </div>
  );
}
