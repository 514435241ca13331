// Fields that several kinds of elements share.
import { ImagePlus } from "lucide-react";

import { useTranslation } from "../../../../app/text";
import type { CertificateTemplate, StoredImage, TextAlignment, VerticalAlignment } from "../../../../bindings";
import { Button, RemoveButton } from "../../../../design/controls";
import { Segments, Select } from "../../../../design/fields";
import layout from "../../../../design/layout.module.css";
import { usePicture } from "../../../institution/pictures/usePicture";
import styles from "../templates.module.css";

interface Common {
  label: string;
  template: CertificateTemplate;
  isDisabled: boolean;
}

const NONE = "\u0000none";

interface ColourProps extends Common {
  value: string;
  onChange: (name: string) => void;
  /** Whether it may be left out. */
  optional?: boolean;
}

/** One of the template's colours. */
export function ColourField({ label, template, value, onChange, optional, isDisabled }: ColourProps) {
  const { t } = useTranslation();
  const known = template.colours.map((c) => ({ id: c.name, label: c.name }));
  const other = value !== "" && !template.colours.some((c) => c.name === value) ? [{ id: value, label: value }] : [];
  const shown = template.colours.find((c) => c.name === value)?.value ?? value;
  return (
    <div className={styles.colourField}>
      <span className={styles.swatch} style={shown ? { background: shown } : undefined} data-empty={!shown || undefined} aria-hidden />
      <Select<string>
        label={label}
        value={value === "" ? NONE : value}
        choices={[...(optional ? [{ id: NONE, label: t("templates.noColour") }] : []), ...known, ...other]}
        onChange={(id) => onChange(id === NONE ? "" : id)}
        isDisabled={isDisabled}
      />
    </div>
  );
}

/** One of the template's styles. */
export function StyleField({ label, template, value, onChange, isDisabled }: Common & { value: string; onChange: (id: string) => void }) {
  return <Select<string> label={label} value={value} choices={template.styles.map((s) => ({ id: s.id, label: s.name || s.id }))} onChange={onChange} isDisabled={isDisabled} />;
}

export function AlignmentField({ value, onChange, isDisabled }: { value: TextAlignment; onChange: (value: TextAlignment) => void; isDisabled: boolean }) {
  const { t } = useTranslation();
  return <Segments<TextAlignment> label={t("templates.across")} value={value} choices={(["left", "centre", "right"] as const).map((id) => ({ id, label: t(`templates.align.${id}`) }))} onChange={onChange} isDisabled={isDisabled} />;
}

export function VerticalField({ value, onChange, isDisabled }: { value: VerticalAlignment; onChange: (value: VerticalAlignment) => void; isDisabled: boolean }) {
  const { t } = useTranslation();
  return <Segments<VerticalAlignment> label={t("templates.down")} value={value} choices={(["top", "middle", "bottom"] as const).map((id) => ({ id, label: t(`templates.align.${id}`) }))} onChange={onChange} isDisabled={isDisabled} />;
}

interface PictureProps {
  label: string;
  image: StoredImage | null;
  onChange: (image: StoredImage | null) => void;
  isDisabled: boolean;
}

/** A picture from a file. */
export function PictureField({ label, image, onChange, isDisabled }: PictureProps) {
  const { t } = useTranslation();
  const { address, choose } = usePicture(image, onChange);
  return (
    <div className={layout.stack}>
      <p className={layout.small}>{label}</p>
      {image && address ? <img className={styles.picture} src={address} alt={t("settings.pictureOf", { label, file: image.fileName })} /> : null}
      {image ? <p className={layout.fine}>{image.fileName}</p> : null}
      <div className={layout.row}>
        <Button small onPress={() => void choose()} isDisabled={isDisabled} aria-label={t("settings.chooseFor", { label })}>
          <ImagePlus size={16} aria-hidden />
          {t("settings.choose")}
        </Button>
        {image ? <RemoveButton label={t("settings.removeFor", { label })} onPress={() => onChange(null)} isDisabled={isDisabled} /> : null}
      </div>
    </div>
  );
}
