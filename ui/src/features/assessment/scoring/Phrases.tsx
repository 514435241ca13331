import { Plus } from "lucide-react";

import { useData } from "../../../app/data";
import { useAutosave } from "../../../app/drafts/editing";
import { keys } from "../../../app/keys";
import { useTranslation } from "../../../app/text";
import { commands } from "../../../bindings";
import type { Phrase, Saved } from "../../../bindings";
import { Actions, Button, Dialog, RemoveButton } from "../../../design/controls";
import { TextInput } from "../../../design/fields";
import layout from "../../../design/layout.module.css";

const KEY = keys.phrases();
const same = (saved: Saved<Phrase[]>) => saved;
const replaced = (_: Saved<Phrase[]>, saved: Saved<Phrase[]>) => saved;

/** What markers say again and again. */
export function Phrases({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const data = useData(KEY, commands.phrases);
  const edit = useAutosave<Saved<Phrase[]>, Phrase[]>(KEY, same, replaced, commands.savePhrases, { record: { kind: "phrases", id: "all" } });
  const list = data.data?.value ?? [];
  const change = (at: number, how: (phrase: Phrase) => Phrase) => edit((all) => all.map((p, n) => (n === at ? how(p) : p)));
  return (
    <Dialog title={t("scoring.phrases")} isOpen onClose={onClose} wide>
      <p className={layout.fine}>{t("scoring.phrasesLead")}</p>
      {list.map((phrase, n) => (
        <div key={n} className={`${layout.row} ${layout.end}`}>
          <div style={{ width: 140 }}>
            <TextInput label={t("scoring.short")} value={phrase.short} onChange={(short) => change(n, (p) => ({ ...p, short: short.replaceAll(/\s|\//g, "") }))} />
          </div>
          <div className={layout.grow}>
            <TextInput label={t("scoring.text")} value={phrase.text} onChange={(text) => change(n, (p) => ({ ...p, text }))} />
          </div>
          <RemoveButton label={t("scoring.removePhrase", { number: n + 1 })} onPress={() => edit((all) => all.filter((_, m) => m !== n))} />
        </div>
      ))}
      <div>
        <Button onPress={() => edit((all) => [...all, { short: `p${all.length + 1}`, text: "" }])}>
          <Plus size={16} aria-hidden />
          {t("scoring.addPhrase")}
        </Button>
      </div>
      <Actions>
        <Button look="primary" onPress={onClose}>
          {t("close")}
        </Button>
      </Actions>
    </Dialog>
  );
}
