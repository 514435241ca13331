import { Select } from "../design/fields";
import { useHeadings } from "./tables";
import { useTranslation } from "./text";

/** What heads the columns of exports: titles for people, or names for programs. */
export function HeadingsChoice() {
  const { t } = useTranslation();
  const [headings, choose] = useHeadings();
  const choices = [
    { id: "title" as const, label: t("reports.headings.title") },
    { id: "machine" as const, label: t("reports.headings.machine") },
  ];
  return <Select label={t("reports.headings")} value={headings} choices={choices} onChange={choose} />;
}
