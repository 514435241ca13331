import { Copy, Trash2 } from "lucide-react";

import { useTranslation } from "../../../../app/text";
import type { CertificateTemplate, ElementKind, Frame, TemplateElement, TemplateFinding } from "../../../../bindings";
import { Button, Notice } from "../../../../design/controls";
import { TextInput } from "../../../../design/fields";
import { NumberInput } from "../../../../design/numbers";
import layout from "../../../../design/layout.module.css";
import { onScreen } from "../elements";

interface InspectorProps {
  template: CertificateTemplate;
  chosen: TemplateElement[];
  findings: TemplateFinding[];
  isReadOnly: boolean;
  onChange: (ids: string[], change: (element: TemplateElement) => TemplateElement) => void;
  onCopy: () => void;
  onRemove: () => void;
}

const SIDES: (keyof Frame)[] = ["x", "y", "width", "height"];

/** What is selected: where it stands, and what it is. */
export function Inspector({ template, chosen, findings, isReadOnly, onChange, onCopy, onRemove }: InspectorProps) {
  const { t, say } = useTranslation();
  const [first] = chosen;
  if (!first) {
    return <p className={layout.fine}>{t("templates.selectSomething")}</p>;
  }
  const ids = chosen.map((e) => e.id);
  const buttons = (
    <div className={`${layout.row} ${layout.wrap}`}>
      <Button small onPress={onCopy} isDisabled={isReadOnly}>
        <Copy size={14} aria-hidden />
        {t("templates.duplicate")}
      </Button>
      <Button small danger onPress={onRemove} isDisabled={isReadOnly || chosen.every((e) => e.locked)}>
        <Trash2 size={14} aria-hidden />
        {t("delete")}
      </Button>
    </div>
  );
  if (chosen.length > 1) {
    return (
      <>
        <h2>{t("templates.severalSelected", { count: chosen.length })}</h2>
        {buttons}
      </>
    );
  }
  const { Fields } = onScreen(first.kind.type);
  const isDisabled = isReadOnly || first.locked === true;
  return (
    <>
      <h2>{t(`templates.kinds.${first.kind.type}`)}</h2>
      {findings
        .filter((f) => f.element === first.id)
        .map((f) => (
          <Notice key={say(f.message)} tone={f.stops ? "bad" : "warning"}>
            {say(f.message)}
          </Notice>
        ))}
      {first.locked && !isReadOnly ? (
        <div className={layout.row}>
          <p className={layout.fine}>{t("templates.isLocked")}</p>
          <Button small onPress={() => onChange(ids, (e) => ({ ...e, locked: false }))}>
            {t("templates.unlockIt")}
          </Button>
        </div>
      ) : null}
      <Fields
        key={first.id}
        kind={first.kind}
        template={template}
        isDisabled={isDisabled}
        edit={(change) => onChange(ids, (e) => ({ ...e, kind: (change as (kind: ElementKind) => ElementKind)(e.kind) }))}
      />
      <h3 className={layout.small}>{t("templates.place")}</h3>
      <div className={layout.grid}>
        {SIDES.map((side) => (
          <NumberInput
            key={`${first.id}/${side}`}
            label={t(`templates.sides.${side}`)}
            value={first.frame[side]}
            least={side === "width" || side === "height" ? 0.1 : -500}
            most={2000}
            isDisabled={isDisabled}
            onChange={(mm) => onChange(ids, (e) => ({ ...e, frame: { ...e.frame, [side]: mm } }))}
          />
        ))}
      </div>
      <TextInput label={t("templates.layerName")} value={first.name ?? ""} placeholder={t(`templates.kinds.${first.kind.type}`)} onChange={(name) => onChange(ids, (e) => ({ ...e, name }))} isDisabled={isReadOnly} />
      {buttons}
    </>
  );
}
