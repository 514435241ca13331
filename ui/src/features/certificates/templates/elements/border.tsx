import { Frame } from "lucide-react";

import { useTranslation } from "../../../../app/text";
import type { BorderDesign } from "../../../../bindings";
import { Select } from "../../../../design/fields";
import { NumberInput } from "../../../../design/numbers";
import layout from "../../../../design/layout.module.css";
import { ColourField } from "./fields";
import { colourOf } from "./kinds";
import type { FieldsProps, KindOnScreen } from "./kinds";

const DESIGNS: BorderDesign[] = ["single", "double", "band", "corners", "angles"];

function Fields({ kind, template, edit, isDisabled }: FieldsProps<"border">) {
  const { t } = useTranslation();
  const common = { template, isDisabled };
  return (
    <>
      <Select<BorderDesign> label={t("templates.borderDesign")} value={kind.design} choices={DESIGNS.map((id) => ({ id, label: t(`templates.borders.${id}`) }))} onChange={(design) => edit((k) => ({ ...k, design }))} isDisabled={isDisabled} />
      <div className={layout.grid}>
        <ColourField {...common} label={t("templates.outer")} value={kind.colour} onChange={(colour) => edit((k) => ({ ...k, colour }))} />
        <ColourField {...common} label={t("templates.inner")} value={kind.innerColour} onChange={(innerColour) => edit((k) => ({ ...k, innerColour }))} />
        <NumberInput label={t("templates.weight")} value={kind.weight} most={50} onChange={(weight) => edit((k) => ({ ...k, weight }))} isDisabled={isDisabled} />
        <NumberInput label={t("templates.gap")} value={kind.gap} most={50} onChange={(gap) => edit((k) => ({ ...k, gap }))} isDisabled={isDisabled} />
      </div>
    </>
  );
}

export const border: KindOnScreen<"border"> = {
  Icon: Frame,
  begin: (template, page) => ({
    kind: { type: "border", design: "double", colour: colourOf(template, "gilt"), innerColour: colourOf(template, "gilt"), weight: 0.8, gap: 2 },
    frame: { x: 8, y: 8, width: Math.max(1, page.width - 16), height: Math.max(1, page.height - 16) },
  }),
  Fields,
};
