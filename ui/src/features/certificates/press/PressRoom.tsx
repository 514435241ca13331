import { Award } from "lucide-react";
import { useLocation } from "wouter";

import { TopBar } from "../../../app/TopBar";
import { useData, useShown } from "../../../app/data";
import { keys } from "../../../app/keys";
import { useCohorts } from "../../../app/lists";
import { useTranslation } from "../../../app/text";
import { commands } from "../../../bindings";
import { Button, Empty } from "../../../design/controls";
import layout from "../../../design/layout.module.css";
import { Press } from "./Press";

export function PressRoom({ id }: { id?: string }) {
  const { t } = useTranslation();
  const [, go] = useLocation();
  const cohorts = useCohorts();
  const wanted = useShown(id, keys.cohort, commands.cohortSummary, cohorts.rows[0]?.cohort.id);
  const chosen = useData(keys.cohort(wanted ?? ""), () => commands.cohortSummary(wanted ?? ""), wanted !== undefined).data;
  if (!chosen) {
    return (
      <>
        <TopBar path={[t("rooms.issue"), t("rooms.certificates")]} />
        <main className={layout.main} aria-busy={cohorts.isPending || wanted !== undefined || undefined}>
          {cohorts.isPending || wanted !== undefined ? null : (
            <Empty Icon={Award} title={t("press.emptyTitle")}>
              <p>{t("press.emptyText")}</p>
              <Button look="primary" onPress={() => go("/cohorts")}>
                {t("press.toCohorts")}
              </Button>
            </Empty>
          )}
        </main>
      </>
    );
  }
  return (
    <>
      <TopBar path={[t("rooms.issue"), t("rooms.certificates"), chosen.cohort.name]} />
      <Press key={chosen.cohort.id} summary={chosen} />
    </>
  );
}
