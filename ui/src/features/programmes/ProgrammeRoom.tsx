import { Layers, Plus } from "lucide-react";
import { useMemo, useState } from "react";
import { Link, useLocation } from "wouter";

import { FirstSteps } from "../../app/FirstSteps";
import { TopBar } from "../../app/TopBar";
import { copyText } from "../../app/clipboard";
import { attempt, flushAll, useData, useShown } from "../../app/data";
import { forEach } from "../../app/each";
import { facts } from "../../app/figures";
import { useIntent } from "../../app/intents";
import { keys } from "../../app/keys";
import { useMay } from "../../app/may";
import { useProgrammes } from "../../app/lists";
import { list as inWords } from "../../app/locale";
import { notify } from "../../app/notices";
import { useRemembered } from "../../app/remembered";
import { useTranslation } from "../../app/text";
import { undoStep } from "../../app/undoing";
import { commands } from "../../bindings";
import type { ProgrammeState, ProgrammeSummary } from "../../bindings";
import { menuOf } from "../../design/ContextMenu";
import { Hint } from "../../design/Hint";
import { Actions, Button, Confirm, Dialog, Empty, Tag } from "../../design/controls";
import { TextInput } from "../../design/fields";
import { SideList } from "../../design/Side";
import layout from "../../design/layout.module.css";
import type { MenuAction } from "../../design/menu";
import { SelectionBar, useSelection } from "../../design/selection";
import type { Selection } from "../../design/selection";
import { VirtualLinks } from "../../design/VirtualRows";
import { Programme } from "./Programme";
import { STATE_TONE, ects } from "./wording";

