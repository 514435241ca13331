import {
  Award,
  BookOpen,
  CircleHelp,
  ClipboardCheck,
  ClipboardPen,
  Crosshair,
  FileText,
  Gavel,
  Layers,
  LayoutTemplate,
  LogOut,
  Network,
  Ruler,
  Scale,
  Search,
  Settings as SettingsIcon,
  Table2,
  Users,
} from "lucide-react";
import type { LucideIcon } from "lucide-react";
import { useEffect, useState } from "react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link, Redirect, Route, Switch, useLocation } from "wouter";

import { commands } from "../bindings";
import type { Session, WorkspaceOverview } from "../bindings";
import { Button, Key, Notice } from "../design/controls";
import { AssessmentStandardRoom } from "../features/assessment_standards/AssessmentStandardRoom";
import { AuditRoom } from "../features/audits/AuditRoom";
import { HelpRoom } from "../features/help/HelpRoom";
import { PressRoom } from "../features/certificates/PressRoom";
import { AwardRoom } from "../features/awards/AwardRoom";
import { PanelRoom } from "../features/panels/PanelRoom";
import { ScoringRoom } from "../features/scoring/ScoringRoom";
import { CohortRoom } from "../features/cohorts/CohortRoom";
import { FrameworkRoom } from "../features/frameworks/FrameworkRoom";
import { SettingsRoom } from "../features/institution/SettingsRoom";
import { ProgrammeRoom } from "../features/programmes/ProgrammeRoom";
import { RegisterRoom } from "../features/register/RegisterRoom";
import { RenewalRoom } from "../features/renewals/RenewalRoom";
import { ReportRoom } from "../features/reports/ReportRoom";
import { RubricRoom } from "../features/rubrics/RubricRoom";
import { StockRoom } from "../features/stock/StockRoom";
import { TemplateRoom } from "../features/templates/TemplateRoom";
import { StandardRoom } from "../features/standards/StandardRoom";
import { Mark } from "./Mark";
import { Palette } from "./Palette";
import styles from "./app.module.css";
import { attempt, flushAll, travel } from "./data";
import { dismissAll, notify } from "./notices";

interface Room {
  path: string;
  label: string;
  Icon: LucideIcon;
  count?: number;
}

function RailLink({ room }: { room: Room }) {
  const [location] = useLocation();
  const here = location === room.path || location.startsWith(`${room.path}/`);
  return (
    <li>
      <Link href={room.path} className={styles.railLink} aria-current={here ? "page" : undefined}>
        <room.Icon size={16} aria-hidden />
        <span>{room.label}</span>
        {room.count ? <span className={styles.count}>{room.count.toLocaleString("en-GB")}</span> : null}
      </Link>
    </li>
  );
}

async function leave(): Promise<void> {
  await flushAll();
  await attempt(commands.signOut);
  dismissAll();
}

function Me({ name, role }: { name: string; role: string }) {
  const { t } = useTranslation();
  return (
    <div className={styles.me}>
      <span>
        <strong dir="auto">{name}</strong>
        <br />
        {role}
      </span>
      <Button look="quiet" icon aria-label={t("people.signOut")} onPress={() => void leave()}>
        <LogOut size={16} aria-hidden />
      </Button>
    </div>
  );
}

function Group({ title, rooms }: { title: string; rooms: Room[] }) {
  return (
    <>
      {title ? <h2 className={styles.group}>{title}</h2> : null}
      <ul>
        {rooms.map((room) => (
          <RailLink key={room.path} room={room} />
        ))}
      </ul>
    </>
  );
}

function useShortcuts(open: () => void): void {
  const { t } = useTranslation();
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const key = event.key.toLowerCase();
      if (!(event.ctrlKey || event.metaKey)) {
        return;
      }
      if (key === "k") {
        event.preventDefault();
        open();
      } else if (key === "z" || key === "y") {
        event.preventDefault();
        const forward = key === "y" || event.shiftKey;
        void travel(forward ? "redo" : "undo").then((what) => {
          if (what) {
            notify("information", forward ? t("redone", { what }) : t("undone", { what }));
          } else if (what === null) {
            notify("information", forward ? t("nothingToRedo") : t("nothingToUndo"));
          }
        });
      }
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, [open, t]);
}

