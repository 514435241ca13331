import { Plus } from "lucide-react";

import { useTranslation } from "../../app/text";
import type { Partner, PartnerRole } from "../../bindings";
import { Ordered, moved } from "../../design/Ordered";
import { Button } from "../../design/controls";
import { Select, TextInput } from "../../design/fields";
import layout from "../../design/layout.module.css";
import { ActionsMenu } from "../../design/menu";
import type { TabProps } from "./tab";

const ROLES: PartnerRole[] = ["coDesigns", "endorses", "recognises", "delivers"];

export function PartnersTab({ programme, frozen, edit }: TabProps) {
  const { t } = useTranslation();
  const change = (place: number, how: (partner: Partner) => Partner) =>
    edit((p) => ({ ...p, partners: p.partners.map((x, n) => (n === place ? how(x) : x)) }));
  return (
    <>
      {programme.partners.length === 0 ? <p className={layout.lead}>{t("partners.empty")}</p> : null}
      <Ordered
        className={layout.stack}
        items={programme.partners}
        keyOf={(_, place) => String(place)}
        nameOf={(partner, place) => partner.name || t("partners.number", { number: place + 1 })}
        move={(from, to) => edit((p) => ({ ...p, partners: moved(p.partners, from, to) }))}
        isFixed={frozen}
      >
        {(partner, place, { handle, actions }) => (
        <section className={`${layout.card} ${layout.pad}`} aria-label={t("partners.number", { number: place + 1 })}>
          <div className={`${layout.row} ${layout.end}`}>
            {handle}
            <div className={layout.grow}>
              <TextInput path={`partners.${place}.name`} label={t("partners.name")} value={partner.name} isDisabled={frozen} onChange={(name) => change(place, (x) => ({ ...x, name }))} />
            </div>
            <Select<PartnerRole>
              label={t("partners.role")}
              value={partner.role}
              choices={ROLES.map((id) => ({ id, label: t(`partnerRoles.${id}`) }))}
              isDisabled={frozen}
              onChange={(role) => change(place, (x) => ({ ...x, role }))}
            />
            {frozen ? null : (
              <ActionsMenu
                label={t("actionsOf", { name: partner.name || t("partners.number", { number: place + 1 }) })}
                actions={[...actions, { id: "remove", label: t("partners.remove", { number: place + 1 }), run: () => edit((p) => ({ ...p, partners: p.partners.filter((_, n) => n !== place) })) }]}
              />
            )}
          </div>
          <TextInput path={`partners.${place}.note`} label={t("partners.note")} value={partner.note} isDisabled={frozen} onChange={(note) => change(place, (x) => ({ ...x, note }))} />
        </section>
        )}
      </Ordered>
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
