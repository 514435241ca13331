// The rooms of the program. `rooms.json` is the one list; window tests read it too.
import {
  Award,
  BookOpen,
  CalendarClock,
  CircleHelp,
  ClipboardCheck,
  ClipboardPen,
  Crosshair,
  FileText,
  Gavel,
  Hash,
  KeyRound,
  Layers,
  LayoutTemplate,
  Network,
  Ruler,
  Scale,
  Settings,
  ShieldCheck,
  Stamp,
  Table2,
  Users,
} from "lucide-react";
import type { LucideIcon } from "lucide-react";

import table from "../../rooms.json";
import type { WorkspaceOverview } from "../bindings";

const ICONS = {
  programmes: Layers,
  frameworks: Network,
  rubrics: Table2,
  assessmentStandards: Ruler,
  scoring: ClipboardPen,
  panels: Crosshair,
  standards: Scale,
  audits: ClipboardCheck,
  cohorts: Users,
  awards: Gavel,
  templates: LayoutTemplate,
  certificates: Award,
  register: BookOpen,
  verify: ShieldCheck,
  issuers: Stamp,
  keys: KeyRound,
  stock: Hash,
  renewals: CalendarClock,
  reports: FileText,
  settings: Settings,
  help: CircleHelp,
} satisfies Record<string, LucideIcon>;

/** A room's name in code. Its label is `rooms.ID`. */
export type RoomId = keyof typeof ICONS;

/** Where a room stands in the rail; `none` is reached from another room. */
export type RoomGroup = "design" | "review" | "issue" | "foot" | "none";

/** What an overview of the workspace counts. */
type CountKey = { [K in keyof WorkspaceOverview]: WorkspaceOverview[K] extends number ? K : never }[keyof WorkspaceOverview];

/** Steps of the main job, as the help page calls them. */
export type HelpStep =
  | "institution"
  | "framework"
  | "programme"
  | "rubric"
  | "assessmentStandard"
  | "audit"
  | "roster"
  | "scoring"
  | "awards"
  | "templates"
  | "keys"
  | "print"
  | "register"
  | "verify";

export interface Room {
  id: RoomId;
  /** Where it is. */
  path: string;
  /** Where it and what it shows are, as a pattern. */
  route: string;
  group: RoomGroup;
  Icon: LucideIcon;
  /** The keys that go there, such as `Ctrl+1`. */
  shortcut: string | null;
  /** The step of the main job that is done here. */
  help: HelpStep | null;
  /** The number that stands beside it. */
  count: CountKey | null;
}

export const ROOMS: readonly Room[] = table.map((row) => ({ ...(row as Omit<Room, "Icon">), Icon: ICONS[row.id as RoomId] }));

/** Rooms of a group, in their order. */
export function roomsOf(group: RoomGroup): Room[] {
  return ROOMS.filter((room) => room.group === group);
}

/** The room a step of the main job is done in. */
export function roomOfStep(step: HelpStep): Room | undefined {
  return ROOMS.find((room) => room.help === step);
}
