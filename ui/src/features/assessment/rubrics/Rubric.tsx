import { useState } from "react";
import { Link, useLocation } from "wouter";

import { MayNot } from "../../../app/MayNot";
import { attempt, flushAll, useData } from "../../../app/data";
import { Editing } from "../../../app/drafts/Editing";
import { useAutosave } from "../../../app/drafts/editing";
import { firstOf } from "../../../app/figures";
import { keys } from "../../../app/keys";
import { useMay } from "../../../app/may";
import { notify } from "../../../app/notices";
import { list as inWords } from "../../../app/locale";
import { tableStyle } from "../../../app/tables";
import { useTranslation } from "../../../app/text";
import { undoStep } from "../../../app/undoing";
import { commands } from "../../../bindings";
import type { Criterion, Rubric as RubricValue, RubricKind, RubricTranslation, RubricView, RubricWarning, Saved } from "../../../bindings";
import { Button, Notice } from "../../../design/controls";
import { Segments, Select, TextInput } from "../../../design/fields";
import { ActionsMenu } from "../../../design/menu";
import layout from "../../../design/layout.module.css";
import { VersionsButton } from "../../workspace/versions/Versions";
import { CriterionDetails } from "./CriterionDetails";
import { RubricGrid } from "./RubricGrid";
import { TranslationGrid } from "./TranslationGrid";

export const KINDS: RubricKind[] = ["analytic", "holistic", "singlePoint", "checklist"];

const pick = (view: RubricView): Saved<RubricValue> => view.saved;
const place = (view: RubricView, saved: Saved<RubricValue>): RubricView => ({ ...view, saved });
const titleOf = (rubric: RubricValue) => rubric.title;
const save = async (saved: Saved<RubricValue>): Promise<Saved<RubricValue>> => (await commands.saveRubric(saved)).saved;

type Uses = Pick<RubricView, "usedBy" | "usedByTotal" | "scoredIn" | "scoredInTotal">;

/** Where a version is used: programmes, and cohorts whose work is scored with it. */
function useUses(): (of: Uses) => string[] {
  const { t, say } = useTranslation();
  return ({ usedBy, usedByTotal, scoredIn, scoredInTotal }) => [
    ...(usedBy.length > 0 ? [firstOf(usedBy.map(say), usedByTotal)] : []),
    ...(scoredIn.length > 0 ? [t("rubrics.scoredIn", { list: firstOf(scoredIn, scoredInTotal) })] : []),
  ];
}

function useWarning(): (warning: RubricWarning) => string {
  const { t } = useTranslation();
  const named = (title: string) => title || t("rubrics.unnamed");
  return (warning) => {
    switch (warning.kind) {
      case "nothingWeighs":
        return t("rubrics.warning.nothingWeighs");
      case "levelsDoNotRise":
        return t("rubrics.warning.levelsDoNotRise", { level: warning.level });
      case "descriptorRepeats":
        return warning.other === ""
          ? t("rubrics.warning.repeats", { criterion: named(warning.criterion) })
          : t("rubrics.warning.repeatsElsewhere", { criterion: named(warning.criterion), other: named(warning.other) });
      case "descriptorMissing":
        return t("rubrics.warning.missing", { criterion: named(warning.criterion) });
      case "notAligned":
        return t("rubrics.warning.notAligned", { criterion: named(warning.criterion) });
      case "outcomeNotMeasured":
        return t("rubrics.warning.notMeasured", { outcome: warning.outcome, programme: warning.programme });
      case "cannotBeObserved":
        return t("rubrics.warning.cannotBeObserved", { criterion: named(warning.criterion), level: warning.level, word: warning.word, instead: warning.instead });
      case "shapeOfKind":
        return t("rubrics.warning.shape", { expected: warning.expected });
      case "notTranslated":
        return t("rubrics.warning.notTranslated", { language: warning.language, count: warning.missing });
    }
  };
}

