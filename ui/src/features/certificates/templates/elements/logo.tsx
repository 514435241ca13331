import { Landmark } from "lucide-react";

import { useTranslation } from "../../../../app/text";
import layout from "../../../../design/layout.module.css";
import { AlignmentField, VerticalField } from "./fields";
import { middle } from "./kinds";
import type { FieldsProps, KindOnScreen } from "./kinds";

function Fields({ kind, edit, isDisabled }: FieldsProps<"logo">) {
  const { t } = useTranslation();
  return (
    <>
      <p className={layout.fine}>{t("templates.logoHint")}</p>
      <AlignmentField value={kind.alignment} onChange={(alignment) => edit((k) => ({ ...k, alignment }))} isDisabled={isDisabled} />
      <VerticalField value={kind.vertical} onChange={(vertical) => edit((k) => ({ ...k, vertical }))} isDisabled={isDisabled} />
    </>
  );
}

export const logo: KindOnScreen<"logo"> = {
  Icon: Landmark,
  begin: (_, page) => ({ kind: { type: "logo", alignment: "centre", vertical: "middle" }, frame: middle(page, 60, 18) }),
  Fields,
};
