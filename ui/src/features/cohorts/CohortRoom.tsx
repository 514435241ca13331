import { Plus, Upload, Users } from "lucide-react";
import { useMemo, useState } from "react";
import { Link, useLocation } from "wouter";

import { TopBar } from "../../app/TopBar";
import { attempt, useData, useShown } from "../../app/data";
import { forEach } from "../../app/each";
import { useIntent } from "../../app/intents";
import { keys } from "../../app/keys";
import { useCohorts } from "../../app/lists";
import { useMay } from "../../app/may";
import { notify } from "../../app/notices";
import { useRemembered } from "../../app/remembered";
import { useTranslation } from "../../app/text";
import { undoStep } from "../../app/undoing";
import { commands } from "../../bindings";
import type { CohortSummary } from "../../bindings";
import { menuOf } from "../../design/ContextMenu";
import { Button, Empty } from "../../design/controls";
import layout from "../../design/layout.module.css";
import type { MenuAction } from "../../design/menu";
import { SelectionBar, useSelection } from "../../design/selection";
import { SideList } from "../../design/Side";
import { SideSearch } from "../../design/SideSearch";
import { VirtualLinks } from "../../design/VirtualRows";
import { Cohort } from "./Cohort";
import { NewCohort } from "./NewCohort";
import { RosterImport } from "./RosterImport";

export function CohortRoom({ id }: { id?: string }) {
  const { t } = useTranslation();
  const [importing, setImporting] = useState<CohortSummary | "anew" | null>(null);
  const [making, setMaking] = useState(false);
  // The cohort whose name is written anew where it stands.
  const [renaming, setRenaming] = useState<string | null>(null);
  const may = useMay("keepCohorts");
  useIntent("importRoster", () => setImporting("anew"));
  useIntent("newCohort", () => setMaking(true));
  const [wanted, setWanted] = useRemembered("cohorts", "");
  const cohorts = useCohorts(wanted);
  const selection = useSelection(useMemo(() => cohorts.rows.map((one) => one.cohort.id), [cohorts.rows]));
  const removeAll = async () => {
    const count = await forEach([...selection.picked], (one) => commands.deleteCohort(one));
    if (count > 0) {
      notify("information", t("deletedMany", { count }), undoStep(count));
      selection.clear();
    }
  };
  const chosen = useShown(id, keys.cohort, commands.cohortSummary, cohorts.rows[0]?.cohort.id);
  const summary = useData(keys.cohort(chosen ?? ""), () => commands.cohortSummary(chosen ?? ""), chosen !== undefined).data;
  const name = summary?.cohort.name;
  const [, go] = useLocation();
  const rename = (cohort: string) => {
    if (may) {
      go(`/cohorts/${cohort}`);
      setRenaming(cohort);
    }
  };
  const actions = ({ cohort }: CohortSummary): MenuAction[] => [
    { id: "open", label: t("openIt"), run: () => go(`/cohorts/${cohort.id}`) },
    { id: "rename", label: t("cohorts.rename"), isDisabled: !may, run: () => rename(cohort.id) },
    { id: "score", label: t("rooms.scoring"), run: () => go(`/scoring/${cohort.id}`) },
    { id: "awards", label: t("rooms.awards"), run: () => go(`/awards/${cohort.id}`) },
    { id: "print", label: t("cohorts.print"), run: () => go(`/certificates/${cohort.id}`) },
    {
      id: "delete",
      label: t("delete"),
      isDisabled: !may,
      run: () =>
        void attempt(() => commands.deleteCohort(cohort.id).then(() => true)).then((done) => {
          if (done === true) {
            notify("information", t("cohorts.deleted", { name: cohort.name }), undoStep());
            go("/cohorts");
          }
        }),
    },
  ];
  const buttons = (
    <>
      <Button isDisabled={!may} onPress={() => setMaking(true)}>
        <Plus size={16} aria-hidden />
        {t("cohorts.new")}
      </Button>
      <Button look="primary" isDisabled={!may} onPress={() => setImporting("anew")}>
        <Upload size={16} aria-hidden />
        {t("cohorts.import")}
      </Button>
    </>
  );
  return (
    <>
      <TopBar path={[t("rooms.issue"), t("rooms.cohorts"), ...(name ? [name] : [])]}>{buttons}</TopBar>
      {chosen || wanted !== "" ? (
        <div className={layout.room}>
          <SideList label={t("rooms.cohorts")}>
            <SideSearch list={t("rooms.cohorts")} value={wanted} onChange={setWanted} />
            <VirtualLinks
              rows={cohorts.rows}
              total={cohorts.first?.total}
              more={cohorts.more}
              rowHeight={62}
              render={(c) => (
                <Link
                  href={`/cohorts/${c.cohort.id}`}
                  className={layout.item}
                  aria-current={c.cohort.id === chosen ? "true" : undefined}
                  {...menuOf(c.cohort.name, () => actions(c))}
                  {...selection.linkOf(c.cohort.id)}
                  onKeyUp={(event) => {
                    if (event.key === "F2") {
                      rename(c.cohort.id);
                    }
                  }}
                >
                  <span>
                    <span className={layout.itemTitle} dir="auto">{c.cohort.name}</span>
                    <br />
                    <span className={layout.itemDetail} dir="auto">
                      {t("cohorts.ofProgramme", { code: c.programme.code, version: c.programme.version, count: c.learners })}
                    </span>
                  </span>
                </Link>
              )}
            />
            <SelectionBar selection={selection} actions={[{ id: "delete", label: t("delete"), danger: true, isDisabled: !may, run: () => void removeAll() }]} />
          </SideList>
          {chosen ? (
            <Cohort key={chosen} id={chosen} isRenaming={renaming === chosen} onRenaming={(on) => setRenaming(on ? chosen : null)} onImport={() => setImporting(summary ?? "anew")} />
          ) : (
            <main className={layout.main}>
              <p className={layout.lead}>{t("find.nothing")}</p>
            </main>
          )}
        </div>
      ) : (
        <main className={layout.main} aria-busy={cohorts.isPending || undefined}>
          {cohorts.isPending ? null : (
            <Empty Icon={Users} title={t("cohorts.emptyTitle")}>
              <p>{t("cohorts.emptyText")}</p>
              <div className={`${layout.row} ${layout.wrap}`}>{buttons}</div>
            </Empty>
          )}
        </main>
      )}
      {making ? <NewCohort onClose={() => setMaking(false)} /> : null}
      {importing ? <RosterImport into={importing === "anew" ? undefined : importing} onClose={() => setImporting(null)} /> : null}
    </>
  );
}
