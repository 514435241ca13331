import { Minus } from "lucide-react";

import { useTranslation } from "../../../../app/text";
import { NumberInput } from "../../../../design/numbers";
import layout from "../../../../design/layout.module.css";
import { ColourField } from "./fields";
import { colourOf, middle } from "./kinds";
import type { FieldsProps, KindOnScreen } from "./kinds";

function Fields({ kind, template, edit, isDisabled }: FieldsProps<"line">) {
  const { t } = useTranslation();
  return (
    <>
      <ColourField label={t("templates.colour")} template={template} value={kind.colour} onChange={(colour) => edit((k) => ({ ...k, colour }))} isDisabled={isDisabled} />
      <div className={layout.grid}>
        <NumberInput label={t("templates.weight")} value={kind.weight} most={50} onChange={(weight) => edit((k) => ({ ...k, weight }))} isDisabled={isDisabled} />
        <NumberInput label={t("templates.dash")} value={kind.dash} most={100} onChange={(dash) => edit((k) => ({ ...k, dash }))} isDisabled={isDisabled} />
      </div>
    </>
  );
}

export const line: KindOnScreen<"line"> = {
  Icon: Minus,
  begin: (template, page) => ({ kind: { type: "line", colour: colourOf(template, "gilt"), weight: 0.8, dash: 0 }, frame: middle(page, 40, 2) }),
  Fields,
};
