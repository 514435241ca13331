import { Plus } from "lucide-react";

import { MayNot } from "../../../app/MayNot";
import { attempt, useData } from "../../../app/data";
import { keys } from "../../../app/keys";
import { useMay } from "../../../app/may";
import { notify } from "../../../app/notices";
import { list as inWords } from "../../../app/locale";
import { useTranslation } from "../../../app/text";
import { commands } from "../../../bindings";
import { Button, RemoveButton, Tag } from "../../../design/controls";
import layout from "../../../design/layout.module.css";

/** Asks for a font file, and says what came of it. */
export function useAddFont(): () => Promise<void> {
  const { t } = useTranslation();
  return async () => {
    const titles = await attempt(commands.addFont);
    if (titles && titles.length > 0) {
      notify("ok", t("fonts.added", { titles: inWords(titles) }));
    }
  };
}

/** The institution's own fonts. */
export function Fonts() {
  const { t } = useTranslation();
  const fonts = useData(keys.ownFonts(), commands.ownFonts);
  const add = useAddFont();
  const all = fonts.data ?? [];
  const may = useMay("drawTemplates");
  return (
    <section className={`${layout.card} ${layout.pad}`}>
      <h2>{t("fonts.title")}</h2>
      <p className={layout.fine}>{t("fonts.text")}</p>
      <MayNot action="drawTemplates" />
      {all.length > 0 ? (
        <table className={layout.table} aria-label={t("fonts.title")}>
          <tbody>
            {all.map((font) => (
              <tr key={font.name}>
                <td>
                  <strong>{font.title}</strong> {font.whole ? <Tag tone="information">{t("fonts.whole")}</Tag> : null}
                  <br />
                  <span className={layout.fine}>{font.fileName}</span>
                </td>
                <td style={{ textAlign: "end" }}>
                  <RemoveButton isDisabled={!may} label={t("fonts.remove", { title: font.title })} onPress={() => void attempt(() => commands.removeFont(font.name))} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : (
        <p>{fonts.isPending ? "" : t("fonts.none")}</p>
      )}
      <div>
        <Button isDisabled={!may} onPress={() => void add()}>
          <Plus size={16} aria-hidden />
          {t("fonts.add")}
        </Button>
      </div>
    </section>
  );
}
