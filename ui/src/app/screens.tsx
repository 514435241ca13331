// What each room shows. Its code is loaded when it is opened.
import { lazy } from "react";
import type { ComponentType, LazyExoticComponent, ReactNode } from "react";

import type { WorkspaceOverview } from "../bindings";
import type { RoomId } from "./rooms";

function screen<P>(load: () => Promise<ComponentType<P>>): LazyExoticComponent<ComponentType<P>> {
  return lazy(async () => ({ default: await load() }));
}

const ProgrammeRoom = screen(async () => (await import("../features/programmes/ProgrammeRoom")).ProgrammeRoom);
const FrameworkRoom = screen(async () => (await import("../features/programmes/frameworks/FrameworkRoom")).FrameworkRoom);
const RubricRoom = screen(async () => (await import("../features/assessment/rubrics/RubricRoom")).RubricRoom);
const AssessmentStandardRoom = screen(async () => (await import("../features/assessment/assessment_standards/AssessmentStandardRoom")).AssessmentStandardRoom);
const ScoringRoom = screen(async () => (await import("../features/assessment/scoring/ScoringRoom")).ScoringRoom);
const PanelRoom = screen(async () => (await import("../features/assessment/panels/PanelRoom")).PanelRoom);
const StandardRoom = screen(async () => (await import("../features/quality/standards/StandardRoom")).StandardRoom);
const AuditRoom = screen(async () => (await import("../features/quality/audits/AuditRoom")).AuditRoom);
const CohortRoom = screen(async () => (await import("../features/cohorts/CohortRoom")).CohortRoom);
const AwardRoom = screen(async () => (await import("../features/awards/AwardRoom")).AwardRoom);
const TemplateRoom = screen(async () => (await import("../features/certificates/templates/TemplateRoom")).TemplateRoom);
const PressRoom = screen(async () => (await import("../features/certificates/press/PressRoom")).PressRoom);
const RegisterRoom = screen(async () => (await import("../features/certificates/register/RegisterRoom")).RegisterRoom);
const VerifyRoom = screen(async () => (await import("../features/credentials/verify/VerifyRoom")).VerifyRoom);
const IssuerRoom = screen(async () => (await import("../features/credentials/issuers/IssuerRoom")).IssuerRoom);
const KeyRoom = screen(async () => (await import("../features/credentials/keys/KeyRoom")).KeyRoom);
const StockRoom = screen(async () => (await import("../features/certificates/stock/StockRoom")).StockRoom);
const RenewalRoom = screen(async () => (await import("../features/certificates/renewals/RenewalRoom")).RenewalRoom);
const ReportRoom = screen(async () => (await import("../features/certificates/reports/ReportRoom")).ReportRoom);
const SettingsRoom = screen(async () => (await import("../features/workspace/settings/SettingsRoom")).SettingsRoom);
const HelpRoom = screen(async () => (await import("../features/workspace/help/HelpRoom")).HelpRoom);

/** Asked for before anything is shown of a workspace in which people have profiles. */
export const SignIn = screen(async () => (await import("../features/people/SignIn")).SignIn);

/** What the address says of a room, part by part. */
export type Parts = Record<string, string | undefined>;

/** Draws a room from its address. */
export const SCREENS: Record<RoomId, (parts: Parts, workspace: WorkspaceOverview) => ReactNode> = {
  programmes: ({ id, tab, item }) => <ProgrammeRoom id={id} tab={tab} item={item} />,
  frameworks: ({ id }) => <FrameworkRoom id={id && decodeURIComponent(id)} />,
  rubrics: ({ id }) => <RubricRoom id={id} />,
  assessmentStandards: ({ id }) => <AssessmentStandardRoom id={id} />,
  scoring: ({ cohort, assessment, attempt, tab }) => <ScoringRoom cohort={cohort} assessment={assessment} attempt={attempt} tab={tab} />,
  panels: ({ id }) => <PanelRoom id={id} />,
  standards: () => <StandardRoom />,
  audits: ({ id, clause }) => <AuditRoom id={id} clause={clause} />,
  cohorts: ({ id }) => <CohortRoom id={id} />,
  awards: ({ id }) => <AwardRoom id={id} />,
  templates: ({ id }) => <TemplateRoom id={id} />,
  certificates: ({ id }) => <PressRoom id={id} />,
  register: ({ serial }) => <RegisterRoom serial={serial} />,
  verify: () => <VerifyRoom />,
  issuers: ({ tab }) => <IssuerRoom tab={tab} />,
  keys: () => <KeyRoom />,
  stock: () => <StockRoom />,
  renewals: () => <RenewalRoom />,
  reports: () => <ReportRoom />,
  settings: ({ tab }, workspace) => <SettingsRoom workspace={workspace} tab={tab} />,
  help: () => <HelpRoom />,
};
