import { Plus } from "lucide-react";
import { ColorArea, ColorField, ColorPicker, ColorSlider, ColorSwatch, ColorThumb, Dialog, DialogTrigger, Input, Label, Popover, SliderTrack, Button as AriaButton, parseColor } from "react-aria-components";

import { useTranslation } from "../../../../app/text";
import type { CertificateTemplate } from "../../../../bindings";
import { Button, RemoveButton } from "../../../../design/controls";
import controls from "../../../../design/controls.module.css";
import { TextInput } from "../../../../design/fields";
import layout from "../../../../design/layout.module.css";
import type { Change } from "../design";
import { renamedColour, uses } from "../design";
import styles from "../templates.module.css";

interface PickProps {
  label: string;
  value: string;
  isDisabled: boolean;
  onChange: (hex: string) => void;
}

const valid = (hex: string): string => (/^#[\dA-Fa-f]{6}$/.test(hex) ? hex : "#000000");

function Pick({ label, value, isDisabled, onChange }: PickProps) {
  const { t } = useTranslation();
  return (
    <ColorPicker value={parseColor(valid(value)).toFormat("hsb")} onChange={(colour) => onChange(colour.toString("hex").toUpperCase())}>
      <DialogTrigger>
        <AriaButton className={styles.swatchButton} aria-label={t("templates.chooseColour", { name: label })} isDisabled={isDisabled}>
          <ColorSwatch className={styles.swatch} />
        </AriaButton>
        <Popover className={controls.popover}>
          <Dialog className={styles.picker} aria-label={label}>
            <ColorArea colorSpace="hsb" xChannel="saturation" yChannel="brightness" className={styles.colourArea}>
              <ColorThumb className={styles.thumb} />
            </ColorArea>
            <ColorSlider colorSpace="hsb" channel="hue" className={styles.hue} aria-label={t("templates.hue")}>
              <SliderTrack className={styles.hueTrack}>
                <ColorThumb className={styles.thumb} />
              </SliderTrack>
            </ColorSlider>
            <ColorField className={controls.field}>
              <Label className={controls.label}>{t("templates.hex")}</Label>
              <Input className={controls.input} />
            </ColorField>
          </Dialog>
        </Popover>
      </DialogTrigger>
    </ColorPicker>
  );
}

/** The colours of the brand, by name. */
export function Colours({ template, isReadOnly, edit }: { template: CertificateTemplate; isReadOnly: boolean; edit: (change: Change) => void }) {
  const { t } = useTranslation();
  const free = () => {
    let number = template.colours.length + 1;
    while (template.colours.some((c) => c.name === t("templates.colourNumber", { number }))) {
      number += 1;
    }
    return t("templates.colourNumber", { number });
  };
  const rename = (from: string, to: string) => {
    // Two colours of one name would be one.
    if (to !== "" && !template.colours.some((c) => c.name === to)) {
      edit(renamedColour(from, to));
    }
  };
  return (
    <section className={layout.stack} aria-label={t("templates.colours")}>
      <h2>{t("templates.colours")}</h2>
      {template.colours.map((c, n) => (
        <div key={n} className={layout.row}>
          <Pick label={c.name} value={c.value} isDisabled={isReadOnly} onChange={(value) => edit((x) => ({ ...x, colours: x.colours.map((y, m) => (m === n ? { ...y, value } : y)) }))} />
          <div className={layout.grow}>
            <TextInput label={t("templates.colourName", { number: n + 1 })} hideLabel value={c.name} onChange={(name) => rename(c.name, name)} isDisabled={isReadOnly} />
          </div>
          <RemoveButton label={t("templates.removeColour", { name: c.name })} isDisabled={isReadOnly || uses(template, "colour", c.name) > 0} onPress={() => edit((x) => ({ ...x, colours: x.colours.filter((_, m) => m !== n) }))} />
        </div>
      ))}
      <div>
        <Button small isDisabled={isReadOnly} onPress={() => edit((x) => ({ ...x, colours: [...x.colours, { name: free(), value: "#0F5C4D" }] }))}>
          <Plus size={14} aria-hidden />
          {t("templates.addColour")}
        </Button>
      </div>
    </section>
  );
}
