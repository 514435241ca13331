import { useTranslation } from "../../../app/text";
import type { PartInWords, Rubric, RubricTranslation } from "../../../bindings";
import { TextInput } from "../../../design/fields";
import layout from "../../../design/layout.module.css";
import styles from "./rubrics.module.css";

interface TranslationProps {
  rubric: Rubric;
  words: RubricTranslation;
  frozen: boolean;
  change: (how: (words: RubricTranslation) => RubricTranslation) => void;
}

function said(list: PartInWords[], id: string): string {
  return list.find((p) => p.id === id)?.title ?? "";
}

function saying(list: PartInWords[], id: string, how: (part: PartInWords) => PartInWords): PartInWords[] {
  const part = list.find((p) => p.id === id) ?? { id, title: "", descriptors: [] };
  return [...list.filter((p) => p.id !== id), how(part)];
}

/** The same grid in another language: each field shows the words it translates until it has its own. */
export function TranslationGrid({ rubric, words, frozen, change }: TranslationProps) {
  const { t } = useTranslation();
  return (
    <>
      <p className={layout.fine}>{t("rubrics.translating", { language: words.language, own: rubric.language ?? "" })}</p>
      <div style={{ maxWidth: 760 }}>
        <TextInput label={t("rubrics.title")} value={words.title} placeholder={rubric.title} isDisabled={frozen} onChange={(title) => change((w) => ({ ...w, title }))} />
      </div>
      <div className={styles.scroll} lang={words.language}>
        <table className={styles.grid}>
          <thead>
            <tr>
              <th scope="col">{t("rubrics.criterion")}</th>
              {rubric.levels.map((l, n) => (
                <th key={l.id} scope="col">
                  <TextInput
                    hideLabel
                    label={t("rubrics.levelTitle", { number: n + 1 })}
                    value={said(words.levels, l.id)}
                    placeholder={l.title}
                    isDisabled={frozen}
                    onChange={(title) => change((w) => ({ ...w, levels: saying(w.levels, l.id, (p) => ({ ...p, title })) }))}
                  />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rubric.criteria.map((c, at) => (
              <tr key={c.id}>
                <th scope="row">
                  <TextInput
                    hideLabel
                    rows={2}
                    label={t("rubrics.criterionTitle", { number: at + 1 })}
                    value={said(words.criteria, c.id)}
                    placeholder={c.title}
                    isDisabled={frozen}
                    onChange={(title) => change((w) => ({ ...w, criteria: saying(w.criteria, c.id, (p) => ({ ...p, title })) }))}
                  />
                </th>
                {rubric.levels.map((l, n) => (
                  <td key={l.id}>
                    <TextInput
                      hideLabel
                      rows={5}
                      label={t("rubrics.descriptor", { criterion: c.title || String(at + 1), level: l.title })}
                      value={said(words.criteria.find((p) => p.id === c.id)?.descriptors ?? [], l.id)}
                      placeholder={c.descriptors[n] ?? ""}
                      isDisabled={frozen}
                      onChange={(title) =>
                        change((w) => ({ ...w, criteria: saying(w.criteria, c.id, (p) => ({ ...p, descriptors: saying(p.descriptors, l.id, (d) => ({ ...d, title })) })) }))
                      }
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
