import { Layers, Plus } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useLocation } from "wouter";

import { TopBar } from "../../app/Frame";
import { attempt, refreshed, useData } from "../../app/data";
import { commands } from "../../bindings";
import type { ProgrammeState, ProgrammeSummary } from "../../bindings";
import { Actions, Button, Dialog, Empty, Tag } from "../../design/controls";
import { TextInput } from "../../design/fields";
import layout from "../../design/layout.module.css";
import { Programme } from "./Programme";
import { STATE_TONE, ects } from "./wording";

function NewProgramme({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const [code, setCode] = useState("");
  const [title, setTitle] = useState("");
  const [, go] = useLocation();
  const create = async () => {
    const saved = await attempt(() => commands.createProgramme(code, title));
    if (saved) {
      await refreshed(["programmes"]);
      onClose();
      go(`/programmes/${saved.value.id}`);
    }
  };
  return (
    <Dialog title={t("programmes.new")} isOpen={isOpen} onClose={onClose}>
      <TextInput label={t("programmes.code")} value={code} onChange={setCode} placeholder="ADS-1" hint={t("programmes.codeHint")} autoFocus />
      <TextInput label={t("programmes.title")} value={title} onChange={setTitle} placeholder={t("programmes.titleExample")} />
      <Actions>
        <Button onPress={onClose}>{t("cancel")}</Button>
        <Button look="primary" onPress={() => void create()} isDisabled={code.trim() === ""}>
          {t("programmes.create")}
        </Button>
      </Actions>
    </Dialog>
  );
}

function Item({ programme, here }: { programme: ProgrammeSummary; here: boolean }) {
  const { t } = useTranslation();
  const facts = [programme.code, `v${programme.version}`, ects(programme.ectsHundredths), programme.level.replace(" level", "")];
  return (
    <Link href={`/programmes/${programme.id}`} className={layout.item} aria-current={here ? "true" : undefined}>
      <span className={layout.grow}>
        <span className={layout.itemTitle}>{programme.title || t("programmes.untitled")}</span>
        <br />
        <span className={layout.itemDetail}>{facts.filter(Boolean).join(" · ")}</span>
      </span>
      <span>
        <Tag tone={STATE_TONE[programme.state]}>{t(`states.${programme.state}`)}</Tag>
      </span>
    </Link>
  );
}

export function ProgrammeRoom({ id, tab, item }: { id?: string; tab?: string; item?: string }) {
  const { t } = useTranslation();
  const [adding, setAdding] = useState(false);
  const [only, setOnly] = useState<ProgrammeState | null>(null);
  const [, go] = useLocation();
  const programmes = useData(["programmes"], commands.programmes);
  const all = programmes.data ?? [];
  const shown = only ? all.filter((p) => p.state === only) : all;
  const states = (["draft", "inReview", "approved", "offered", "retired"] as const).filter((s) => all.some((p) => p.state === s));
  const chosen = (all.find((p) => p.id === id) ?? all[0])?.id;
  const title = all.find((p) => p.id === chosen)?.title;
  const takeIn = async () => {
    const saved = await attempt(commands.importProgramme);
    if (saved) {
      await refreshed(["programmes"]);
      go(`/programmes/${saved.value.id}`);
    }
  };
  return (
    <>
      <TopBar path={[t("rooms.design"), t("rooms.programmes"), ...(title ? [title] : [])]}>
        <Button onPress={() => void takeIn()}>{t("import")}</Button>
        <Button look="primary" onPress={() => setAdding(true)}>
          <Plus size={16} aria-hidden />
          {t("programmes.new")}
        </Button>
      </TopBar>
      {all.length === 0 && !programmes.isPending ? (
        <main className={layout.main}>
          <Empty Icon={Layers} title={t("programmes.emptyTitle")}>
            <p>{t("programmes.emptyText")}</p>
            <Button look="primary" onPress={() => setAdding(true)}>
              {t("programmes.new")}
            </Button>
          </Empty>
        </main>
      ) : (
        <div className={layout.room} data-inspector>
          <nav className={layout.list} aria-label={t("rooms.programmes")}>
            <div className={layout.listHead}>
              <Button small look={only === null ? "primary" : "plain"} onPress={() => setOnly(null)}>
                {t("programmes.all", { count: all.length })}
              </Button>
              {states.map((state) => (
                <Button key={state} small look={only === state ? "primary" : "plain"} onPress={() => setOnly(state)}>
                  {t(`states.${state}`)} {all.filter((p) => p.state === state).length}
                </Button>
              ))}
            </div>
            {shown.map((p) => (
              <Item key={p.id} programme={p} here={p.id === chosen} />
            ))}
          </nav>
          {chosen ? <Programme key={chosen} id={chosen} tab={tab ?? "overview"} item={item} /> : null}
        </div>
      )}
      <NewProgramme isOpen={adding} onClose={() => setAdding(false)} />
    </>
  );
}
