import { Square } from "lucide-react";

import { useTranslation } from "../../../../app/text";
import type { ShapeForm } from "../../../../bindings";
import { Segments } from "../../../../design/fields";
import { NumberInput } from "../../../../design/numbers";
import layout from "../../../../design/layout.module.css";
import { ColourField } from "./fields";
import { colourOf, middle } from "./kinds";
import type { FieldsProps, KindOnScreen } from "./kinds";

const FORMS: ShapeForm["kind"][] = ["rectangle", "ellipse"];

const form = (name: ShapeForm["kind"]): ShapeForm => (name === "ellipse" ? { kind: "ellipse" } : { kind: "rectangle", radius: 0 });

function Fields({ kind, template, edit, isDisabled }: FieldsProps<"shape">) {
  const { t } = useTranslation();
  const common = { template, isDisabled, optional: true };
  return (
    <>
      <Segments<ShapeForm["kind"]> label={t("templates.form")} value={kind.form.kind} choices={FORMS.map((id) => ({ id, label: t(`templates.forms.${id}`) }))} onChange={(name) => edit((k) => ({ ...k, form: form(name) }))} isDisabled={isDisabled} />
      <div className={layout.grid}>
        <ColourField {...common} label={t("templates.fill")} value={kind.fill} onChange={(fill) => edit((k) => ({ ...k, fill }))} />
        <ColourField {...common} label={t("templates.stroke")} value={kind.stroke} onChange={(stroke) => edit((k) => ({ ...k, stroke }))} />
        <NumberInput label={t("templates.weight")} value={kind.weight} most={50} onChange={(weight) => edit((k) => ({ ...k, weight }))} isDisabled={isDisabled} />
        {kind.form.kind === "rectangle" ? (
          <NumberInput label={t("templates.radius")} value={kind.form.radius} most={100} onChange={(radius) => edit((k) => ({ ...k, form: { kind: "rectangle", radius } }))} isDisabled={isDisabled} />
        ) : null}
      </div>
    </>
  );
}

export const shape: KindOnScreen<"shape"> = {
  Icon: Square,
  begin: (template, page) => ({ kind: { type: "shape", form: { kind: "rectangle", radius: 0 }, fill: colourOf(template, "mist"), stroke: "", weight: 0.5 }, frame: middle(page, 60, 30) }),
  Fields,
};
