import { Type } from "lucide-react";
import { useRef } from "react";
import { Menu, MenuItem, MenuTrigger, Popover } from "react-aria-components";

import { useData } from "../../../../app/data";
import { keys } from "../../../../app/keys";
import { useTranslation } from "../../../../app/text";
import { commands } from "../../../../bindings";
import type { TextFit, TextReads } from "../../../../bindings";
import { Button } from "../../../../design/controls";
import controls from "../../../../design/controls.module.css";
import { Select, TextInput } from "../../../../design/fields";
import { WholeInput } from "../../../../design/numbers";
import layout from "../../../../design/layout.module.css";
import styles from "../templates.module.css";
import { AlignmentField, StyleField, VerticalField } from "./fields";
import { middle, styleOf } from "./kinds";
import type { FieldsProps, KindOnScreen } from "./kinds";

const FITS: TextFit["kind"][] = ["shrink", "wrap", "keep"];
const READS: TextReads[] = ["heading", "paragraph", "decoration"];

const fit = (name: TextFit["kind"]): TextFit => (name === "wrap" ? { kind: "wrap", lines: 2 } : { kind: name });

function Fields({ kind, template, edit, isDisabled }: FieldsProps<"text">) {
  const { t } = useTranslation();
  const kit = useData(keys.designKit(), commands.designKit);
  const caret = useRef<[number, number] | null>(null);
  const insert = (field: string) =>
    edit((k) => {
      const [from, to] = caret.current ?? [k.content.length, k.content.length];
      const words = `{${field}}`;
      caret.current = [from + words.length, from + words.length];
      return { ...k, content: k.content.slice(0, from) + words + k.content.slice(to) };
    });
  return (
    <>
      <TextInput label={t("templates.words")} rows={4} value={kind.content} onChange={(content) => edit((k) => ({ ...k, content }))} onCaret={(from, to) => (caret.current = [from, to])} hint={t("templates.wordsHint")} isDisabled={isDisabled} />
      <div>
      <MenuTrigger>
        <Button small isDisabled={isDisabled}>
          {t("templates.insertField")}
        </Button>
        <Popover className={controls.popover}>
          <Menu className={`${controls.menu} ${styles.tallMenu}`} onAction={(name) => insert(String(name))}>
            {(kit.data?.fields ?? []).map((name) => (
              <MenuItem key={name} id={name} className={controls.option}>
                {t(`templates.fields.${name}` as "templates.fields.learner")}
              </MenuItem>
            ))}
          </Menu>
        </Popover>
      </MenuTrigger>
      </div>
      <StyleField label={t("templates.style")} template={template} value={kind.style} onChange={(style) => edit((k) => ({ ...k, style }))} isDisabled={isDisabled} />
      <AlignmentField value={kind.alignment} onChange={(alignment) => edit((k) => ({ ...k, alignment }))} isDisabled={isDisabled} />
      <VerticalField value={kind.vertical} onChange={(vertical) => edit((k) => ({ ...k, vertical }))} isDisabled={isDisabled} />
      <div className={layout.grid}>
        <Select<TextFit["kind"]> label={t("templates.fit")} value={kind.fit.kind} choices={FITS.map((id) => ({ id, label: t(`templates.fits.${id}`) }))} onChange={(name) => edit((k) => ({ ...k, fit: fit(name) }))} isDisabled={isDisabled} />
        {kind.fit.kind === "wrap" ? (
          <WholeInput label={t("templates.mostLines")} value={kind.fit.lines} least={1} most={40} onChange={(lines) => edit((k) => ({ ...k, fit: { kind: "wrap", lines } }))} isDisabled={isDisabled} />
        ) : null}
      </div>
      <Select<TextReads> label={t("templates.reads")} value={kind.reads} choices={READS.map((id) => ({ id, label: t(`templates.readsAs.${id}`) }))} onChange={(reads) => edit((k) => ({ ...k, reads }))} isDisabled={isDisabled} />
      <TextInput label={t("templates.wordsLanguage")} value={kind.language ?? ""} placeholder={template.language} onChange={(language) => edit((k) => ({ ...k, language }))} hint={t("templates.languageHint")} isDisabled={isDisabled} />
    </>
  );
}

export const text: KindOnScreen<"text"> = {
  Icon: Type,
  begin: (template, page) => ({
    kind: {
      type: "text",
      content: "{learner}",
      style: styleOf(template, "body", "linking", "name"),
      alignment: "centre",
      vertical: "middle",
      fit: { kind: "shrink" },
      reads: "paragraph",
      language: "",
    },
    frame: middle(page, 120, 12),
  }),
  Fields,
  says: (kind) => kind.content,
};
