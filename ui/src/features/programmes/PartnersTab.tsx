import { Plus } from "lucide-react";

import { useTranslation } from "../../app/text";
import type { Partner, PartnerRole } from "../../bindings";
import { Button, RemoveButton } from "../../design/controls";
import { Select, TextInput } from "../../design/fields";
import layout from "../../design/layout.module.css";
import type { TabProps } from "./tab";

const ROLES: PartnerRole[] = ["coDesigns", "endorses", "recognises", "delivers"];

export function PartnersTab({ programme, frozen, edit }: TabProps) {
  const { t } = useTranslation();
  const change = (place: number, how: (partner: Partner) => Partner) =>
    edit((p) => ({ ...p, partners: p.partners.map((x, n) => (n === place ? how(x) : x)) }));
  return (
    <>
      {programme.partners.length === 0 ? <p className={layout.lead}>{t("partners.empty")}</p> : null}
      {programme.partners.map((partner, place) => (
        <section key={place} className={`${layout.card} ${layout.pad}`} aria-label={t("partners.number", { number: place + 1 })}>
          <div className={`${layout.row} ${layout.end}`}>
            <div className={layout.grow}>
              <TextInput label={t("partners.name")} value={partner.name} isDisabled={frozen} onChange={(name) => change(place, (x) => ({ ...x, name }))} />
            </div>
            <Select<PartnerRole>
              label={t("partners.role")}
              value={partner.role}
              choices={ROLES.map((id) => ({ id, label: t(`partnerRoles.${id}`) }))}
              isDisabled={frozen}
              onChange={(role) => change(place, (x) => ({ ...x, role }))}
            />
            {frozen ? null : (
              <RemoveButton
                label={t("partners.remove", { number: place + 1 })}
                onPress={() => edit((p) => ({ ...p, partners: p.partners.filter((_, n) => n !== place) }))}
              />
            )}
          </div>
          <TextInput label={t("partners.note")} value={partner.note} isDisabled={frozen} onChange={(note) => change(place, (x) => ({ ...x, note }))} />
        </section>
      ))}
      {frozen ? null : (
        <div data-field="partners">
          <Button onPress={() => edit((p) => ({ ...p, partners: [...p.partners, { name: "", role: "coDesigns", note: "" }] }))}>
            <Plus size={16} aria-hidden />
            {t("partners.add")}
          </Button>
        </div>
      )}
    </>
  );
}
