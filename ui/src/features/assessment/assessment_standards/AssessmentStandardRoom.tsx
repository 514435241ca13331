import { Plus, Ruler } from "lucide-react";
import { useMemo, useState } from "react";
import { Link, useLocation } from "wouter";

import { MayNot } from "../../../app/MayNot";
import { TopBar } from "../../../app/TopBar";
import { attempt, flushAll, useData, useShown } from "../../../app/data";
import { forEach } from "../../../app/each";
import { Editing } from "../../../app/drafts/Editing";
import { useAutosave } from "../../../app/drafts/editing";
import { facts, firstOf } from "../../../app/figures";
import { useIntent } from "../../../app/intents";
import { keys } from "../../../app/keys";
import { useMay } from "../../../app/may";
import { useAssessmentStandards } from "../../../app/lists";
import { notify } from "../../../app/notices";
import { useRemembered } from "../../../app/remembered";
import { useTranslation } from "../../../app/text";
import { undoStep } from "../../../app/undoing";
import { commands } from "../../../bindings";
import type { AssessmentStandard, AssessmentStandardSummary, AssessmentStandardView, Saved } from "../../../bindings";
import { menuOf } from "../../../design/ContextMenu";
import { Button, Confirm, Empty, Notice } from "../../../design/controls";
import { TextInput } from "../../../design/fields";
import { ActionsMenu } from "../../../design/menu";
import type { MenuAction } from "../../../design/menu";
import { SideList, SidePanel } from "../../../design/Side";
import { SideSearch } from "../../../design/SideSearch";
import layout from "../../../design/layout.module.css";
import { SelectionBar, useSelection } from "../../../design/selection";
import { VirtualLinks } from "../../../design/VirtualRows";
import { unbroken } from "../../awards/Explained";
import { VersionsButton } from "../../workspace/versions/Versions";
import { StandardForm } from "./StandardForm";
import { Trial } from "./Trial";
import styles from "./standards.module.css";

const pick = (view: AssessmentStandardView): Saved<AssessmentStandard> => view.saved;
const place = (view: AssessmentStandardView, saved: Saved<AssessmentStandard>): AssessmentStandardView => ({ ...view, saved });
const titleOf = (standard: AssessmentStandard) => standard.title;
const save = async (saved: Saved<AssessmentStandard>): Promise<Saved<AssessmentStandard>> => (await commands.saveAssessmentStandard(saved)).saved;

function Standard({ id }: { id: string }) {
  const { t, say } = useTranslation();
  const [, go] = useLocation();
  const [finishing, setFinishing] = useState(false);
  const may = useMay("setStandards");
  const key = keys.assessmentStandard(id);
  const data = useData(key, () => commands.assessmentStandardView(id));
  const edit = useAutosave<AssessmentStandardView, AssessmentStandard>(key, pick, place, save, { record: { kind: "assessmentStandard", id }, name: titleOf });
  const view = data.data;
  if (!view) {
    return <main className={layout.main} aria-busy={data.isPending} />;
  }
  const standard = view.saved.value;
  const isFinished = standard.finishedAt !== null;
  const frozen = isFinished || !may;
  const finish = async () => {
    await flushAll();
    // The revision that was written last.
    const now = await attempt(() => commands.assessmentStandardView(id));
    if (now && (await attempt(() => commands.finishAssessmentStandard(id, now.saved.revision)))) {
      setFinishing(false);
    }
  };
  const next = async () => {
    const saved = await attempt(() => commands.nextAssessmentStandard(id));
    if (saved) {
      go(`/assessment-standards/${saved.value.id}`);
    }
  };
  const remove = async () => {
    await flushAll();
    if ((await attempt(() => commands.deleteAssessmentStandard(id))) !== undefined) {
      notify("information", t("assessmentStandards.deleted"), undoStep());
      go("/assessment-standards");
    }
  };
  return (
    <Editing of={key}>
      <main className={layout.main} id="main" tabIndex={-1}>
        <div className={layout.column} data-readable={frozen || undefined}>
          <p className={layout.over}>
            {facts(
              t(isFinished ? "assessmentStandards.finished" : "assessmentStandards.draft", { version: standard.version }),
              view.adoptedBy.length > 0 ? t("assessmentStandards.adoptedBy", { list: firstOf(view.adoptedBy.map(say), view.adoptedByTotal) }) : t("assessmentStandards.notAdopted"),
            )}
          </p>
          <div className={`${layout.row} ${layout.between}`}>
            <h1 dir="auto">{standard.title}</h1>
            <div className={layout.row}>
              {!may ? null : isFinished ? (
                <Button onPress={() => void next()}>{t("assessmentStandards.next", { version: Math.max(...view.versions.map((v) => v.version)) + (view.versions[0]?.id === id ? 1 : 0) })}</Button>
              ) : (
                <Button look="primary" onPress={() => setFinishing(true)}>
                  {t("assessmentStandards.finish")}
                </Button>
              )}
              <VersionsButton kind="assessmentStandard" id={standard.id} title={standard.title} />
              <ActionsMenu label={t("actions")} actions={[{ id: "delete", label: t("delete"), isDisabled: !may || view.adoptedBy.length > 0, run: () => void remove() }]} />
            </div>
          </div>
          {isFinished ? <Notice tone="information">{t("assessmentStandards.frozen")}</Notice> : <MayNot action="setStandards" />}
          <div className={layout.stack}>
            <TextInput path="title" label={t("assessmentStandards.title")} value={standard.title} isDisabled={frozen} onChange={(title) => edit((s) => ({ ...s, title }))} />
            <TextInput path="description" label={t("assessmentStandards.description")} rows={2} value={standard.description} isDisabled={frozen} onChange={(description) => edit((s) => ({ ...s, description }))} />
          </div>
          <StandardForm standard={standard} frozen={frozen} edit={edit} />
          <Trial standard={standard} />
        </div>
      </main>
      <SidePanel label={t("assessmentStandards.inWords")}>
        <h2>{t("assessmentStandards.inWords")}</h2>
        <ul className={styles.words}>
          {view.words.map((rule, n) => (
            <li key={n}>{unbroken(say(rule))}</li>
          ))}
        </ul>
        {view.versions.length > 1 ? (
          <>
            <h2>{t("assessmentStandards.versions")}</h2>
            {view.versions.map((v) => (
              <Link key={v.id} href={`/assessment-standards/${v.id}`} className={layout.link} aria-current={v.id === id ? "true" : undefined}>
                {t("rubrics.version", { version: v.version })}
              </Link>
            ))}
          </>
        ) : null}
      </SidePanel>
      {finishing ? (
        <Confirm title={t("assessmentStandards.finishTitle", { title: standard.title })} act={t("assessmentStandards.finish")} cancel={t("cancel")} onConfirm={() => void finish()} onClose={() => setFinishing(false)}>
          <p className={layout.lead}>{t("assessmentStandards.finishLead")}</p>
        </Confirm>
      ) : null}
    </Editing>
  );
}