function NewProgramme({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const [code, setCode] = useState("");
  const [title, setTitle] = useState("");
  const [, go] = useLocation();
  const create = async () => {
    const saved = await attempt(() => commands.createProgramme(code, title));
    if (saved) {
      onClose();
      go(`/programmes/${saved.value.id}`);
    }
  };
  return (
    <Dialog title={t("programmes.new")} isOpen onClose={onClose} onSubmit={() => void create()}>
      <TextInput label={t("programmes.code")} value={code} onChange={setCode} placeholder={t("programmes.codeExample")} hint={t("programmes.codeHint")} autoFocus />
      <TextInput label={t("programmes.title")} value={title} onChange={setTitle} placeholder={t("programmes.titleExample")} />
      <Actions>
        <Button onPress={onClose}>{t("cancel")}</Button>
        <Button look="primary" type="submit" isDisabled={code.trim() === ""}>
          {t("programmes.create")}
        </Button>
      </Actions>
    </Dialog>
  );
}

/** What can be done with a version from the list, by its state. */
function useActions({ id, code, state }: ProgrammeSummary): MenuAction[] {
  const { t } = useTranslation();
  const [, go] = useLocation();
  const mayDesign = useMay("design");
  const mayExport = useMay("exportDesigns");
  const write = async (how: () => Promise<string | null>) => {
    await flushAll();
    const path = await attempt(how);
    if (path) {
      notify("ok", t("written", { path }));
    }
  };
  const next = async () => {
    const saved = await attempt(() => commands.nextVersion(id));
    if (saved) {
      go(`/programmes/${saved.value.id}`);
    }
  };
  const remove = async () => {
    await flushAll();
    if ((await attempt(() => commands.deleteProgramme(id))) !== undefined) {
      notify("information", t("programmes.deleted", { code }), undoStep());
      go("/programmes");
    }
  };
  return [
    { id: "open", label: t("openIt"), run: () => go(`/programmes/${id}`) },
    { id: "share", label: t("packages.passOn"), isDisabled: !mayExport, run: () => void write(() => commands.writeProgrammePackage(id, code)) },
    { id: "export", label: t("export"), isDisabled: !mayExport, run: () => void write(() => commands.exportProgramme(id)) },
    { id: "copy", label: t("programmes.copyCode"), run: () => void copyText(code) },
    { id: "next", label: t("programmes.nextVersion"), isDisabled: !mayDesign || state === "draft" || state === "inReview", run: () => void next() },
    { id: "delete", label: t("delete"), isDisabled: !mayDesign || state !== "draft", run: () => void remove() },
  ];
}

function Item({ programme, here, selection }: { programme: ProgrammeSummary; here: boolean; selection: Selection }) {
  const { say, t } = useTranslation();
  const actions = useActions(programme);
  return (
    <Link href={`/programmes/${programme.id}`} className={layout.item} aria-current={here ? "true" : undefined} {...menuOf(programme.title, () => actions)} {...selection.linkOf(programme.id)}>
      <span className={layout.grow}>
        <span className={layout.itemTitle} dir="auto">{programme.title || t("programmes.untitled")}</span>
        <br />
        <span className={layout.itemDetail} dir="auto">{facts(t("programmes.codeAndVersion", { code: programme.code, version: programme.version }), ects(programme.ectsHundredths), programme.level && say(programme.level))}</span>
      </span>
      <span>
        <Tag tone={STATE_TONE[programme.state]}>{t(`states.${programme.state}`)}</Tag>
      </span>
    </Link>
  );
}

/** What can be done with all versions that are selected. */
function Selected({ selection, programmes }: { selection: Selection; programmes: ProgrammeSummary[] }) {
  const { t } = useTranslation();
  const [retiring, setRetiring] = useState(false);
  const mayDesign = useMay("design");
  const mayOffer = useMay("offer");
  const all = programmes.filter((p) => selection.picked.has(p.id));
  const drafts = all.filter((p) => p.state === "draft");
  const approved = all.filter((p) => p.state === "approved");
  const offered = all.filter((p) => p.state === "approved" || p.state === "offered");
  const remove = async () => {
    const count = await forEach(drafts, (p) => commands.deleteProgramme(p.id));
    if (count > 0) {
      notify("information", t("deletedMany", { count }), undoStep(count));
      selection.clear();
    }
  };
  const step = async (versions: ProgrammeSummary[], wanted: "offer" | "retire") => {
    await forEach(versions, (p) => commands.stepProgramme(p.id, wanted));
    setRetiring(false);
    selection.clear();
  };
  return (
    <>
      <SelectionBar
        selection={selection}
        actions={[
          { id: "offer", label: t("programmes.offer"), isDisabled: !mayOffer || approved.length === 0, run: () => void step(approved, "offer") },
          { id: "retire", label: t("programmes.retire"), isDisabled: !mayOffer || offered.length === 0, run: () => setRetiring(true) },
          { id: "delete", label: t("delete"), danger: true, isDisabled: !mayDesign || drafts.length === 0, run: () => void remove() },
        ]}
      />
      {retiring ? (
        <Confirm title={t("programmes.retireManyTitle", { count: offered.length })} act={t("programmes.retire")} cancel={t("cancel")} danger onConfirm={() => void step(offered, "retire")} onClose={() => setRetiring(false)}>
          <p>{t("programmes.retireManyText", { codes: inWords(offered.map((p) => t("programmes.codeAndVersion", { code: p.code, version: p.version }))) })}</p>
        </Confirm>
      ) : null}
    </>
  );
}

export function ProgrammeRoom({ id, tab, item }: { id?: string; tab?: string; item?: string }) {
  const { say, t } = useTranslation();
  const [adding, setAdding] = useState(false);
  const may = useMay("design");
  useIntent("newProgramme", () => setAdding(true));
  const [only, setOnly] = useRemembered<ProgrammeState | null>("programmes-state", null);
  const [, go] = useLocation();
  const [wanted, setWanted] = useRemembered("programmes", "");
  // Words find versions in whatever state they are.
  const state = wanted === "" ? only : null;
  const programmes = useProgrammes(wanted, state);
  const shown = programmes.rows;
  const selection = useSelection(useMemo(() => shown.map((p) => p.id), [shown]));
  const total = programmes.first?.total ?? 0;
  // The state that is looked at stays, also when its last version leaves it.
  const counted = programmes.first?.states ?? [];
  const states = only && counted.every(({ state: each }) => each !== only) ? [...counted, { state: only, count: 0 }] : counted;
  const versions = states.reduce((sum, { count }) => sum + count, 0);
  const chosen = useShown(id, keys.programme, commands.programmeView, shown[0]?.id);
  const title = useData(keys.programme(chosen ?? ""), () => commands.programmeView(chosen ?? ""), chosen !== undefined).data?.saved.value.title;
  const empty = versions === 0 && programmes.first !== undefined;
  const importFile = async () => {
    const imported = await attempt(commands.importProgramme);
    if (imported) {
      for (const note of imported.notes) {
        notify("information", say(note));
      }
      go(`/programmes/${imported.saved.value.id}`);
    }
  };
  return (
    <>
      <TopBar path={[t("rooms.design"), t("rooms.programmes"), ...(title ? [title] : [])]}>
        <Hint text={t("programmes.importHint")}>
          <Button isDisabled={!may} onPress={() => void importFile()}>
            {t("import")}
          </Button>
        </Hint>
        <Button look="primary" isDisabled={!may} onPress={() => setAdding(true)}>
          <Plus size={16} aria-hidden />
          {t("programmes.new")}
        </Button>
      </TopBar>
      {empty ? (
        <main className={layout.main}>
          <Empty Icon={Layers} title={t("programmes.emptyTitle")}>
            <p>{t("programmes.emptyText")}</p>
            <Button look="primary" isDisabled={!may} onPress={() => setAdding(true)}>
              {t("programmes.new")}
            </Button>
          </Empty>
          <FirstSteps />
        </main>
      ) : (
        <div className={layout.room}>
          <SideList label={t("rooms.programmes")}>
            <div className={layout.listHead}>
              <div className={layout.wholeRow}>
                <TextInput hideLabel label={t("programmes.search")} placeholder={t("programmes.search")} type="search" value={wanted} onChange={setWanted} />
              </div>
              {wanted === "" && (
                <>
                  {programmes.first ? (
                    <Button small look={only === null ? "primary" : "plain"} onPress={() => setOnly(null)}>
                      {t("programmes.all", { count: versions })}
                    </Button>
                  ) : null}
                  {states.map(({ state: each, count }) => (
                    <Button key={each} small look={only === each ? "primary" : "plain"} onPress={() => setOnly(each)}>
                      {t("programmes.inState", { state: t(`states.${each}`), count })}
                    </Button>
                  ))}
                </>
              )}
            </div>
            <VirtualLinks rows={shown} total={total} more={programmes.more} rowHeight={62} render={(p) => <Item programme={p} here={p.id === chosen} selection={selection} />} />
            <Selected selection={selection} programmes={shown} />
          </SideList>
          {chosen ? <Programme key={chosen} id={chosen} tab={tab ?? "overview"} item={item} /> : null}
        </div>
      )}
      {adding ? <NewProgramme onClose={() => setAdding(false)} /> : null}
    </>
  );
}