function Warnings({ warnings }: { warnings: RubricWarning[] }) {
  const { t } = useTranslation();
  const words = useWarning();
  if (warnings.length === 0) {
    return null;
  }
  return (
    <Notice>
      <p className={layout.small}>{t("rubrics.checks")}</p>
      <ul>
        {warnings.map((warning) => (
          <li key={words(warning)}>{words(warning)}</li>
        ))}
      </ul>
    </Notice>
  );
}

function Versions({ view }: { view: RubricView }) {
  const { t } = useTranslation();
  const usesOf = useUses();
  if (view.versions.length < 2) {
    return null;
  }
  return (
    <section className={`${layout.card} ${layout.pad}`}>
      <h2>{t("rubrics.versions")}</h2>
      {view.versions.map((v) => {
        const uses = usesOf(v);
        return (
          <p key={v.id}>
            <Link href={`/rubrics/${v.id}`} className={layout.link} aria-current={v.id === view.saved.value.id ? "true" : undefined}>
              {t("rubrics.version", { version: v.version })}
            </Link>{" "}
            <span className={layout.fine}>{uses.length > 0 ? inWords(uses) : t("rubrics.unused")}</span>
          </p>
        );
      })}
    </section>
  );
}

interface LanguagesProps {
  rubric: RubricValue;
  frozen: boolean;
  shown: string;
  show: (language: string) => void;
  edit: (change: (rubric: RubricValue) => RubricValue) => void;
}

function Languages({ rubric, frozen, shown, show, edit }: LanguagesProps) {
  const { t } = useTranslation();
  const [tag, setTag] = useState("");
  const add = () => {
    const language = tag.trim();
    const words: RubricTranslation = { language, title: "", levels: [], criteria: [] };
    edit((r) => ({ ...r, translations: [...(r.translations ?? []), words] }));
    setTag("");
    show(language);
  };
  const own = rubric.language ?? "en";
  const translations = rubric.translations ?? [];
  const known = [own, ...translations.map((w) => w.language)];
  if (frozen && known.length === 1) {
    return null;
  }
  return (
    <div className={`${layout.row} ${layout.end} ${layout.wrap}`}>
      {known.length > 1 ? <Segments<string> label={t("rubrics.language")} value={shown || own} choices={known.map((id) => ({ id, label: id }))} onChange={(id) => show(id === own ? "" : id)} /> : null}
      {frozen ? null : (
        <>
          <div style={{ width: 130 }}>
            <TextInput label={t("rubrics.languageTag")} placeholder={t("rubrics.languageHint")} value={tag} onChange={setTag} />
          </div>
          <Button isDisabled={!/^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{1,8})*$/.test(tag.trim()) || known.includes(tag.trim())} onPress={add}>
            {t("rubrics.addLanguage")}
          </Button>
          {shown ? (
            <Button
              look="quiet"
              danger
              onPress={() => {
                show("");
                edit((r) => ({ ...r, translations: (r.translations ?? []).filter((w) => w.language !== shown) }));
              }}
            >
              {t("rubrics.removeLanguage", { language: shown })}
            </Button>
          ) : null}
        </>
      )}
    </div>
  );
}

