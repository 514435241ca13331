import { Plus, Table2 } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Link, useLocation } from "wouter";

import { TopBar } from "../../app/Frame";
import { attempt, refreshed, useAutosave, useData } from "../../app/data";
import { notify } from "../../app/notices";
import { commands } from "../../bindings";
import type { Rubric as RubricValue, RubricView, RubricWarning, Saved } from "../../bindings";
import { Button, Empty, Notice } from "../../design/controls";
import { TextInput } from "../../design/fields";
import layout from "../../design/layout.module.css";
import { PastButton } from "../past/Past";
import { RubricGrid } from "./RubricGrid";

const pick = (view: RubricView): Saved<RubricValue> => view.saved;
const place = (view: RubricView, saved: Saved<RubricValue>): RubricView => ({ ...view, saved });
const save = async (saved: Saved<RubricValue>): Promise<Saved<RubricValue>> => (await commands.saveRubric(saved)).saved;

function Warning({ warning }: { warning: RubricWarning }) {
  const { t } = useTranslation();
  switch (warning.kind) {
    case "weightsDoNotAddUp":
      return <Notice>{t("rubrics.weights", { total: warning.total })}</Notice>;
    case "levelsDoNotRise":
      return <Notice>{t("rubrics.levelsDoNotRise", { level: warning.level })}</Notice>;
    case "descriptorRepeats":
      return <Notice>{t("rubrics.repeats", { criterion: warning.criterion })}</Notice>;
    case "descriptorMissing":
      return <Notice>{t("rubrics.missing", { criterion: warning.criterion })}</Notice>;
  }
}

function Rubric({ id }: { id: string }) {
  const { t } = useTranslation();
  const [, go] = useLocation();
  const key = ["rubric", id];
  const data = useData(key, () => commands.rubricView(id));
  const edit = useAutosave<RubricView, RubricValue>(key, pick, place, save);
  const view = data.data;
  if (!view) {
    return <main className={layout.main} aria-busy={data.isPending} />;
  }
  const rubric = view.saved.value;
  const copy = async () => {
    const saved = await attempt(() => commands.copyRubric(id));
    if (saved) {
      await refreshed(["rubrics"]);
      go(`/rubrics/${saved.value.id}`);
    }
  };
  const remove = async () => {
    if ((await attempt(() => commands.deleteRubric(id))) !== undefined) {
      notify("information", t("rubrics.deleted"));
      go("/rubrics");
    }
  };
  return (
    <main className={layout.main}>
      <div className={layout.stack} style={{ gap: 20 }}>
        <p className={layout.over}>{view.usedBy.length > 0 ? t("rubrics.usedBy", { list: view.usedBy.join(", ") }) : t("rubrics.unused")}</p>
        <h1>{rubric.title}</h1>
        <div className={`${layout.row} ${layout.end}`} style={{ maxWidth: 760 }}>
          <div className={layout.grow}>
            <TextInput label={t("rubrics.title")} value={rubric.title} isDisabled={view.frozen} onChange={(title) => edit((r) => ({ ...r, title }))} />
          </div>
          <Button onPress={() => void copy()}>{t("rubrics.copy")}</Button>
          <PastButton kind="rubric" id={rubric.id} title={rubric.title} />
          {view.usedBy.length === 0 ? (
            <Button look="quiet" danger onPress={() => void remove()}>
              {t("delete")}
            </Button>
          ) : null}
        </div>
        {view.frozen ? <Notice tone="information">{t("rubrics.frozen")}</Notice> : null}
        <RubricGrid rubric={rubric} frozen={view.frozen} edit={edit} />
        {view.warnings.map((warning, n) => (
          <Warning key={n} warning={warning} />
        ))}
      </div>
    </main>
  );
}

export function RubricRoom({ id }: { id?: string }) {
  const { t } = useTranslation();
  const [, go] = useLocation();
  const rubrics = useData(["rubrics"], commands.rubrics);
  const all = rubrics.data ?? [];
  const chosen = (all.find((r) => r.id === id) ?? all[0])?.id;
  const title = all.find((r) => r.id === chosen)?.title;
  const add = async () => {
    const saved = await attempt(() => commands.createRubric(t("rubrics.untitled")));
    if (saved) {
      await refreshed(["rubrics"]);
      go(`/rubrics/${saved.value.id}`);
    }
  };
  const button = (
    <Button look="primary" onPress={() => void add()}>
      <Plus size={16} aria-hidden />
      {t("rubrics.new")}
    </Button>
  );
  return (
    <>
      <TopBar path={[t("rooms.design"), t("rooms.rubrics"), ...(title ? [title] : [])]}>{button}</TopBar>
      {chosen ? (
        <div className={layout.room}>
          <nav className={layout.list} aria-label={t("rooms.rubrics")}>
            {all.map((r) => (
              <Link key={r.id} href={`/rubrics/${r.id}`} className={layout.item} aria-current={r.id === chosen ? "true" : undefined}>
                <span>
                  <span className={layout.itemTitle}>{r.title}</span>
                  <br />
                  <span className={layout.itemDetail}>{t("rubrics.size", { criteria: r.criteria, levels: r.levels })}</span>
                </span>
              </Link>
            ))}
          </nav>
          <Rubric key={chosen} id={chosen} />
        </div>
      ) : (
        <main className={layout.main}>
          {rubrics.isPending ? null : (
            <Empty Icon={Table2} title={t("rubrics.emptyTitle")}>
              <p>{t("rubrics.emptyText")}</p>
              {button}
            </Empty>
          )}
        </main>
      )}
    </>
  );
}
