import { Crosshair, Plus } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useLocation } from "wouter";

import { TopBar } from "../../app/Frame";
import { attempt, refreshed, useData } from "../../app/data";
import { commands } from "../../bindings";
import type { PanelMethod } from "../../bindings";
import { Actions, Button, Dialog, Empty } from "../../design/controls";
import { Select, TextInput } from "../../design/fields";
import layout from "../../design/layout.module.css";
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
  const programmes = useData(["programmes"], commands.programmes);
  const chosen = useData(["programme", programme], () => commands.programmeView(programme), programme !== "none");
  const none = { id: "none", label: t("panels.noAssessment") };
  const about = programme !== "none" && assessment !== "none";
  const add = async () => {
    const saved = await attempt(() => commands.createPanel(title || t("panels.untitled"), method, about ? programme : null, about ? assessment : null));
    if (saved) {
      await refreshed(["panels"]);
      onClose();
      go(`/panels/${saved.value.id}`);
    }
  };
  return (
    <Dialog title={t("panels.new")} isOpen onClose={onClose}>
      <TextInput label={t("panels.name")} value={title} onChange={setTitle} />
      <Select<PanelMethod> label={t("panels.method")} value={method} choices={METHODS.map((id) => ({ id, label: t(`panels.methods.${id}`) }))} onChange={setMethod} />
      <p className={layout.fine}>{t(`panels.methodHints.${method}`)}</p>
      <Select<string>
        label={t("roster.programme")}
        value={programme}
        choices={[none, ...(programmes.data ?? []).map((p) => ({ id: p.id, label: `${p.code} v${p.version} · ${p.title}` }))]}
        onChange={(id) => {
          setProgramme(id);
          setAssessment("none");
        }}
      />
      {programme === "none" ? null : (
        <Select<string>
          label={t("panels.about")}
          value={assessment}
          choices={[none, ...(chosen.data?.saved.value.assessments ?? []).map((a) => ({ id: a.id, label: a.title }))]}
          onChange={setAssessment}
        />
      )}
      <Actions>
        <Button onPress={onClose}>{t("cancel")}</Button>
        <Button look="primary" onPress={() => void add()}>
          {t("panels.create")}
        </Button>
      </Actions>
    </Dialog>
  );
}

export function PanelRoom({ id }: { id?: string }) {
  const { t } = useTranslation();
  const [adding, setAdding] = useState(false);
  const panels = useData(["panels"], commands.panels);
  const all = panels.data ?? [];
  const row = id === "agreement" ? undefined : (all.find((p) => p.id === id) ?? all[0]);
  const button = (
    <Button look="primary" onPress={() => setAdding(true)}>
      <Plus size={16} aria-hidden />
      {t("panels.new")}
    </Button>
  );
  const agreement = id === "agreement";
  return (
    <>
      <TopBar path={[t("rooms.review"), t("rooms.panels"), ...(row ? [row.title] : [])]}>{button}</TopBar>
      <div className={layout.room}>
        <nav className={layout.list} aria-label={t("rooms.panels")}>
          {all.map((p) => (
            <Link key={p.id} href={`/panels/${p.id}`} className={layout.item} aria-current={p === row ? "true" : undefined}>
              <span>
                <span className={layout.itemTitle}>{p.title}</span>
                <br />
                <span className={layout.itemDetail}>
                  {t(`panels.methods.${p.method}`)} · {p.adopted === null ? t("panels.round", { number: p.round }) : t("panels.adopted", { percent: p.adopted })}
                </span>
              </span>
            </Link>
          ))}
          <Link href="/panels/agreement" className={layout.item} aria-current={agreement ? "true" : undefined}>
            <span className={layout.itemTitle}>{t("panels.agreement")}</span>
          </Link>
        </nav>
        {agreement ? (
          <main className={layout.main}>
            <AgreementCard />
          </main>
        ) : row ? (
          <Panel key={row.id} id={row.id} />
        ) : (
          <main className={layout.main}>
            {panels.isPending ? null : (
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
