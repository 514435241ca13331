import { BadgeCheck } from "lucide-react";

import { useTranslation } from "../../../../app/text";
import { TextInput } from "../../../../design/fields";
import { WholeInput } from "../../../../design/numbers";
import layout from "../../../../design/layout.module.css";
import { ColourField, PictureField, StyleField } from "./fields";
import { colourOf, middle, styleOf } from "./kinds";
import type { FieldsProps, KindOnScreen } from "./kinds";

function Fields({ kind, template, edit, isDisabled }: FieldsProps<"seal">) {
  const { t } = useTranslation();
  const common = { template, isDisabled };
  return (
    <>
      <PictureField label={t("templates.sealPicture")} image={kind.picture} onChange={(picture) => edit((k) => ({ ...k, picture }))} isDisabled={isDisabled} />
      {kind.picture ? null : (
        <>
          <TextInput label={t("templates.sealLetters")} value={kind.letters} onChange={(letters) => edit((k) => ({ ...k, letters }))} isDisabled={isDisabled} />
          <StyleField {...common} label={t("templates.style")} value={kind.style} onChange={(style) => edit((k) => ({ ...k, style }))} />
          <div className={layout.grid}>
            <ColourField {...common} label={t("templates.sealColour")} value={kind.colour} onChange={(colour) => edit((k) => ({ ...k, colour }))} />
            <ColourField {...common} label={t("templates.sealInk")} value={kind.ink} onChange={(ink) => edit((k) => ({ ...k, ink }))} />
          </div>
          <WholeInput label={t("templates.scallops")} value={kind.scallops} least={8} most={120} onChange={(scallops) => edit((k) => ({ ...k, scallops }))} isDisabled={isDisabled} />
        </>
      )}
      <TextInput label={t("templates.alternative")} value={kind.alternative} onChange={(alternative) => edit((k) => ({ ...k, alternative }))} hint={t("templates.alternativeHint")} isDisabled={isDisabled} />
    </>
  );
}

export const seal: KindOnScreen<"seal"> = {
  Icon: BadgeCheck,
  begin: (template, page) => ({
    kind: {
      type: "seal",
      picture: null,
      colour: colourOf(template, "gilt"),
      ink: colourOf(template, "paper"),
      scallops: 36,
      letters: "CW",
      style: styleOf(template, "seal", "title"),
      alternative: "Seal",
    },
    frame: middle(page, 34, 34),
  }),
  Fields,
  says: (kind) => kind.letters,
};
