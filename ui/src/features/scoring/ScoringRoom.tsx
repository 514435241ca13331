import { ClipboardPen } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Link, useLocation } from "wouter";

import { TopBar } from "../../app/Frame";
import { useData } from "../../app/data";
import { commands } from "../../bindings";
import { Button, Empty, Tag } from "../../design/controls";
import { Select } from "../../design/fields";
import layout from "../../design/layout.module.css";
import { Marking } from "./Marking";
import styles from "./scoring.module.css";

interface ScoringProps {
  cohort?: string;
  assessment?: string;
  attempt?: string;
  tab?: string;
}

export function ScoringRoom({ cohort, assessment, attempt, tab }: ScoringProps) {
  const { t } = useTranslation();
  const [, go] = useLocation();
  const cohorts = useData(["cohorts"], commands.cohorts);
  const all = cohorts.data ?? [];
  const chosen = all.find((c) => c.cohort.id === cohort) ?? all[0];
  const id = chosen?.cohort.id ?? "";
  const found = useData(["markings", id], () => commands.markings(id), id !== "");
  const markings = found.data ?? [];
  const shown = markings.find((m) => m.of.assessment === assessment && String(m.of.attempt) === (attempt ?? "1"));
  const number = Number(attempt ?? "1");
  const of = shown?.of ?? (assessment && markings.some((m) => m.of.assessment === assessment) && number > 1 ? { cohort: id, assessment, attempt: number } : markings[0]?.of);
  const last = of ? Math.max(...markings.filter((m) => m.of.assessment === of.assessment).map((m) => m.of.attempt)) : 1;
  const again = of && markings.find((m) => m.of.assessment === of.assessment && m.of.attempt === last && m.stage === "done");
  return (
    <>
      <TopBar path={[t("rooms.review"), t("scoring.title"), ...(chosen ? [chosen.cohort.name] : [])]}>
        {again && of ? <Button onPress={() => go(`/scoring/${id}/${of.assessment}/${last + 1}`)}>{t("scoring.newAttempt")}</Button> : null}
      </TopBar>
      {chosen ? (
        <div className={layout.room}>
          <nav className={layout.list} aria-label={t("scoring.title")}>
            <div style={{ padding: 12 }}>
              <Select<string>
                label={t("scoring.pick")}
                value={id}
                choices={all.map((c) => ({ id: c.cohort.id, label: `${c.cohort.name} · ${c.programme.code} v${c.programme.version}` }))}
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
                  <span className={layout.itemTitle}>
                    {m.title}
                    {m.of.attempt > 1 ? `, ${t("scoring.attempt", { number: m.of.attempt })}` : ""}
                  </span>
                  <br />
                  <span className={layout.itemDetail}>{m.problem || t("scoring.progress", { scored: m.scored, count: m.learners })}</span>
                </span>
                <span className={styles.stage}>
                  <Tag tone={m.stage === "done" ? "ok" : m.stage === "notBegun" ? "neutral" : "information"}>{t(`scoring.stages.${m.stage}`)}</Tag>
                </span>
              </Link>
            ))}
          </nav>
          {of ? (
            <Marking key={`${of.cohort}/${of.assessment}/${of.attempt}`} of={of} tab={tab ?? "marks"} go={(next) => go(`/scoring/${of.cohort}/${of.assessment}/${of.attempt}/${next}`)} />
          ) : (
            <main className={layout.main}>{found.isPending ? null : <p className={layout.lead}>{t("scoring.noAssessments")}</p>}</main>
          )}
        </div>
      ) : (
        <main className={layout.main}>
          {cohorts.isPending ? null : (
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
