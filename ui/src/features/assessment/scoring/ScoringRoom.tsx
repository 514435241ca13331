import { ClipboardPen } from "lucide-react";
import { Link, useLocation } from "wouter";

import { TopBar } from "../../../app/TopBar";
import { useCohortChoices } from "../../../app/choices";
import { useData, useShown } from "../../../app/data";
import { keys } from "../../../app/keys";
import { useCohorts } from "../../../app/lists";
import { useTranslation } from "../../../app/text";
import { commands } from "../../../bindings";
import type { Programme } from "../../../bindings";
import { Button, Empty, Notice, Tag } from "../../../design/controls";
import { SearchSelect } from "../../../design/SearchSelect";
import { SideList } from "../../../design/Side";
import layout from "../../../design/layout.module.css";
import { Marking } from "./Marking";
import styles from "./scoring.module.css";

/** Said before anybody scores: without a standard, scores come to no award. */
function NoStandard({ programme }: { programme: Programme }) {
  const { t } = useTranslation();
  const frozen = programme.state !== "draft" && programme.state !== "inReview";
  return (
    <Notice>
      {t(frozen ? "scoring.noStandardFrozen" : "scoring.noStandard")}{" "}
      <Link href={frozen ? `/programmes/${programme.id}` : `/programmes/${programme.id}/assessment/assessmentStandard`} className={layout.link}>
        {t("goThere")}
      </Link>
    </Notice>
  );
}

interface ScoringProps {
  cohort?: string;
  assessment?: string;
  attempt?: string;
  tab?: string;
}

export function ScoringRoom({ cohort, assessment, attempt, tab }: ScoringProps) {
  const { t, say } = useTranslation();
  const [, go] = useLocation();
  const cohorts = useCohorts();
  const choices = useCohortChoices();
  const id = useShown(cohort, keys.cohort, commands.cohortSummary, cohorts.rows[0]?.cohort.id) ?? "";
  const chosen = useData(keys.cohort(id), () => commands.cohortSummary(id), id !== "").data;
  const found = useData(keys.markings(id), () => commands.markings(id), id !== "");
  const markings = found.data ?? [];
  const shown = markings.find((m) => m.of.assessment === assessment && String(m.of.attempt) === (attempt ?? "1"));
  const number = Number(attempt ?? "1");
  const of = shown?.of ?? (assessment && markings.some((m) => m.of.assessment === assessment) && number > 1 ? { cohort: id, assessment, attempt: number } : markings[0]?.of);
  const programme = useData(keys.programme(chosen?.programme.id ?? ""), () => commands.programmeView(chosen?.programme.id ?? ""), chosen !== undefined).data?.saved.value;
  const last = of ? Math.max(...markings.filter((m) => m.of.assessment === of.assessment).map((m) => m.of.attempt)) : 1;
  const again = of && markings.find((m) => m.of.assessment === of.assessment && m.of.attempt === last && m.stage === "done");
  return (
    <>
      <TopBar path={[t("rooms.review"), t("scoring.title"), ...(chosen ? [chosen.cohort.name] : [])]}>
        {again && of ? <Button onPress={() => go(`/scoring/${id}/${of.assessment}/${last + 1}`)}>{t("scoring.newAttempt")}</Button> : null}
      </TopBar>
      {chosen ? (
        <div className={layout.room}>
          <SideList label={t("scoring.title")}>
            <div style={{ padding: 12 }}>
              <SearchSelect<string>
                label={t("scoring.pick")}
                value={id}
                chosenLabel={t("cohorts.choiceOfVersion", { name: chosen.cohort.name, code: chosen.programme.code, version: chosen.programme.version })}
                {...choices}
                onChange={(next) => go(`/scoring/${next}`)}
              />
            </div>
            {markings.map((m) => (
              <Link
                key={`${m.of.assessment}/${m.of.attempt}`}
                href={`/scoring/${id}/${m.of.assessment}/${m.of.attempt}`}
                className={layout.item}
                aria-current={of && m.of.assessment === of.assessment && m.of.attempt === of.attempt ? "true" : undefined}
              >
                <span>
                  <span className={layout.itemTitle} dir="auto">
                    {m.of.attempt > 1 ? t("scoring.titleOfAttempt", { title: m.title, number: m.of.attempt }) : m.title}
                  </span>
                  <br />
                  <span className={layout.itemDetail} dir="auto">{m.problem ? say(m.problem) : t("scoring.progress", { scored: m.scored, count: m.learners })}</span>
                </span>
                <span className={styles.stage}>
                  <Tag tone={m.stage === "done" ? "ok" : m.stage === "notBegun" ? "neutral" : "information"}>{t(`scoring.stages.${m.stage}`)}</Tag>
                </span>
              </Link>
            ))}
          </SideList>
          {of ? (
            <Marking key={`${of.cohort}/${of.assessment}/${of.attempt}`} of={of} tab={tab ?? "marks"} go={(next) => go(`/scoring/${of.cohort}/${of.assessment}/${of.attempt}/${next}`)}>
              {programme && !programme.assessmentStandardId ? <NoStandard programme={programme} /> : null}
            </Marking>
          ) : (
            <main className={layout.main} aria-busy={found.isPending || undefined}>{found.isPending ? null : <p className={layout.lead}>{t("scoring.noAssessments")}</p>}</main>
          )}
        </div>
      ) : (
        <main className={layout.main}>
          {cohorts.isPending || id !== "" ? null : (
            <Empty Icon={ClipboardPen} title={t("scoring.emptyTitle")}>
              <p>{t("scoring.emptyText")}</p>
              <Button onPress={() => go("/cohorts")}>{t("scoring.toCohorts")}</Button>
            </Empty>
          )}
        </main>
      )}
    </>
  );
}
