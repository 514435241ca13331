import { Plus } from "lucide-react";
import { Suspense, lazy, useState } from "react";
import { useLocation } from "wouter";

import { TopBar } from "../../../app/TopBar";
import { attempt, flushAll, refreshed, useData, words } from "../../../app/data";
import { keys } from "../../../app/keys";
import { notify } from "../../../app/notices";
import { useTranslation } from "../../../app/text";
import { commands } from "../../../bindings";
import { Actions, Button, Dialog, Notice } from "../../../design/controls";
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

function Delete({ name, onClose, onDelete }: { name: string; onClose: () => void; onDelete: () => void }) {
  const { t } = useTranslation();
  return (
    <Dialog title={t("templates.deleteTitle", { name })} isOpen onClose={onClose}>
      <p>{t("templates.deleteText")}</p>
      <Actions>
        <Button onPress={onClose}>{t("cancel")}</Button>
        <Button danger onPress={onDelete}>
          {t("delete")}
        </Button>
      </Actions>
    </Dialog>
  );
}

function OpenTemplate({ id }: { id: string }) {
  const { t } = useTranslation();
  const [, go] = useLocation();
  const [deleting, setDeleting] = useState(false);
  const { view, error, edit } = useDesign(id);
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
          <Button danger onPress={() => setDeleting(true)}>
            {t("delete")}
          </Button>
        ) : (
          <Button look="primary" isDisabled={!template} onPress={() => void begin(id, template ? t("templates.copyName", { name: template.name }) : "")}>
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
          <Designer key={id} template={template} isReadOnly={!view.own} edit={edit} />
        </Suspense>
      ) : null}
      {deleting && template ? <Delete name={template.name} onClose={() => setDeleting(false)} onDelete={() => void remove()} /> : null}
    </>
  );
}

export function TemplateRoom({ id }: { id?: string }) {
  const { t } = useTranslation();
  const [, go] = useLocation();
  const begin = useBegin();
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
        <Button onPress={() => void take()}>{t("import")}</Button>
        <Button look="primary" onPress={() => void begin("", t("templates.untitled"))}>
          <Plus size={16} aria-hidden />
          {t("templates.new")}
        </Button>
      </TopBar>
      <Gallery all={templates.data ?? []} onUse={(template) => void begin(template.id, t("templates.copyName", { name: template.name }))} />
    </>
  );
}
