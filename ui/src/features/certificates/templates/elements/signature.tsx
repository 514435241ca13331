import { Signature } from "lucide-react";

import { useData } from "../../../../app/data";
import { keys } from "../../../../app/keys";
import { useTranslation } from "../../../../app/text";
import { commands } from "../../../../bindings";
import { Select } from "../../../../design/fields";
import { AlignmentField, ColourField, StyleField } from "./fields";
import { colourOf, middle, styleOf } from "./kinds";
import type { FieldsProps, KindOnScreen } from "./kinds";

const PLACES = [0, 1, 2, 3, 4, 5, 6, 7];

function Fields({ kind, template, edit, isDisabled }: FieldsProps<"signature">) {
  const { t } = useTranslation();
  const institution = useData(keys.institution(), commands.institution);
  const common = { template, isDisabled };
  const name = (n: number) => institution.data?.value.signatories[n]?.name || t("templates.nobody");
  return (
    <>
      <Select<string> label={t("templates.signatory")} value={String(kind.signatory)} choices={PLACES.map((n) => ({ id: String(n), label: t("numbered", { number: n + 1, title: name(n) }) }))} onChange={(n) => edit((k) => ({ ...k, signatory: Number(n) }))} isDisabled={isDisabled} />
      <StyleField {...common} label={t("templates.nameStyle")} value={kind.nameStyle} onChange={(nameStyle) => edit((k) => ({ ...k, nameStyle }))} />
      <StyleField {...common} label={t("templates.roleStyle")} value={kind.roleStyle} onChange={(roleStyle) => edit((k) => ({ ...k, roleStyle }))} />
      <ColourField {...common} label={t("templates.lineColour")} value={kind.colour} onChange={(colour) => edit((k) => ({ ...k, colour }))} />
      <AlignmentField value={kind.alignment} onChange={(alignment) => edit((k) => ({ ...k, alignment }))} isDisabled={isDisabled} />
    </>
  );
}

export const signature: KindOnScreen<"signature"> = {
  Icon: Signature,
  begin: (template, page) => {
    const taken = template.pages.flatMap((p) => p.elements).filter((e) => e.kind.type === "signature").length;
    return {
      kind: {
        type: "signature",
        signatory: Math.min(taken, 7),
        nameStyle: styleOf(template, "signatory", "about"),
        roleStyle: styleOf(template, "office", "about"),
        colour: colourOf(template, "ink"),
        alignment: "left",
      },
      frame: middle(page, 57, 28),
    };
  },
  Fields,
  says: (kind) => String(kind.signatory + 1),
};
