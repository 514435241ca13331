import { Crosshair, Plus } from "lucide-react";
import { useMemo, useState } from "react";
import { Link, useLocation } from "wouter";

import { TopBar } from "../../../app/TopBar";
import { useProgrammeChoices } from "../../../app/choices";
import { attempt, flushAll, useData, useShown } from "../../../app/data";
import { forEach } from "../../../app/each";
import { useIntent } from "../../../app/intents";
import { keys } from "../../../app/keys";
import { useMay } from "../../../app/may";
import { usePanels } from "../../../app/lists";
import { notify } from "../../../app/notices";
import { useRemembered } from "../../../app/remembered";
import { useTranslation } from "../../../app/text";
import { undoStep } from "../../../app/undoing";
import { commands } from "../../../bindings";
import type { PanelMethod } from "../../../bindings";
import { menuOf } from "../../../design/ContextMenu";
import { Actions, Button, Dialog, Empty } from "../../../design/controls";
import type { MenuAction } from "../../../design/menu";
import { SearchSelect } from "../../../design/SearchSelect";
import { Select, TextInput } from "../../../design/fields";
import { SideList } from "../../../design/Side";
import { SideSearch } from "../../../design/SideSearch";
import layout from "../../../design/layout.module.css";
import { SelectionBar, useSelection } from "../../../design/selection";
import { VirtualLinks } from "../../../design/VirtualRows";
import { AgreementCard } from "./AgreementCard";
import { Panel } from "./Panel";

const METHODS: PanelMethod[] = ["angoffProbability", "angoffYesNo", "ebel", "bookmark", "borderlineRegression"];

function NewPanel({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const [, go] = useLocation();
  const [title, setTitle] = useState("");
  const [method, setMethod] = useState<PanelMethod>("angoffProbability");
  const [programme, setProgramme] = useState("none");
  const [assessment, setAssessment] = useState("none");
  const chosen = useData(keys.programme(programme), () => commands.programmeView(programme), programme !== "none");
  const none = { id: "none", label: t("panels.noAssessment") };
  const programmes = useProgrammeChoices([none]);
  const of = chosen.data?.saved.value;
  const about = programme !== "none" && assessment !== "none";
  const add = async () => {
    const saved = await attempt(() => commands.createPanel(title || t("panels.untitled"), method, about ? programme : null, about ? assessment : null));
    if (saved) {
      onClose();
      go(`/panels/${saved.value.id}`);
    }
  };
  return (
    <Dialog title={t("panels.new")} isOpen onClose={onClose} onSubmit={() => void add()}>
      <TextInput label={t("panels.name")} value={title} onChange={setTitle} />
      <Select<PanelMethod> label={t("panels.method")} value={method} choices={METHODS.map((id) => ({ id, label: t(`panels.methods.${id}`) }))} onChange={setMethod} />
      <p className={layout.fine}>{t(`panels.methodHints.${method}`)}</p>
      <SearchSelect<string>
        label={t("roster.programme")}
        value={programme}
        chosenLabel={of ? t("programmes.choice", { code: of.code, version: of.version, title: of.title }) : none.label}
        {...programmes}
        onChange={(id) => {
          setProgramme(id);
          setAssessment("none");
        }}
      />
      {programme === "none" ? null : (
        <Select<string>
          label={t("panels.about")}
          value={assessment}
          choices={[none, ...(of?.assessments ?? []).map((a) => ({ id: a.id, label: a.title }))]}
          onChange={setAssessment}
        />
      )}
      <Actions>
        <Button onPress={onClose}>{t("cancel")}</Button>
        <Button look="primary" type="submit">
          {t("panels.create")}
        </Button>
      </Actions>
    </Dialog>
  );
}

export function PanelRoom({ id }: { id?: string }) {
  const { t } = useTranslation();
  const [adding, setAdding] = useState(false);
  const [wanted, setWanted] = useRemembered("panels", "");
  const panels = usePanels(wanted);
  useIntent("newPanel", () => setAdding(true));
  const may = useMay("setStandards");
  const selection = useSelection(useMemo(() => panels.rows.map((one) => one.id), [panels.rows]));
  const removeAll = async () => {
    const count = await forEach([...selection.picked], (one) => commands.deletePanel(one));
    if (count > 0) {
      notify("information", t("deletedMany", { count }), undoStep(count));
      selection.clear();
    }
  };
  const agreement = id === "agreement";
  const shown = useShown(agreement ? undefined : id, keys.panel, commands.panelView, panels.rows[0]?.id);
  const chosen = agreement ? undefined : shown;
  const title = useData(keys.panel(chosen ?? ""), () => commands.panelView(chosen ?? ""), chosen !== undefined).data?.saved.value.title;
  const [, go] = useLocation();
  const remove = async (panel: string) => {
    await flushAll();
    if ((await attempt(() => commands.deletePanel(panel))) !== undefined) {
      notify("information", t("panels.deleted"), undoStep());
      go("/panels");
    }
  };
  const actions = (panel: string): MenuAction[] => [
    { id: "open", label: t("openIt"), run: () => go(`/panels/${panel}`) },
    { id: "delete", label: t("delete"), isDisabled: !may, run: () => void remove(panel) },
  ];
  const button = (
    <Button look="primary" isDisabled={!may} onPress={() => setAdding(true)}>
      <Plus size={16} aria-hidden />
      {t("panels.new")}
    </Button>
  );
  return (
    <>
      <TopBar path={[t("rooms.review"), t("rooms.panels"), ...(title ? [title] : [])]}>{button}</TopBar>
      <div className={layout.room}>
        <SideList label={t("rooms.panels")}>
          <SideSearch list={t("rooms.panels")} value={wanted} onChange={setWanted} />
          <VirtualLinks
            rows={panels.rows}
            total={panels.first?.total}
            more={panels.more}
            rowHeight={62}
            render={(p) => (
              <Link href={`/panels/${p.id}`} className={layout.item} aria-current={p.id === chosen ? "true" : undefined} {...menuOf(p.title, () => actions(p.id))} {...selection.linkOf(p.id)}>
                <span>
                  <span className={layout.itemTitle} dir="auto">{p.title}</span>
                  <br />
                  <span className={layout.itemDetail} dir="auto">
                    {t("panels.methodAbout", {
                      method: t(`panels.methods.${p.method}`),
                      about: p.adopted === null ? t("panels.round", { number: p.round }) : t("panels.adopted", { percent: p.adopted }),
                    })}
                  </span>
                </span>
              </Link>
            )}
          />
            <SelectionBar selection={selection} actions={[{ id: "delete", label: t("delete"), danger: true, isDisabled: !may, run: () => void removeAll() }]} />
          <Link href="/panels/agreement" className={layout.item} aria-current={agreement ? "true" : undefined}>
            <span className={layout.itemTitle} dir="auto">{t("panels.agreement")}</span>
          </Link>
        </SideList>
        {agreement ? (
          <main className={layout.main}>
            <AgreementCard />
          </main>
        ) : chosen ? (
          <Panel key={chosen} id={chosen} />
        ) : (
          <main className={layout.main} aria-busy={panels.isPending || undefined}>
            {wanted === "" ? null : <p className={layout.lead}>{t("find.nothing")}</p>}
            {panels.isPending || wanted !== "" ? null : (
              <Empty Icon={Crosshair} title={t("panels.emptyTitle")}>
                <p>{t("panels.emptyText")}</p>
                {button}
              </Empty>
            )}
          </main>
        )}
      </div>
      {adding ? <NewPanel onClose={() => setAdding(false)} /> : null}
    </>
  );
}
