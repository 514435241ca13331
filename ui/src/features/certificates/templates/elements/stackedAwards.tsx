import { Layers2 } from "lucide-react";

import { useTranslation } from "../../../../app/text";
import { TextInput } from "../../../../design/fields";
import layout from "../../../../design/layout.module.css";
import { StyleField } from "./fields";
import { middle, styleOf } from "./kinds";
import type { FieldsProps, KindOnScreen } from "./kinds";

function Fields({ kind, template, edit, isDisabled }: FieldsProps<"stackedAwards">) {
  const { t } = useTranslation();
  const common = { template, isDisabled };
  return (
    <>
      <p className={layout.fine}>{t("templates.stackedHint")}</p>
      <TextInput label={t("templates.heading")} value={kind.heading} onChange={(heading) => edit((k) => ({ ...k, heading }))} isDisabled={isDisabled} />
      <StyleField {...common} label={t("templates.headingStyle")} value={kind.headingStyle} onChange={(headingStyle) => edit((k) => ({ ...k, headingStyle }))} />
      <StyleField {...common} label={t("templates.style")} value={kind.style} onChange={(style) => edit((k) => ({ ...k, style }))} />
    </>
  );
}

export const stackedAwards: KindOnScreen<"stackedAwards"> = {
  Icon: Layers2,
  begin: (template, page) => ({
    kind: { type: "stackedAwards", heading: "Stacked from", headingStyle: styleOf(template, "label", "about"), style: styleOf(template, "outcome", "body") },
    frame: middle(page, 120, 30),
  }),
  Fields,
};
