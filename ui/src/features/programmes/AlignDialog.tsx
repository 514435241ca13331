import { useRef, useState } from "react";
import type { KeyboardEvent } from "react";

import { useData } from "../../app/data";
import { facts } from "../../app/figures";
import { keys } from "../../app/keys";
import { useCompetencies } from "../../app/lists";
import { holds } from "../../app/locale";
import { useTranslation } from "../../app/text";
import { commands } from "../../bindings";
import type { Alignment, Competency, CompetencyKind, Outcome } from "../../bindings";
import { Actions, Button, Dialog, Tag } from "../../design/controls";
import { Checkbox, Select, TextInput } from "../../design/fields";
import layout from "../../design/layout.module.css";
import { VirtualRows } from "../../design/VirtualRows";
import styles from "./programmes.module.css";

type Only = CompetencyKind | "all";

/** Words of an outcome that competencies may share: without its verb, and without those that say little. */
export function wordsOf(text: string): string {
  const [, ...rest] = text.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  return rest.filter((word) => word.length > 3).slice(0, 4).join(" ");
}

function Row({ competency, wanted, isAligned, toggle, framework }: { competency: Competency; wanted: string; isAligned: boolean; toggle: () => void; framework: string }) {
  const { t } = useTranslation();
  // Which of its other labels answered, where its own does not.
  const other = wanted.trim() !== "" && !holds(competency.label, wanted) ? competency.alternativeLabels.find((label) => holds(label, wanted)) : undefined;
  return (
    <div className={styles.competencyRow}>
      <Checkbox isSelected={isAligned} onChange={toggle}>
        <span dir="auto">{competency.label}</span>
      </Checkbox>
      <span className={layout.fine} dir="auto">
        {facts(other, competency.code, framework)}
      </span>
      <Tag tone={competency.kind === "technical" ? "neutral" : "accent"}>{t(`kinds.${competency.kind}`)}</Tag>
    </div>
  );
}

interface AlignProps {
  outcome: Outcome | undefined;
  onClose: () => void;
  onAlign: (alignments: Alignment[]) => void;
}

/** Aligns an outcome to competencies: those that its own words find come first, and several are taken at once. */
export function AlignDialog({ outcome, onClose, onAlign }: AlignProps) {
  const { t } = useTranslation();
  const [query, setQuery] = useState("");
  const [framework, setFramework] = useState("");
  const [only, setOnly] = useState<Only>("all");
  const suggested = wordsOf(outcome?.text ?? "");
  const wanted = query.trim() === "" ? suggested : query;
  const found = useCompetencies(framework, wanted);
  const every = useCompetencies(framework, "", found.first?.total === 0 && query.trim() === "");
  const frameworks = useData(keys.frameworks(), commands.frameworks);
  const list = found.first?.total === 0 && query.trim() === "" ? every : found;
  const rows = list.rows.filter((c) => only === "all" || c.kind === only);
  const alignments = outcome?.alignments ?? [];
  const place = useRef<HTMLDivElement>(null);
  /** Arrows go from the search through what was found and back; Enter takes what has the focus. */
  const walk = (event: KeyboardEvent) => {
    const boxes = [...(place.current?.querySelectorAll<HTMLInputElement>('input[type="checkbox"]') ?? [])];
    const search = place.current?.querySelector<HTMLInputElement>('input[type="search"]');
    const at = boxes.findIndex((box) => box === event.target);
    if (at === -1 && event.target !== search) {
      return;
    }
    if (event.key === "Enter" && (at !== -1 || query.trim() !== "")) {
      // In the search it takes the first that was found, and the next is written at once.
      boxes[Math.max(0, at)]?.click();
      if (at === -1) {
        setQuery("");
      }
    } else if (event.key === "ArrowDown") {
      boxes[Math.min(at + 1, boxes.length - 1)]?.focus();
    } else if (event.key === "ArrowUp" && at !== -1) {
      (at === 0 ? search : boxes[at - 1])?.focus();
    } else {
      return;
    }
    event.preventDefault();
  };
  const title = (id: string) => frameworks.data?.find((f) => f.id === id)?.title ?? "";
  const toggle = (c: Competency) =>
    onAlign(
      alignments.some((a) => a.competencyId === c.id)
        ? alignments.filter((a) => a.competencyId !== c.id)
        : [...alignments, { competencyId: c.id, label: c.label, framework: title(c.frameworkId), uri: c.uri, kind: c.kind }],
    );
  return (
    <Dialog title={t("outcomes.alignTitle", { outcome: outcome?.text ?? "" })} isOpen onClose={onClose} onSubmit={onClose} wide>
      {/* Keys come up from the search and from what was found. */}
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions */}
      <div ref={place} className={layout.stack} onKeyDown={walk}>
        <div className={`${layout.grid} ${layout.three}`}>
          <TextInput label={t("outcomes.search")} value={query} onChange={setQuery} type="search" placeholder={t("outcomes.searchExample")} autoFocus />
          <Select<string>
            label={t("outcomes.framework")}
            value={framework === "" ? "all" : framework}
            choices={[{ id: "all", label: t("outcomes.everyFramework") }, ...(frameworks.data ?? []).map((f) => ({ id: f.id, label: f.title }))]}
            onChange={(id) => setFramework(id === "all" ? "" : id)}
          />
          <Select<Only> label={t("outcomes.kind")} value={only} choices={(["all", "technical", "transversal"] as const).map((id) => ({ id, label: id === "all" ? t("outcomes.everyKind") : t(`kinds.${id}`) }))} onChange={setOnly} />
        </div>
        {query.trim() === "" && list === found && suggested !== "" ? <p className={layout.fine}>{t("outcomes.suggested", { words: suggested })}</p> : null}
        <VirtualRows
          label={t("frameworks.competencies")}
          rows={rows}
          total={only === "all" ? list.first?.total : undefined}
          more={list.more}
          rowHeight={44}
          render={(c) => <Row competency={c} wanted={wanted} isAligned={alignments.some((a) => a.competencyId === c.id)} toggle={() => toggle(c)} framework={title(c.frameworkId)} />}
        />
      </div>
      {list.first?.total === 0 ? <p className={layout.fine}>{t("outcomes.noCompetencies")}</p> : null}
      <Actions>
        <Button look="primary" type="submit">
          {t("outcomes.aligned", { count: alignments.length })}
        </Button>
      </Actions>
    </Dialog>
  );
}
