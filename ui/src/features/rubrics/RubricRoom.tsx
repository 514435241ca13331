import { Plus, Table2 } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useLocation } from "wouter";

import { TopBar } from "../../app/Frame";
import { attempt, refreshed, useData } from "../../app/data";
import { notify } from "../../app/notices";
import { commands } from "../../bindings";
import type { RubricKind } from "../../bindings";
import { Actions, Button, Dialog, Empty } from "../../design/controls";
import { Select } from "../../design/fields";
import layout from "../../design/layout.module.css";
import { KINDS, Rubric } from "./Rubric";

function NewRubric({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const [, go] = useLocation();
  const [kind, setKind] = useState<RubricKind>("analytic");
  const add = async () => {
    const saved = await attempt(() => commands.createRubric(t("rubrics.untitled"), kind));
    if (saved) {
      await refreshed(["rubrics"]);
      onClose();
      go(`/rubrics/${saved.value.id}`);
    }
  };
  return (
    <Dialog title={t("rubrics.new")} isOpen onClose={onClose}>
      <Select<RubricKind> label={t("rubrics.newOf")} value={kind} choices={KINDS.map((id) => ({ id, label: t(`rubrics.kinds.${id}`) }))} onChange={setKind} />
      <p className={layout.fine}>{t(`rubrics.kindHints.${kind}`)}</p>
      <Actions>
        <Button onPress={onClose}>{t("cancel")}</Button>
        <Button look="primary" onPress={() => void add()}>
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
  const rubrics = useData(["rubrics"], commands.rubrics);
  const all = rubrics.data ?? [];
  const row = all.find((r) => r.id === id || (id !== undefined && r.older.includes(id))) ?? (id === undefined ? all[0] : undefined);
  const chosen = id ?? row?.id;
  const take = async () => {
    const taken = await attempt(commands.importRubrics);
    if (taken) {
      await refreshed(["rubrics"]);
      notify(taken.notes.length > 0 ? "information" : "ok", [t("rubrics.imported", { count: taken.rubrics.length }), ...taken.notes].join(". "));
      const first = taken.rubrics[0];
      if (first) {
        go(`/rubrics/${first.value.id}`);
      }
    }
  };
  const button = (
    <Button look="primary" onPress={() => setAdding(true)}>
      <Plus size={16} aria-hidden />
      {t("rubrics.new")}
    </Button>
  );
  const bringIn = <Button onPress={() => void take()}>{t("rubrics.import")}</Button>;
  return (
    <>
      <TopBar path={[t("rooms.design"), t("rooms.rubrics"), ...(row ? [row.title] : [])]}>
        {bringIn}
        {button}
      </TopBar>
      {chosen && all.length > 0 ? (
        <div className={layout.room}>
          <nav className={layout.list} aria-label={t("rooms.rubrics")}>
            {all.map((r) => (
              <Link key={r.id} href={`/rubrics/${r.id}`} className={layout.item} aria-current={r === row ? "true" : undefined}>
                <span>
                  <span className={layout.itemTitle}>{r.title}</span>
                  <br />
                  <span className={layout.itemDetail}>
                    {t("rubrics.size", { criteria: r.criteria, levels: r.levels })}
                    {r.version > 1 ? ` · ${t("rubrics.version", { version: r.version })}` : ""}
                  </span>
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
      {adding ? <NewRubric onClose={() => setAdding(false)} /> : null}
    </>
  );
}
