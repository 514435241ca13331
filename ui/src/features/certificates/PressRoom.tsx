import { Award } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useLocation } from "wouter";

import { TopBar } from "../../app/Frame";
import { useData } from "../../app/data";
import { commands } from "../../bindings";
import { Button, Empty } from "../../design/controls";
import layout from "../../design/layout.module.css";
import { Press } from "./Press";

export function PressRoom({ id }: { id?: string }) {
  const { t } = useTranslation();
  const [, go] = useLocation();
  const cohorts = useData(["cohorts"], commands.cohorts);
  const all = cohorts.data ?? [];
  const chosen = all.find((c) => c.cohort.id === id) ?? all[0];
  if (!chosen) {
    return (
      <>
        <TopBar path={[t("rooms.issue"), t("rooms.certificates")]} />
        <main className={layout.main}>
          {cohorts.isPending ? null : (
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
      <Press key={chosen.cohort.id} summary={chosen} all={all} />
    </>
  );
}
