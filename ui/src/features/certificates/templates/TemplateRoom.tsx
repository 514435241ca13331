import { Plus } from "lucide-react";
import { Suspense, lazy } from "react";
import { useLocation } from "wouter";

import { TopBar } from "../../../app/TopBar";
import { attempt, flushAll, refreshed, useData, words } from "../../../app/data";
import { keys } from "../../../app/keys";
import { useMay } from "../../../app/may";
import { notify } from "../../../app/notices";
import { useTranslation } from "../../../app/text";
import { undoStep } from "../../../app/undoing";
import { commands } from "../../../bindings";
import { Button, Notice } from "../../../design/controls";
import layout from "../../../design/layout.module.css";
import { VersionsButton } from "../../workspace/versions/Versions";
import { Gallery } from "./Gallery";
import { useDesign } from "./useDesign";

const Designer = lazy(async () => ({ default: (await import("./Designer")).Designer }));

/** Begins a template from another, and goes there. */
function useBegin(): (from: string, name: string) => Promise<void> {
  const [, go] = useLocation();
  return async (from, name) => {
    await flushAll();
    const id = await attempt(() => commands.beginTemplate(from, name));
    if (id) {
      await refreshed(keys.templates());
      go(`/templates/${id}`);
    }
  };
}

function OpenTemplate({ id }: { id: string }) {
  const { t } = useTranslation();
  const [, go] = useLocation();
  const { view, error, edit, may } = useDesign(id);
  const begin = useBegin();
  const template = view?.saved.value;
  const write = async () => {
    await flushAll();
    const path = await attempt(() => commands.exportTemplate(id));
    if (path) {
      notify("ok", t("written", { path }));
    }
  };
  const remove = async () => {
    await flushAll();
    if ((await attempt(() => commands.deleteTemplate(id).then(() => true))) === true) {
      await refreshed(keys.templates());
      notify("information", t("templates.deleted", { name: template?.name ?? "" }), undoStep());
      go("/templates");
    }
  };
  return (
    <>
      <TopBar path={[t("rooms.issue"), t("rooms.templates"), ...(template ? [template.name] : [])]}>
        <Button onPress={() => go("/templates")}>{t("templates.all")}</Button>
        <Button onPress={() => void write()}>{t("export")}</Button>
        {view?.own && template ? <VersionsButton kind="certificateTemplate" id={id} title={template.name} /> : null}
        {view?.own ? (
          <Button danger isDisabled={!may} onPress={() => void remove()}>
            {t("delete")}
          </Button>
        ) : (
          <Button look="primary" isDisabled={!template || !may} onPress={() => void begin(id, template ? t("templates.copyName", { name: template.name }) : "")}>
            {t("templates.makeCopy")}
          </Button>
        )}
      </TopBar>
      {error ? (
        <main className={layout.main}>
          <Notice tone="bad">{words(error)}</Notice>
        </main>
      ) : null}
      {view && template ? (
        <Suspense fallback={<main className={layout.main} aria-busy />}>
          <Designer key={id} template={template} isReadOnly={!view.own || !may} isBuiltIn={!view.own} edit={edit} />
        </Suspense>
      ) : null}
    </>
  );
}

export function TemplateRoom({ id }: { id?: string }) {
  const { t } = useTranslation();
  const [, go] = useLocation();
  const begin = useBegin();
  const may = useMay("drawTemplates");
  const templates = useData(keys.templates(), commands.certificateTemplates);
  if (id) {
    return <OpenTemplate key={id} id={id} />;
  }
  const take = async () => {
    const taken = await attempt(commands.importTemplate);
    if (taken) {
      await refreshed(keys.templates());
      go(`/templates/${taken}`);
    }
  };
  return (
    <>
      <TopBar path={[t("rooms.issue"), t("rooms.templates")]}>
        <Button isDisabled={!may} onPress={() => void take()}>
          {t("import")}
        </Button>
        <Button look="primary" isDisabled={!may} onPress={() => void begin("", t("templates.untitled"))}>
          <Plus size={16} aria-hidden />
          {t("templates.new")}
        </Button>
      </TopBar>
      <Gallery all={templates.data ?? []} may={may} onUse={(template) => void begin(template.id, t("templates.copyName", { name: template.name }))} />
    </>
  );
}
