import { Image } from "lucide-react";

import { useTranslation } from "../../../../app/text";
import { TextInput } from "../../../../design/fields";
import { PictureField } from "./fields";
import { middle } from "./kinds";
import type { FieldsProps, KindOnScreen } from "./kinds";

function Fields({ kind, edit, isDisabled }: FieldsProps<"image">) {
  const { t } = useTranslation();
  return (
    <>
      <PictureField label={t("templates.picture")} image={kind.picture} onChange={(picture) => edit((k) => ({ ...k, picture }))} isDisabled={isDisabled} />
      <TextInput label={t("templates.alternative")} value={kind.alternative} onChange={(alternative) => edit((k) => ({ ...k, alternative }))} hint={t("templates.alternativeHint")} isDisabled={isDisabled} />
    </>
  );
}

export const image: KindOnScreen<"image"> = {
  Icon: Image,
  begin: (_, page) => ({ kind: { type: "image", picture: null, alternative: "" }, frame: middle(page, 50, 35) }),
  Fields,
  says: (kind) => kind.picture?.fileName ?? "",
};
