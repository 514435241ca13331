import { PaintBucket } from "lucide-react";

import { useTranslation } from "../../../../app/text";
import { ColourField, PictureField } from "./fields";
import { colourOf } from "./kinds";
import type { FieldsProps, KindOnScreen } from "./kinds";

function Fields({ kind, template, edit, isDisabled }: FieldsProps<"background">) {
  const { t } = useTranslation();
  return (
    <>
      <ColourField label={t("templates.colour")} template={template} value={kind.colour} optional onChange={(colour) => edit((k) => ({ ...k, colour }))} isDisabled={isDisabled} />
      <PictureField label={t("templates.picture")} image={kind.picture} onChange={(picture) => edit((k) => ({ ...k, picture }))} isDisabled={isDisabled} />
    </>
  );
}

export const background: KindOnScreen<"background"> = {
  Icon: PaintBucket,
  begin: (template, page) => ({ kind: { type: "background", colour: colourOf(template, "paper"), picture: null }, frame: { x: 0, y: 0, width: page.width, height: page.height } }),
  Fields,
};
