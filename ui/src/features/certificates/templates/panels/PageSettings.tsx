import { Plus, RotateCw } from "lucide-react";

import { useTranslation } from "../../../../app/text";
import type { CertificateTemplate, Guide, LabelSheet, Paper } from "../../../../bindings";
import { Button, RemoveButton } from "../../../../design/controls";
import { Checkbox, Select, TextInput } from "../../../../design/fields";
import { NumberInput } from "../../../../design/numbers";
import layout from "../../../../design/layout.module.css";
import type { Change } from "../design";
import { withGuides } from "../design";
import { NAMED_PAPERS, sizeOf } from "../geometry/frames";
import type { NamedPaper } from "../geometry/frames";

interface PageProps {
  template: CertificateTemplate;
  page: number;
  isReadOnly: boolean;
  edit: (change: Change) => void;
}

const custom = (width: number, height: number): Paper => ({ custom: { widthTenths: Math.round(width * 10), heightTenths: Math.round(height * 10) } });

/** The same sheet turned: one with a name where there is one. */
function turned(paper: Paper): Paper {
  const { width, height } = sizeOf(paper);
  const named = NAMED_PAPERS.find((id) => sizeOf(id).width === height && sizeOf(id).height === width);
  return named ?? custom(height, width);
}

function PaperFields({ label, paper, isDisabled, onChange }: { label: string; paper: Paper; isDisabled: boolean; onChange: (paper: Paper) => void }) {
  const { t } = useTranslation();
  const { width, height } = sizeOf(paper);
  return (
    <>
      <div className={`${layout.row} ${layout.end}`}>
        <div className={layout.grow}>
          <Select<NamedPaper | "custom">
            label={label}
            value={typeof paper === "string" ? paper : "custom"}
            choices={[...NAMED_PAPERS, "custom" as const].map((id) => ({ id, label: t(`papers.${id}`) }))}
            onChange={(id) => onChange(id === "custom" ? custom(width, height) : id)}
            isDisabled={isDisabled}
          />
        </div>
        <Button icon aria-label={t("templates.turn")} onPress={() => onChange(turned(paper))} isDisabled={isDisabled}>
          <RotateCw size={15} aria-hidden />
        </Button>
      </div>
      {typeof paper === "string" ? null : (
        <div className={layout.grid}>
          <NumberInput label={t("templates.sides.width")} value={width} least={20} most={1000} onChange={(mm) => onChange(custom(mm, height))} isDisabled={isDisabled} />
          <NumberInput label={t("templates.sides.height")} value={height} least={20} most={1000} onChange={(mm) => onChange(custom(width, mm))} isDisabled={isDisabled} />
        </div>
      )}
    </>
  );
}

const NEW_SHEET: LabelSheet = { paper: "a4Portrait", columns: 2, rows: 4, left: 10, top: 10, gapAcross: 5, gapDown: 5 };

function Labels({ sheet, isDisabled, onChange }: { sheet: LabelSheet | null; isDisabled: boolean; onChange: (sheet: LabelSheet | null) => void }) {
  const { t } = useTranslation();
  const number = (field: "columns" | "rows" | "left" | "top" | "gapAcross" | "gapDown", least: number, most: number) =>
    sheet ? <NumberInput label={t(`templates.sheet.${field}`)} value={sheet[field]} least={least} most={most} isDisabled={isDisabled} onChange={(value) => onChange({ ...sheet, [field]: value })} /> : null;
  return (
    <>
      <Checkbox isSelected={sheet !== null} isDisabled={isDisabled} onChange={(on) => onChange(on ? NEW_SHEET : null)}>
        {t("templates.sheet.on")}
      </Checkbox>
      {sheet ? (
        <>
          <PaperFields label={t("templates.sheet.paper")} paper={sheet.paper} isDisabled={isDisabled} onChange={(paper) => onChange({ ...sheet, paper })} />
          <div className={layout.grid}>
            {number("columns", 1, 20)}
            {number("rows", 1, 40)}
            {number("left", 0, 500)}
            {number("top", 0, 500)}
            {number("gapAcross", 0, 200)}
            {number("gapDown", 0, 200)}
          </div>
        </>
      ) : null}
    </>
  );
}

/** The template as a whole: its name, paper, edges, guides, and sheets of labels. */
export function PageSettings({ template, page, isReadOnly, edit }: PageProps) {
  const { t } = useTranslation();
  const set = (part: Partial<CertificateTemplate>) => edit((x) => ({ ...x, ...part }));
  const guides = template.pages[page]?.guides ?? [];
  const guide = (n: number, change: (guide: Guide) => Guide) => edit(withGuides(page, (all) => all.map((g, m) => (m === n ? change(g) : g))));
  const isDisabled = isReadOnly;
  return (
    <>
      <TextInput label={t("templates.name")} value={template.name} onChange={(name) => set({ name })} isDisabled={isDisabled} />
      <TextInput label={t("templates.description")} value={template.description} rows={2} onChange={(description) => set({ description })} isDisabled={isDisabled} />
      <TextInput label={t("templates.language")} value={template.language} hint={t("templates.languageHint")} onChange={(language) => set({ language })} isDisabled={isDisabled} />
      <PaperFields label={t("press.paper")} paper={template.paper} isDisabled={isDisabled} onChange={(paper) => set({ paper })} />
      <div className={layout.grid}>
        <NumberInput label={t("templates.safeArea")} value={template.safeArea} most={50} onChange={(safeArea) => set({ safeArea })} isDisabled={isDisabled} />
        <NumberInput label={t("templates.bleed")} value={template.bleed} most={10} onChange={(bleed) => set({ bleed })} isDisabled={isDisabled} />
      </div>
      <Checkbox isSelected={template.cropMarks} isDisabled={isDisabled} onChange={(cropMarks) => set({ cropMarks })}>
        {t("templates.cropMarks")}
      </Checkbox>
      <h3 className={layout.small}>{t("templates.guides")}</h3>
      {guides.map((g, n) => (
        <div key={n} className={`${layout.row} ${layout.end}`}>
          <Select<"upright" | "level"> label={t("templates.guideRuns")} value={g.upright ? "upright" : "level"} choices={(["upright", "level"] as const).map((id) => ({ id, label: t(`templates.${id}`) }))} onChange={(id) => guide(n, (x) => ({ ...x, upright: id === "upright" }))} isDisabled={isDisabled} />
          <div className={layout.grow}>
            <NumberInput label={t("templates.guideMm")} value={g.at} most={1000} onChange={(mm) => guide(n, (x) => ({ ...x, at: mm }))} isDisabled={isDisabled} />
          </div>
          <RemoveButton label={t("templates.removeGuide", { number: n + 1 })} isDisabled={isDisabled} onPress={() => edit(withGuides(page, (all) => all.filter((_, m) => m !== n)))} />
        </div>
      ))}
      <div>
        <Button small isDisabled={isDisabled} onPress={() => edit(withGuides(page, (all) => [...all, { upright: true, at: sizeOf(template.paper).width / 2 }]))}>
          <Plus size={14} aria-hidden />
          {t("templates.addGuide")}
        </Button>
      </div>
      <h3 className={layout.small}>{t("templates.sheet.title")}</h3>
      <Labels sheet={template.labels ?? null} isDisabled={isDisabled} onChange={(labels) => set({ labels })} />
    </>
  );
}