export function Frame({ workspace, session }: { workspace: WorkspaceOverview; session: Session | undefined }) {
  const { t } = useTranslation();
  const [finding, setFinding] = useState(false);
  useShortcuts(() => setFinding(true));
  const design: Room[] = [
    { path: "/programmes", label: t("rooms.programmes"), Icon: Layers, count: workspace.programmes },
    { path: "/frameworks", label: t("rooms.frameworks"), Icon: Network, count: workspace.frameworks },
    { path: "/rubrics", label: t("rooms.rubrics"), Icon: Table2, count: workspace.rubrics },
    { path: "/assessment-standards", label: t("rooms.assessmentStandards"), Icon: Ruler },
  ];
  const review: Room[] = [
    { path: "/scoring", label: t("rooms.scoring"), Icon: ClipboardPen },
    { path: "/panels", label: t("rooms.panels"), Icon: Crosshair },
    { path: "/standards", label: t("rooms.standards"), Icon: Scale },
    { path: "/audits", label: t("rooms.audits"), Icon: ClipboardCheck, count: workspace.openAudits },
  ];
  const issue: Room[] = [
    { path: "/cohorts", label: t("rooms.cohorts"), Icon: Users, count: workspace.cohorts },
    { path: "/awards", label: t("rooms.awards"), Icon: Gavel },
    { path: "/templates", label: t("rooms.templates"), Icon: LayoutTemplate },
    { path: "/certificates", label: t("rooms.certificates"), Icon: Award },
    { path: "/register", label: t("rooms.register"), Icon: BookOpen, count: workspace.certificates },
  ];
  const foot: Room[] = [
    { path: "/reports", label: t("rooms.reports"), Icon: FileText },
    { path: "/settings", label: t("rooms.settings"), Icon: SettingsIcon },
    { path: "/help", label: t("rooms.help"), Icon: CircleHelp },
  ];
  return (
    <div className={styles.frame}>
      <nav className={styles.rail} aria-label={t("rooms.label")}>
        <div className={styles.brand}>
          <Mark />
          <span>Credwright</span>
        </div>
        <div className={styles.rooms}>
          <Group title={t("rooms.design")} rooms={design} />
          <Group title={t("rooms.review")} rooms={review} />
          <Group title={t("rooms.issue")} rooms={issue} />
        </div>
        <Group title="" rooms={foot} />
        {session?.person ? <Me name={session.person.name} role={t(`roles.${session.person.role}`)} /> : null}
      </nav>
      <div className={styles.desk}>
        <Button look="plain" onPress={() => setFinding(true)}>
          <Search size={16} aria-hidden />
          <span className={styles.findWords}>{t("find.label")}</span>
          <Key>Ctrl K</Key>
        </Button>
        {workspace.mended.length > 0 ? <Notice tone="information">{workspace.mended.join(" ")}</Notice> : null}
        <Switch>
          <Route path="/programmes/:id?/:tab?/:item?">{(p) => <ProgrammeRoom id={p.id} tab={p.tab} item={p.item} />}</Route>
          <Route path="/frameworks/:id?">{(p) => <FrameworkRoom id={p.id && decodeURIComponent(p.id)} />}</Route>
          <Route path="/rubrics/:id?">{(p) => <RubricRoom id={p.id} />}</Route>
          <Route path="/assessment-standards/:id?">{(p) => <AssessmentStandardRoom id={p.id} />}</Route>
          <Route path="/scoring/:cohort?/:assessment?/:attempt?/:tab?">
            {(p) => <ScoringRoom cohort={p.cohort} assessment={p.assessment} attempt={p.attempt} tab={p.tab} />}
          </Route>
          <Route path="/panels/:id?">{(p) => <PanelRoom id={p.id} />}</Route>
          <Route path="/awards/:id?">{(p) => <AwardRoom id={p.id} />}</Route>
          <Route path="/standards">
            <StandardRoom />
          </Route>
          <Route path="/audits/:id?/:clause?">{(p) => <AuditRoom id={p.id} clause={p.clause} />}</Route>
          <Route path="/cohorts/:id?">{(p) => <CohortRoom id={p.id} />}</Route>
          <Route path="/templates/:id?">{(p) => <TemplateRoom id={p.id} />}</Route>
          <Route path="/certificates/:id?">{(p) => <PressRoom id={p.id} />}</Route>
          <Route path="/stock">
            <StockRoom />
          </Route>
          <Route path="/renewals">
            <RenewalRoom />
          </Route>
          <Route path="/register/:serial?">{(p) => <RegisterRoom serial={p.serial} />}</Route>
          <Route path="/reports">
            <ReportRoom />
          </Route>
          <Route path="/settings/:tab?">{(p) => <SettingsRoom workspace={workspace} tab={p.tab} />}</Route>
          <Route path="/help">
            <HelpRoom />
          </Route>
          <Route>
            <Redirect to="/programmes" />
          </Route>
        </Switch>
      </div>
      <Palette isOpen={finding} onClose={() => setFinding(false)} />
    </div>
  );
}

/** The line above a room: where one is, and what can be done. */
export function TopBar({ path, children }: { path: string[]; children?: ReactNode }) {
  const { t } = useTranslation();
  return (
    <header className={styles.top}>
      <p className={styles.crumbs} aria-label={t("whereYouAre")}>
        {path.map((part, place) => (
          <span key={part} data-last={place === path.length - 1 || undefined}>
            {part}
          </span>
        ))}
      </p>
      <div className={styles.topActions}>{children}</div>
    </header>
  );
}
