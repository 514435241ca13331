import { useCallback } from "react";

import { useData } from "../../../app/data";
import { useAutosave } from "../../../app/drafts/editing";
import { keys } from "../../../app/keys";
import { useMay } from "../../../app/may";
import { commands } from "../../../bindings";
import type { CertificateTemplate, Saved, TemplateView } from "../../../bindings";

const pick = (view: TemplateView): Saved<CertificateTemplate> => view.saved;
const place = (view: TemplateView, saved: Saved<CertificateTemplate>): TemplateView => ({ ...view, saved });
const titleOf = (template: CertificateTemplate) => template.name;
const save = (saved: Saved<CertificateTemplate>) => commands.saveTemplate(saved);

/** A template as it is edited. One inside the program is not. */
export function useDesign(id: string) {
  const key = keys.template(id);
  const data = useData(key, () => commands.certificateTemplate(id));
  const autosave = useAutosave<TemplateView, CertificateTemplate>(key, pick, place, save, { record: { kind: "certificateTemplate", id }, name: titleOf });
  const may = useMay("drawTemplates");
  const own = (data.data?.own ?? false) && may;
  const edit = useCallback(
    (change: (template: CertificateTemplate) => CertificateTemplate) => {
      if (own) {
        autosave(change);
      }
    },
    [autosave, own],
  );
  return { view: data.data, error: data.error, edit, may };
}
