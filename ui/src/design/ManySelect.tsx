import type { Choice } from "./fields";
import { useTranslation } from "../app/text";
import { RemoveButton, Tag } from "./controls";
import styles from "./controls.module.css";
import { SearchSelect } from "./SearchSelect";

interface ManySelectProps {
  label: string;
  values: readonly string[];
  choices: Choice<string>[];
  onChange: (values: string[]) => void;
  /** What a value is called, where it may not be among the choices. */
  nameOf: (value: string) => string;
  /** What is typed as a value by itself, such as a code. */
  takes?: (text: string) => string | null;
  placeholder?: string;
  isDisabled?: boolean;
  field?: string;
  path?: string;
  onSearch?: (words: string) => void;
  more?: () => void;
}

/** Several of many: each stands there with its name, and is taken away by its cross. */
export function ManySelect({ label, values, choices, onChange, nameOf, isDisabled, field, ...rest }: ManySelectProps) {
  const { t } = useTranslation();
  return (
    <div className={styles.field} data-field={field}>
      <SearchSelect<string> {...rest} label={label} value={null} isDisabled={isDisabled} choices={choices.filter(({ id }) => !values.includes(id))} onChange={(id) => !values.includes(id) && onChange([...values, id])} />
      {values.length > 0 ? (
        <ul className={styles.chosen}>
          {values.map((value) => (
            <li key={value}>
              <Tag>
                <span dir="auto">{nameOf(value)}</span>
              </Tag>
              {isDisabled ? null : <RemoveButton label={t("removeOne", { name: nameOf(value) })} onPress={() => onChange(values.filter((other) => other !== value))} />}
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
