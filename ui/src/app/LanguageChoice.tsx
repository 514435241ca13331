import { Select } from "../design/fields";
import { languages, nameOf, setLanguage, useTranslation } from "./text";

/** The language of the window; offered as soon as there is more than one. */
export function LanguageChoice() {
  const { t, language } = useTranslation();
  const choices = languages().map((id) => ({ id, label: nameOf(id) }));
  if (choices.length < 2) return null;
  return <Select label={t("settings.language")} value={language} choices={choices} onChange={(id) => void setLanguage(id)} />;
}