export function Rubric({ id }: { id: string }) {
  const { t } = useTranslation();
  const usesOf = useUses();
  const [, go] = useLocation();
  const [language, setLanguage] = useState("");
  const [details, setDetails] = useState<string | null>(null);
  const may = useMay("design");
  const key = keys.rubric(id);
  const data = useData(key, () => commands.rubricView(id));
  const edit = useAutosave<RubricView, RubricValue>(key, pick, place, save, { record: { kind: "rubric", id }, name: titleOf });
  const view = data.data;
  if (!view) {
    return <main className={layout.main} aria-busy={data.isPending} />;
  }
  const rubric = view.saved.value;
  const openNew = async (make: () => Promise<Saved<RubricValue>>) => {
    await flushAll();
    const saved = await attempt(make);
    if (saved) {
      go(`/rubrics/${saved.value.id}`);
    }
  };
  const remove = async () => {
    await flushAll();
    if ((await attempt(() => commands.deleteRubric(id))) !== undefined) {
      notify("information", t("rubrics.deleted"), undoStep());
      go("/rubrics");
    }
  };
  const write = async (how: () => Promise<string | null>) => {
    await flushAll();
    const path = await attempt(how);
    if (path) {
      notify("ok", t("written", { path }));
    }
  };
  const words = (rubric.translations ?? []).find((w) => w.language === language);
  const uses = usesOf(view);
  const at = rubric.criteria.findIndex((c) => c.id === details);
  const criterion = rubric.criteria[at];
  const change = (how: (criterion: Criterion) => Criterion) => edit((r) => ({ ...r, criteria: r.criteria.map((c) => (c.id === details ? how(c) : c)) }));
  const unused = uses.length === 0;
  const frozen = view.frozen || !may;
  return (
    <Editing of={key}>
    <main className={layout.main} id="main" tabIndex={-1}>
      <div className={layout.stack} style={{ gap: 20 }} data-readable={frozen || undefined}>
        <p className={layout.over}>
          {unused ? t("rubrics.versionUnused", { version: rubric.version ?? 1 }) : t("rubrics.versionUsedBy", { version: rubric.version ?? 1, list: inWords(uses) })}
        </p>
        <h1 dir="auto">{rubric.title}</h1>
        <div className={`${layout.row} ${layout.end} ${layout.wrap}`}>
          <div className={layout.grow} style={{ minWidth: 260, maxWidth: 520 }}>
            <TextInput path="title" label={t("rubrics.title")} value={rubric.title} isDisabled={frozen} onChange={(title) => edit((r) => ({ ...r, title }))} />
          </div>
          <Select<RubricKind>
            label={t("rubrics.kind")}
            value={rubric.kind ?? "analytic"}
            isDisabled={frozen}
            choices={KINDS.map((kind) => ({ id: kind, label: t(`rubrics.kinds.${kind}`) }))}
            onChange={(kind) => edit((r) => ({ ...r, kind }))}
          />
          <VersionsButton kind="rubric" id={rubric.id} title={rubric.title} />
          <ActionsMenu
            label={t("actions")}
            actions={[
              { id: "copy", label: t("rubrics.copy"), isDisabled: !may, run: () => void openNew(() => commands.copyRubric(id)) },
              { id: "print", label: t("rubrics.print"), run: () => void write(() => commands.printRubric(id, language)) },
              { id: "case", label: t("rubrics.exportCase"), run: () => void write(() => commands.exportRubricCase(id)) },
              { id: "table", label: t("rubrics.exportTable"), run: () => void write(() => commands.exportRubricTable(id, tableStyle())) },
              { id: "delete", label: t("delete"), isDisabled: !unused || !may, run: () => void remove() },
            ]}
          />
        </div>
        {view.frozen ? (
          <Notice tone="information">
            {t("rubrics.frozen")}{" "}
            <Button small isDisabled={!may} onPress={() => void openNew(() => commands.nextRubricVersion(id))}>
              {t("rubrics.edit", { version: Math.max(...view.versions.map((v) => v.version)) + (view.versions[0]?.id === id ? 1 : 0) })}
            </Button>
          </Notice>
        ) : null}
        <MayNot action="design" />
        <Languages rubric={rubric} frozen={frozen} shown={words ? language : ""} show={setLanguage} edit={edit} />
        {words ? (
          <TranslationGrid
            rubric={rubric}
            words={words}
            frozen={frozen}
            change={(how) => edit((r) => ({ ...r, translations: (r.translations ?? []).map((w) => (w.language === language ? how(w) : w)) }))}
          />
        ) : (
          <RubricGrid rubric={rubric} frozen={frozen} edit={edit} details={setDetails} />
        )}
        <Warnings warnings={view.warnings} />
        <Versions view={view} />
      </div>
      {criterion ? <CriterionDetails criterion={criterion} number={at + 1} outcomes={view.outcomes} frozen={frozen} change={change} onClose={() => setDetails(null)} /> : null}
    </main>
    </Editing>
  );
}
