import { Flower2 } from "lucide-react";

import { useTranslation } from "../../../../app/text";
import { NumberInput } from "../../../../design/numbers";
import layout from "../../../../design/layout.module.css";
import { ColourField } from "./fields";
import { colourOf } from "./kinds";
import type { FieldsProps, KindOnScreen } from "./kinds";

function Fields({ kind, template, edit, isDisabled }: FieldsProps<"guilloche">) {
  const { t } = useTranslation();
  const number = (field: "curves" | "lobes" | "turn" | "shrink" | "weight", least: number, most: number) => (
    <NumberInput label={t(`templates.guilloche.${field}`)} value={kind[field]} least={least} most={most} onChange={(value) => edit((k) => ({ ...k, [field]: value }))} isDisabled={isDisabled} />
  );
  return (
    <>
      <p className={layout.fine}>{t("templates.guilloche.hint")}</p>
      <ColourField label={t("templates.colour")} template={template} value={kind.colour} onChange={(colour) => edit((k) => ({ ...k, colour }))} isDisabled={isDisabled} />
      <div className={layout.grid}>
        {number("curves", 1, 200)}
        {number("lobes", 1, 24)}
        {number("turn", -360, 360)}
        {number("shrink", 1, 100)}
        {number("weight", 0, 5)}
      </div>
    </>
  );
}

export const guilloche: KindOnScreen<"guilloche"> = {
  Icon: Flower2,
  begin: (template, page) => ({
    kind: { type: "guilloche", curves: 48, lobes: 5, turn: 62, shrink: 74, colour: colourOf(template, "mist"), weight: 0.22 },
    frame: { x: 0, y: 0, width: page.width, height: page.height },
  }),
  Fields,
};
