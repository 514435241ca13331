import { Plus, Table2 } from "lucide-react";
import { useMemo, useState } from "react";
import { Link, useLocation } from "wouter";

import { TopBar } from "../../../app/TopBar";
import { attempt, flushAll, useData, useShown } from "../../../app/data";
import { forEach } from "../../../app/each";
import { sentences } from "../../../app/figures";
import { useIntent } from "../../../app/intents";
import { keys } from "../../../app/keys";
import { useMay } from "../../../app/may";
import { useRubrics } from "../../../app/lists";
import { notify } from "../../../app/notices";
import { useRemembered } from "../../../app/remembered";
import { tableStyle } from "../../../app/tables";
import { useTranslation } from "../../../app/text";
import { undoStep } from "../../../app/undoing";
import { commands } from "../../../bindings";
import type { RubricKind } from "../../../bindings";
import { menuOf } from "../../../design/ContextMenu";
import { Actions, Button, Dialog, Empty } from "../../../design/controls";
import { Select } from "../../../design/fields";
import { SideList } from "../../../design/Side";
import { SideSearch } from "../../../design/SideSearch";
import layout from "../../../design/layout.module.css";
import type { MenuAction } from "../../../design/menu";
import { SelectionBar, useSelection } from "../../../design/selection";
import { VirtualLinks } from "../../../design/VirtualRows";
import { KINDS, Rubric } from "./Rubric";

function NewRubric({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const [, go] = useLocation();
  const [kind, setKind] = useState<RubricKind>("analytic");
  const add = async () => {
    const saved = await attempt(() => commands.createRubric(t("rubrics.untitled"), kind));
    if (saved) {
      onClose();
      go(`/rubrics/${saved.value.id}`);
    }
  };
  return (
    <Dialog title={t("rubrics.new")} isOpen onClose={onClose} onSubmit={() => void add()}>
      <Select<RubricKind> label={t("rubrics.newOf")} value={kind} choices={KINDS.map((id) => ({ id, label: t(`rubrics.kinds.${id}`) }))} onChange={setKind} />
      <p className={layout.fine}>{t(`rubrics.kindHints.${kind}`)}</p>
      <Actions>
        <Button onPress={onClose}>{t("cancel")}</Button>
        <Button look="primary" type="submit">
          {t("rubrics.begin")}
        </Button>
      </Actions>
    </Dialog>
  );
}

export function RubricRoom({ id }: { id?: string }) {
  const { t } = useTranslation();
  const [, go] = useLocation();
  const [adding, setAdding] = useState(false);
  const [wanted, setWanted] = useRemembered("rubrics", "");
  const rubrics = useRubrics(wanted);
  const may = useMay("design");
  useIntent("newRubric", () => setAdding(true));
  const all = rubrics.rows;
  const selection = useSelection(useMemo(() => all.map((one) => one.id), [all]));
  const removeAll = async () => {
    const count = await forEach([...selection.picked], (one) => commands.deleteRubric(one));
    if (count > 0) {
      notify("information", t("deletedMany", { count }), undoStep(count));
      selection.clear();
    }
  };
  const chosen = useShown(id, keys.rubric, commands.rubricView, all[0]?.id);
  const title = useData(keys.rubric(chosen ?? ""), () => commands.rubricView(chosen ?? ""), chosen !== undefined).data?.saved.value.title;
  const take = async () => {
    const taken = await attempt(commands.importRubrics);
    if (taken) {
      notify(taken.notes.length > 0 ? "information" : "ok", taken.notes.length > 0 ? t("rubrics.importedWithNotes", { count: taken.rubrics.length, notes: sentences(taken.notes) }) : t("rubrics.imported", { count: taken.rubrics.length }));
      const first = taken.rubrics[0];
      if (first) {
        go(`/rubrics/${first.value.id}`);
      }
    }
  };
  const write = async (how: () => Promise<string | null>) => {
    await flushAll();
    const path = await attempt(how);
    if (path) {
      notify("ok", t("written", { path }));
    }
  };
  const copy = async (rubric: string) => {
    const saved = await attempt(() => commands.copyRubric(rubric));
    if (saved) {
      go(`/rubrics/${saved.value.id}`);
    }
  };
  const remove = async (rubric: string) => {
    await flushAll();
    if ((await attempt(() => commands.deleteRubric(rubric))) !== undefined) {
      notify("information", t("rubrics.deleted"), undoStep());
      go("/rubrics");
    }
  };
  const actions = (rubric: string): MenuAction[] => [
    { id: "open", label: t("openIt"), run: () => go(`/rubrics/${rubric}`) },
    { id: "copy", label: t("rubrics.copy"), isDisabled: !may, run: () => void copy(rubric) },
    { id: "print", label: t("rubrics.print"), run: () => void write(() => commands.printRubric(rubric, "")) },
    { id: "case", label: t("rubrics.exportCase"), run: () => void write(() => commands.exportRubricCase(rubric)) },
    { id: "table", label: t("rubrics.exportTable"), run: () => void write(() => commands.exportRubricTable(rubric, tableStyle())) },
    { id: "delete", label: t("delete"), isDisabled: !may, run: () => void remove(rubric) },
  ];
  const button = (
    <Button look="primary" isDisabled={!may} onPress={() => setAdding(true)}>
      <Plus size={16} aria-hidden />
      {t("rubrics.new")}
    </Button>
  );
  const bringIn = <Button isDisabled={!may} onPress={() => void take()}>{t("rubrics.import")}</Button>;
  return (
    <>
      <TopBar path={[t("rooms.design"), t("rooms.rubrics"), ...(title ? [title] : [])]}>
        {bringIn}
        {button}
      </TopBar>
      {chosen || wanted !== "" ? (
        <div className={layout.room}>
          <SideList label={t("rooms.rubrics")}>
            <SideSearch list={t("rooms.rubrics")} value={wanted} onChange={setWanted} />
            <VirtualLinks
              rows={all}
              more={rubrics.more}
              rowHeight={62}
              render={(r) => (
                <Link href={`/rubrics/${r.id}`} className={layout.item} aria-current={r.id === chosen || (chosen !== undefined && r.older.includes(chosen)) ? "true" : undefined} {...menuOf(r.title, () => actions(r.id))} {...selection.linkOf(r.id)}>
                  <span>
                    <span className={layout.itemTitle} dir="auto">{r.title}</span>
                    <br />
                    <span className={layout.itemDetail} dir="auto">
                      {r.version > 1 ? t("rubrics.sizeOfVersion", { criteria: r.criteria, levels: r.levels, version: r.version }) : t("rubrics.size", { criteria: r.criteria, levels: r.levels })}
                    </span>
                  </span>
                </Link>
              )}
            />
            <SelectionBar selection={selection} actions={[{ id: "delete", label: t("delete"), danger: true, isDisabled: !may, run: () => void removeAll() }]} />
          </SideList>
          {chosen ? (
            <Rubric key={chosen} id={chosen} />
          ) : (
            <main className={layout.main}>
              <p className={layout.lead}>{t("find.nothing")}</p>
            </main>
          )}
        </div>
      ) : (
        <main className={layout.main} aria-busy={rubrics.isPending || undefined}>
          {rubrics.isPending ? null : (
            <Empty Icon={Table2} title={t("rubrics.emptyTitle")}>
              <p>{t("rubrics.emptyText")}</p>
              {button}
            </Empty>
          )}
        </main>
      )}
      {adding ? <NewRubric onClose={() => setAdding(false)} /> : null}
    </>
  );
}