export function AssessmentStandardRoom({ id }: { id?: string }) {
  const { t } = useTranslation();
  const [, go] = useLocation();
  const [wanted, setWanted] = useRemembered("assessment-standards", "");
  const standards = useAssessmentStandards(wanted);
  const all = standards.rows;
  const selection = useSelection(useMemo(() => all.map((one) => one.id), [all]));
  const removeAll = async () => {
    const count = await forEach([...selection.picked], (one) => commands.deleteAssessmentStandard(one));
    if (count > 0) {
      notify("information", t("deletedMany", { count }), undoStep(count));
      selection.clear();
    }
  };
  const chosen = useShown(id, keys.assessmentStandard, commands.assessmentStandardView, all[0]?.id);
  const title = useData(keys.assessmentStandard(chosen ?? ""), () => commands.assessmentStandardView(chosen ?? ""), chosen !== undefined).data?.saved.value.title;
  const add = async () => {
    const saved = await attempt(() => commands.createAssessmentStandard(t("assessmentStandards.untitled")));
    if (saved) {
      go(`/assessment-standards/${saved.value.id}`);
    }
  };
  const may = useMay("setStandards");
  const nextOf = async (standard: string) => {
    const saved = await attempt(() => commands.nextAssessmentStandard(standard));
    if (saved) {
      go(`/assessment-standards/${saved.value.id}`);
    }
  };
  const removeOf = async (standard: string) => {
    await flushAll();
    if ((await attempt(() => commands.deleteAssessmentStandard(standard))) !== undefined) {
      notify("information", t("assessmentStandards.deleted"), undoStep());
      go("/assessment-standards");
    }
  };
  const actions = (s: AssessmentStandardSummary): MenuAction[] => [
    { id: "open", label: t("openIt"), run: () => go(`/assessment-standards/${s.id}`) },
    { id: "next", label: t("assessmentStandards.next", { version: s.version + 1 }), isDisabled: !may || !s.finished, run: () => void nextOf(s.id) },
    { id: "delete", label: t("delete"), isDisabled: !may, run: () => void removeOf(s.id) },
  ];
  useIntent("newStandard", () => void add());
  const button = (
    <Button look="primary" isDisabled={!may} onPress={() => void add()}>
      <Plus size={16} aria-hidden />
      {t("assessmentStandards.new")}
    </Button>
  );
  return (
    <>
      <TopBar path={[t("rooms.design"), t("rooms.assessmentStandards"), ...(title ? [title] : [])]}>{button}</TopBar>
      {chosen || wanted !== "" ? (
        <div className={layout.room}>
          <SideList label={t("rooms.assessmentStandards")}>
            <SideSearch list={t("rooms.assessmentStandards")} value={wanted} onChange={setWanted} />
            <VirtualLinks
              rows={all}
              more={standards.more}
              rowHeight={62}
              render={(s) => (
                <Link href={`/assessment-standards/${s.id}`} className={layout.item} aria-current={s.id === chosen || s.adoptable.some((v) => v.id === chosen) ? "true" : undefined} {...menuOf(s.title, () => actions(s))} {...selection.linkOf(s.id)}>
                  <span>
                    <span className={layout.itemTitle} dir="auto">{s.title}</span>
                    <br />
                    <span className={layout.itemDetail} dir="auto">{t(s.finished ? "assessmentStandards.finished" : "assessmentStandards.draft", { version: s.version })}</span>
                  </span>
                </Link>
              )}
            />
            <SelectionBar selection={selection} actions={[{ id: "delete", label: t("delete"), danger: true, isDisabled: !may, run: () => void removeAll() }]} />
          </SideList>
          {chosen ? (
            <Standard key={chosen} id={chosen} />
          ) : (
            <main className={layout.main}>
              <p className={layout.lead}>{t("find.nothing")}</p>
            </main>
          )}
        </div>
      ) : (
        <main className={layout.main} aria-busy={standards.isPending || undefined}>
          {standards.isPending ? null : (
            <Empty Icon={Ruler} title={t("assessmentStandards.emptyTitle")}>
              <p>{t("assessmentStandards.emptyText")}</p>
              {button}
            </Empty>
          )}
        </main>
      )}
    </>
  );
}
