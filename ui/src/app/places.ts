// Where things are: addresses that findings, blockers and search lead to.
import type { ProgrammeField } from "../bindings";
import type { Message } from "./words";

/** Fields that do not stand on the first page of a programme. */
const TAB_OF: Partial<Record<ProgrammeField, string>> = { outcomes: "outcomes", assessments: "assessment", partners: "partners" };

/** The very field of a programme, or the thing in a list of it. */
export function placeOfField(programme: string, field: ProgrammeField, item: string | null): string {
  return `/programmes/${programme}/${TAB_OF[field] ?? "overview"}/${item ?? field}`;
}

/** What a blocker is about, where its words do not say it. */
interface About {
  programme: string;
  cohort: string;
  /** Where an assessment of the cohort is scored, by its title. */
  scoring?: (title: string) => string | undefined;
}

const SCORING_TABS: Record<string, string | undefined> = {
  "awards-blocked-notScored": "marks",
  "awards-blocked-markingOpen": "marks",
  "awards-blocked-noSample": "second",
  "awards-blocked-secondOpen": "second",
  "awards-blocked-differences": "moderation",
};

/** Where what stands in the way is mended; nothing where no place mends it. */
export function placeOfBlocker({ code, args }: Message, { programme, cohort, scoring }: About): string | null {
  const tab = SCORING_TABS[code];
  if (tab) {
    return `${scoring?.(String(args.title)) ?? `/scoring/${cohort}`}${scoring?.(String(args.title)) ? `/${tab}` : ""}`;
  }
  switch (code) {
    case "press-blocked-setUp":
      return "/settings/institution";
    case "press-blocked-state":
      return `/programmes/${programme}`;
    case "press-blocked-accreditation":
      return `/programmes/${programme}/overview/accreditedUntil`;
    case "awards-blocked-noStandard":
    case "awards-blocked-noStandardHere":
      return `/programmes/${programme}/assessment/assessmentStandard`;
    case "awards-blocked-notFinished":
      return "/assessment-standards";
    default:
      return code.startsWith("awards-plan-") ? `/programmes/${programme}/assessment` : null;
  }
}
