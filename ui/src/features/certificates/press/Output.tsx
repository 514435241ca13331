import { useData } from "../../../app/data";
import { keys } from "../../../app/keys";
import { useTranslation } from "../../../app/text";
import { commands } from "../../../bindings";
import type { IssueOptions } from "../../../bindings";
import { Checkbox, Select, TextInput } from "../../../design/fields";
import { WholeInput } from "../../../design/numbers";
import layout from "../../../design/layout.module.css";
import styles from "./certificates.module.css";

export type OutputChoice = Required<Pick<IssueOptions, "merged" | "split" | "single" | "fileNames" | "printer">>;

const NONE = "\u0000none";

/** What comes out of the press: merged files, files of learners, and where they go. */
export function Output({ output, onChange }: { output: OutputChoice; onChange: (output: OutputChoice) => void }) {
  const { t } = useTranslation();
  const printers = useData(keys.printers(), commands.printers);
  const known = printers.data ?? [];
  return (
    <fieldset className={`${styles.outputs} ${layout.full}`}>
      <legend className={layout.small}>{t("press.output")}</legend>
      <div className={layout.grid}>
        <div className={layout.stack}>
          <Checkbox isSelected={output.merged} onChange={(merged) => onChange({ ...output, merged, printer: merged ? output.printer : "" })}>
            {t("press.merged")}
          </Checkbox>
          {output.merged ? <WholeInput label={t("press.split")} value={output.split} most={100_000} onChange={(split) => onChange({ ...output, split })} /> : null}
          {output.merged && known.length > 0 ? (
            <Select<string>
              label={t("press.printer")}
              value={output.printer === "" ? NONE : output.printer}
              choices={[{ id: NONE, label: t("press.noPrinter") }, ...known.map((id) => ({ id, label: id }))]}
              onChange={(id) => onChange({ ...output, printer: id === NONE ? "" : id })}
            />
          ) : null}
        </div>
        <div className={layout.stack}>
          <Checkbox isSelected={output.single} onChange={(single) => onChange({ ...output, single })}>
            {t("press.single")}
          </Checkbox>
          {output.single ? <TextInput label={t("press.fileNames")} value={output.fileNames} placeholder="{serial}-{name}" hint={t("press.fileNamesHint")} onChange={(fileNames) => onChange({ ...output, fileNames })} /> : null}
        </div>
      </div>
    </fieldset>
  );
}
