import { Upload, UserPlus, Users } from "lucide-react";
import { useState } from "react";
import { useLocation } from "wouter";

import { MayNot } from "../../app/MayNot";
import { attempt, useData } from "../../app/data";
import { keys } from "../../app/keys";
import { useMay } from "../../app/may";
import { notify } from "../../app/notices";
import { useTranslation } from "../../app/text";
import { undoStep } from "../../app/undoing";
import { commands } from "../../bindings";
import { Button, Empty } from "../../design/controls";
import layout from "../../design/layout.module.css";
import { CohortName } from "./CohortName";
import { KeptNotice } from "./HeldCertificates";
import type { Correction } from "./HeldCertificates";
import { LearnerDialog } from "./LearnerDialog";
import { Learners } from "./Learners";

interface CohortProps {
  id: string;
  isRenaming: boolean;
  onRenaming: (renaming: boolean) => void;
  /** A roster is imported into this cohort. */
  onImport: () => void;
}

/** A cohort without anybody names what comes next. */
function Nobody({ may, onAdd, onImport }: { may: boolean; onAdd: () => void; onImport: () => void }) {
  const { t } = useTranslation();
  return (
    <Empty isPart Icon={Users} title={t("cohorts.nobodyTitle")}>
      <p>{t("cohorts.nobodyText")}</p>
      <div className={`${layout.row} ${layout.wrap}`}>
        <Button look="primary" isDisabled={!may} onPress={onAdd}>
          <UserPlus size={16} aria-hidden />
          {t("learners.add")}
        </Button>
        <Button isDisabled={!may} onPress={onImport}>
          <Upload size={16} aria-hidden />
          {t("cohorts.import")}
        </Button>
      </div>
    </Empty>
  );
}

/** Nobody, or the learner with this identity. */
const NEW = "";

export function Cohort({ id, isRenaming, onRenaming, onImport }: CohortProps) {
  const { t } = useTranslation();
  const [, go] = useLocation();
  const found = useData(keys.cohort(id), () => commands.cohortSummary(id));
  const learners = useData(keys.learners(id), () => commands.learners(id));
  const mayKeep = useMay("keepCohorts");
  const [opened, setOpened] = useState<string | null>(null);
  const [corrected, setCorrected] = useState<Correction | null>(null);
  const summary = found.data;
  if (!summary) {
    return <main className={layout.main} aria-busy={found.isPending} />;
  }
  const remove = async () => {
    if ((await attempt(() => commands.deleteCohort(id))) !== undefined) {
      notify("information", t("cohorts.deleted", { name: summary.cohort.name }), undoStep());
      go("/cohorts");
    }
  };
  const all = learners.data ?? [];
  const learner = all.find((one) => one.id === opened) ?? null;
  return (
    <main className={layout.main}>
      <div className={layout.stack} style={{ gap: 16 }}>
        <p className={layout.over} dir="auto">
          {t("programmes.ofVersion", { title: summary.programme.title, version: summary.programme.version })}
        </p>
        <div className={`${layout.row} ${layout.between} ${layout.wrap}`}>
          <CohortName cohort={summary.cohort} isRenaming={isRenaming} onRenaming={onRenaming} />
          <div className={`${layout.row} ${layout.wrap}`}>
            <Button look="quiet" onPress={() => go(`/scoring/${id}`)}>
              {t("rooms.scoring")}
            </Button>
            <Button look="quiet" onPress={() => go(`/awards/${id}`)}>
              {t("rooms.awards")}
            </Button>
            <Button look="quiet" danger isDisabled={!mayKeep} onPress={() => void remove()}>
              {t("delete")}
            </Button>
            <Button isDisabled={!mayKeep} onPress={() => setOpened(NEW)}>
              <UserPlus size={16} aria-hidden />
              {t("learners.add")}
            </Button>
            <Button look="primary" onPress={() => go(`/certificates/${id}`)}>
              {t("cohorts.print")}
            </Button>
          </div>
        </div>
        <p className={layout.lead}>{t("cohorts.counts", { count: summary.learners, passed: summary.passed })}</p>
        <MayNot action="keepCohorts" />
        {corrected ? <KeptNotice correction={corrected} onClose={() => setCorrected(null)} /> : null}
        {learners.data?.length === 0 ? <Nobody may={mayKeep} onAdd={() => setOpened(NEW)} onImport={onImport} /> : <Learners cohort={id} all={all} open={setOpened} />}
      </div>
      {opened === NEW || learner ? <LearnerDialog key={opened} cohort={id} learner={learner} onClose={() => setOpened(null)} onSaved={setCorrected} /> : null}
    </main>
  );
}
