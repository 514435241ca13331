import { useTranslation } from "../app/text";
import { TextInput } from "./fields";
import layout from "./layout.module.css";

interface SideSearchProps {
  /** What the list is called. */
  list: string;
  value: string;
  onChange: (wanted: string) => void;
}

/** Finds things of the list beside the work by what they are called. */
export function SideSearch({ list, value, onChange }: SideSearchProps) {
  const { t } = useTranslation();
  const label = t("searchIn", { list });
  return (
    <div className={layout.listHead}>
      <div className={layout.wholeRow}>
        <TextInput hideLabel label={label} placeholder={label} type="search" value={value} onChange={onChange} />
      </div>
    </div>
  );
}
