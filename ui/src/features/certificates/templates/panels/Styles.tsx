import { Plus } from "lucide-react";
import { useState } from "react";

import { useData } from "../../../../app/data";
import { keys } from "../../../../app/keys";
import { useTranslation } from "../../../../app/text";
import { commands } from "../../../../bindings";
import type { CertificateTemplate, TextStyle } from "../../../../bindings";
import { Button } from "../../../../design/controls";
import { Checkbox, Select, TextInput } from "../../../../design/fields";
import { NumberInput } from "../../../../design/numbers";
import layout from "../../../../design/layout.module.css";
import { useAddFont } from "../../../institution/fonts/Fonts";
import type { Change } from "../design";
import { uses } from "../design";
import { ColourField } from "../elements/fields";

/** The styles words are set in. */
export function Styles({ template, isReadOnly, edit }: { template: CertificateTemplate; isReadOnly: boolean; edit: (change: Change) => void }) {
  const { t } = useTranslation();
  const kit = useData(keys.designKit(), commands.designKit);
  const addFont = useAddFont();
  const [chosen, setChosen] = useState(template.styles[0]?.id ?? "");
  const style = template.styles.find((s) => s.id === chosen) ?? template.styles[0];
  const set = (part: Partial<TextStyle>) => edit((x) => ({ ...x, styles: x.styles.map((s) => (s.id === style?.id ? { ...s, ...part } : s)) }));
  const add = () => {
    let number = template.styles.length + 1;
    while (template.styles.some((s) => s.id === `style${number}`)) {
      number += 1;
    }
    const made: TextStyle = {
      ...(style ?? { font: "SourceSerif4-Regular", size: 12, smallest: 8, leading: 1.25, spacing: 0, colour: template.colours[0]?.name ?? "#1C2430", capitals: false }),
      id: `style${number}`,
      name: t("templates.styleNumber", { number }),
    };
    edit((x) => ({ ...x, styles: [...x.styles, made] }));
    setChosen(made.id);
  };
  const fonts = (kit.data?.fonts ?? []).map((f) => ({ id: f.name, label: f.title }));
  const missing = style && !fonts.some((f) => f.id === style.font) ? [{ id: style.font, label: t("fonts.missing", { font: style.font }) }] : [];
  return (
    <section className={layout.stack} aria-label={t("templates.styles")}>
      <h2>{t("templates.styles")}</h2>
      {style ? (
        <>
          <Select<string> label={t("templates.style")} value={style.id} choices={template.styles.map((s) => ({ id: s.id, label: s.name || s.id }))} onChange={setChosen} />
          <TextInput label={t("templates.styleName")} value={style.name} onChange={(name) => set({ name })} isDisabled={isReadOnly} />
          <Select<string> label={t("templates.font")} value={style.font} choices={[...fonts, ...missing]} onChange={(font) => set({ font })} isDisabled={isReadOnly} />
          <div className={layout.grid}>
            <NumberInput label={t("templates.size")} value={style.size} least={2} most={300} onChange={(size) => set({ size, smallest: Math.min(style.smallest, size) })} isDisabled={isReadOnly} />
            <NumberInput label={t("templates.smallest")} value={style.smallest} least={2} most={style.size} onChange={(smallest) => set({ smallest })} isDisabled={isReadOnly} />
            <NumberInput label={t("templates.leading")} value={style.leading} least={0.8} most={4} onChange={(leading) => set({ leading })} isDisabled={isReadOnly} />
            <NumberInput label={t("templates.spacing")} value={style.spacing} least={-100} most={1000} onChange={(spacing) => set({ spacing })} isDisabled={isReadOnly} />
          </div>
          <ColourField label={t("templates.colour")} template={template} value={style.colour} onChange={(colour) => set({ colour })} isDisabled={isReadOnly} />
          <Checkbox isSelected={style.capitals} onChange={(capitals) => set({ capitals })} isDisabled={isReadOnly}>
            {t("templates.capitals")}
          </Checkbox>
        </>
      ) : null}
      <div className={`${layout.row} ${layout.wrap}`}>
        <Button small onPress={add} isDisabled={isReadOnly}>
          <Plus size={14} aria-hidden />
          {t("templates.addStyle")}
        </Button>
        <Button small danger isDisabled={isReadOnly || !style || template.styles.length < 2 || uses(template, "style", style.id) > 0} onPress={() => edit((x) => ({ ...x, styles: x.styles.filter((s) => s.id !== style?.id) }))}>
          {t("templates.removeStyle")}
        </Button>
        <Button small onPress={() => void addFont()}>
          {t("fonts.add")}
        </Button>
      </div>
    </section>
  );
}
