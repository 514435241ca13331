import { ImagePlus, Plus } from "lucide-react";

import { countries, nameOfCode } from "../../../app/codes";
import { useTranslation } from "../../../app/text";
import type { Institution, Signatory, StoredImage } from "../../../bindings";
import { Button, RemoveButton } from "../../../design/controls";
import { SearchSelect } from "../../../design/SearchSelect";
import { TextInput } from "../../../design/fields";
import layout from "../../../design/layout.module.css";
import { usePicture } from "../pictures/usePicture";
import styles from "./institution.module.css";

interface FormProps {
  institution: Institution;
  /** Only to be read. */
  frozen: boolean;
  edit: (change: (institution: Institution) => Institution) => void;
}

interface PictureProps {
  label: string;
  frozen: boolean;
  image: StoredImage | null;
  onChange: (image: StoredImage | null) => void;
}

function Picture({ label, frozen, image, onChange }: PictureProps) {
  const { t } = useTranslation();
  const { address, choose } = usePicture(image, onChange);
  return (
    <div className={layout.stack}>
      <p className={layout.small}>{label}</p>
      <div className={layout.row}>
        <div className={styles.picture}>{image && address ? <img src={address} alt={t("settings.pictureOf", { label, file: image.fileName })} /> : <span className={layout.fine}>{t("settings.noPicture")}</span>}</div>
        <Button small isDisabled={frozen} aria-label={t("settings.chooseFor", { label })} onPress={() => void choose()}>
          <ImagePlus size={16} aria-hidden />
          {t("settings.choose")}
        </Button>
        {image && !frozen ? <RemoveButton label={t("settings.removeFor", { label })} onPress={() => onChange(null)} /> : null}
      </div>
    </div>
  );
}

export function InstitutionForm({ institution, frozen, edit }: FormProps) {
  const { t } = useTranslation();
  const text = (field: "legalName" | "serialPrefix" | "serialPattern" | "country" | "address" | "website") => ({
    label: t(`institution.${field}`),
    path: field,
    isDisabled: frozen,
    value: institution[field] ?? "",
    onChange: (value: string) => edit((i) => ({ ...i, [field]: value })),
  });
  const signatory = (at: number, how: (signatory: Signatory) => Signatory) =>
    edit((i) => ({ ...i, signatories: i.signatories.map((x, n) => (n === at ? how(x) : x)) }));
  return (
    <>
      <section className={`${layout.card} ${layout.pad}`}>
        <h2>{t("institution.title")}</h2>
        <div className={layout.grid}>
          <div className={layout.full}>
            <TextInput {...text("legalName")} />
          </div>
          <SearchSelect<string>
            {...text("country")}
            hint={t("fields.countryHint")}
            value={institution.country === "" ? null : institution.country}
            chosenLabel={nameOfCode("region", institution.country)}
            choices={countries()}
            takes={(typed) => (/^[a-z]{2}$/i.test(typed) ? typed.toUpperCase() : null)}
          />
          <TextInput {...text("serialPrefix")} hint={t("institution.prefixHint")} />
          <div className={layout.full}>
            <TextInput {...text("serialPattern")} placeholder="{prefix}-{yy}-{number}-{check}" hint={t("institution.patternHint")} />
          </div>
          <TextInput {...text("address")} rows={3} />
          <TextInput {...text("website")} />
        </div>
        <Picture label={t("institution.logo")} frozen={frozen} image={institution.logo} onChange={(logo) => edit((i) => ({ ...i, logo }))} />
      </section>
      <section className={`${layout.card} ${layout.pad}`}>
        <h2>{t("institution.identifiers")}</h2>
        {institution.identifiers.map((identifier, at) => (
          <div key={at} className={`${layout.row} ${layout.end}`}>
            <TextInput path={`identifiers.${at}.scheme`} isDisabled={frozen} label={t("institution.scheme")} value={identifier.scheme} onChange={(scheme) => edit((i) => ({ ...i, identifiers: i.identifiers.map((x, n) => (n === at ? { ...x, scheme } : x)) }))} />
            <div className={layout.grow}>
              <TextInput path={`identifiers.${at}.value`} isDisabled={frozen} label={t("institution.value")} value={identifier.value} onChange={(value) => edit((i) => ({ ...i, identifiers: i.identifiers.map((x, n) => (n === at ? { ...x, value } : x)) }))} />
            </div>
            <RemoveButton isDisabled={frozen} label={t("institution.removeIdentifier", { number: at + 1 })} onPress={() => edit((i) => ({ ...i, identifiers: i.identifiers.filter((_, n) => n !== at) }))} />
          </div>
        ))}
        <div>
          <Button small isDisabled={frozen} onPress={() => edit((i) => ({ ...i, identifiers: [...i.identifiers, { scheme: "", value: "" }] }))}>
            <Plus size={14} aria-hidden />
            {t("institution.addIdentifier")}
          </Button>
        </div>
      </section>
      <section className={`${layout.card} ${layout.pad}`}>
        <h2>{t("institution.signatories")}</h2>
        <p className={layout.fine}>{t("institution.signatoriesText")}</p>
        {institution.signatories.map((person, at) => (
          <div key={at} className={layout.stack}>
            <div className={`${layout.row} ${layout.end}`}>
              <div className={layout.grow}>
                <TextInput path={`signatories.${at}.name`} isDisabled={frozen} label={t("institution.name")} value={person.name} onChange={(name) => signatory(at, (x) => ({ ...x, name }))} />
              </div>
              <div className={layout.grow}>
                <TextInput path={`signatories.${at}.role`} isDisabled={frozen} label={t("institution.role")} value={person.role} onChange={(role) => signatory(at, (x) => ({ ...x, role }))} />
              </div>
              <RemoveButton isDisabled={frozen} label={t("institution.removeSignatory", { number: at + 1 })} onPress={() => edit((i) => ({ ...i, signatories: i.signatories.filter((_, n) => n !== at) }))} />
            </div>
            <Picture label={t("institution.signature", { number: at + 1 })} frozen={frozen} image={person.signature} onChange={(signature) => signatory(at, (x) => ({ ...x, signature }))} />
          </div>
        ))}
        <div>
          <Button small onPress={() => edit((i) => ({ ...i, signatories: [...i.signatories, { name: "", role: "", signature: null }] }))} isDisabled={frozen || institution.signatories.length >= 2}>
            <Plus size={14} aria-hidden />
            {t("institution.addSignatory")}
          </Button>
        </div>
      </section>
    </>
  );
}
