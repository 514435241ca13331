import { ListChecks } from "lucide-react";

import { useTranslation } from "../../../../app/text";
import type { OutcomeMarker } from "../../../../bindings";
import { Segments, Select } from "../../../../design/fields";
import { ColourField, StyleField } from "./fields";
import { middle, styleOf } from "./kinds";
import type { FieldsProps, KindOnScreen } from "./kinds";

const MARKERS: OutcomeMarker[] = ["none", "dot", "number"];

function Fields({ kind, template, edit, isDisabled }: FieldsProps<"outcomes">) {
  const { t } = useTranslation();
  const common = { template, isDisabled };
  return (
    <>
      <StyleField {...common} label={t("templates.style")} value={kind.style} onChange={(style) => edit((k) => ({ ...k, style }))} />
      <Select<OutcomeMarker> label={t("templates.marker")} value={kind.marker} choices={MARKERS.map((id) => ({ id, label: t(`templates.markers.${id}`) }))} onChange={(marker) => edit((k) => ({ ...k, marker }))} isDisabled={isDisabled} />
      <Segments<string> label={t("templates.columns")} value={String(kind.columns)} choices={["1", "2"].map((id) => ({ id, label: t("templates.columnsOf", { count: Number(id) }) }))} onChange={(columns) => edit((k) => ({ ...k, columns: Number(columns) }))} isDisabled={isDisabled} />
      <ColourField {...common} label={t("templates.rules")} value={kind.rules} optional onChange={(rules) => edit((k) => ({ ...k, rules }))} />
    </>
  );
}

export const outcomes: KindOnScreen<"outcomes"> = {
  Icon: ListChecks,
  begin: (template, page) => ({ kind: { type: "outcomes", style: styleOf(template, "outcome", "body"), marker: "dot", columns: 1, rules: "" }, frame: middle(page, 140, 45) }),
  Fields,
};
