import { QrCode } from "lucide-react";

import { useTranslation } from "../../../../app/text";
import layout from "../../../../design/layout.module.css";
import { ColourField } from "./fields";
import { colourOf, middle } from "./kinds";
import type { FieldsProps, KindOnScreen } from "./kinds";

function Fields({ kind, template, edit, isDisabled }: FieldsProps<"qrCode">) {
  const { t } = useTranslation();
  return (
    <>
      <p className={layout.fine}>{t("templates.qrHint")}</p>
      <ColourField label={t("templates.colour")} template={template} value={kind.colour} onChange={(colour) => edit((k) => ({ ...k, colour }))} isDisabled={isDisabled} />
    </>
  );
}

export const qrCode: KindOnScreen<"qrCode"> = {
  Icon: QrCode,
  begin: (template, page) => ({ kind: { type: "qrCode", colour: colourOf(template, "ink") }, frame: middle(page, 26, 26) }),
  Fields,
};
