import { compare, nameOf } from "../../app/locale";
import { useTranslation } from "../../app/text";
import type { Level, LevelScale } from "../../bindings";
import { SearchSelect } from "../../design/SearchSelect";
import { Select } from "../../design/fields";
import layout from "../../design/layout.module.css";
import { CYCLES, NATIONAL, levelsOf } from "./levels";

interface LevelProps {
  level: Level | null;
  frozen: boolean;
  change: (level: Level) => void;
}

const SCALES: LevelScale[] = ["eqf", "qfEhea", "national"];
const EQF = ["1", "2", "3", "4", "5", "6", "7", "8"];

/** Any text is a level or a name by itself. */
const taken = (text: string) => text;

/** The scale of a level, and the level on it: chosen from what the scale has, or written. */
export function LevelFields({ level, frozen, change }: LevelProps) {
  const { t } = useTranslation();
  const scale = level?.scale ?? null;
  const value = level?.value ?? "";
  const numbered = (levels: readonly string[]) => levels.map((one) => ({ id: one, label: t("fields.eqfLevel", { level: one }) }));
  const cycles = CYCLES.map((one) => ({ id: one.value as string, label: t(`fields.cycle.${one.eqf}`) }));
  const national = NATIONAL.map(({ name, country }) => ({ id: name, label: t("codeNamed", { name: nameOf("region", country) ?? country, code: name }) })).toSorted((a, b) => compare(a.label, b.label));
  const levels = scale === "qfEhea" ? cycles : numbered(levelsOf(level?.scaleName ?? ""));
  const set = (part: Partial<Level>) => level && change({ ...level, ...part });
  return (
    <>
      <Select<LevelScale>
        field="level"
        label={t("fields.levelScale")}
        value={scale}
        choices={SCALES.map((id) => ({ id, label: t(`scales.${id}`) }))}
        isDisabled={frozen}
        // A level on one scale is none on another.
        onChange={(wanted) => wanted !== scale && change({ scale: wanted, scaleName: level?.scaleName ?? "", value: "" })}
      />
      <div className={`${layout.row} ${layout.end}`}>
        {scale === "national" ? (
          <SearchSelect<string>
            label={t("fields.scaleName")}
            path="level.scaleName"
            value={level?.scaleName === "" ? null : (level?.scaleName ?? null)}
            chosenLabel={level?.scaleName}
            choices={national}
            takes={taken}
            isDisabled={frozen}
            onChange={(scaleName) => set({ scaleName })}
          />
        ) : null}
        <div className={layout.grow}>
          {scale === "eqf" ? (
            <Select<string> label={t("fields.level")} value={EQF.includes(value) ? value : null} choices={numbered(EQF)} isDisabled={frozen} onChange={(chosen) => set({ value: chosen })} />
          ) : (
            <SearchSelect<string>
              label={t("fields.level")}
              path="level.value"
              value={value === "" ? null : value}
              chosenLabel={value}
              choices={levels}
              takes={taken}
              isDisabled={frozen || !level}
              onChange={(chosen) => set({ value: chosen })}
            />
          )}
        </div>
      </div>
    </>
  );
}
