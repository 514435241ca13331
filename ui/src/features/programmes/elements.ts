// Which field of a programme an element of the European standard is about.
import { placeOfField } from "../../app/places";
import type { ElementCheck, ProgrammeField } from "../../bindings";

const FIELD_OF: Record<string, ProgrammeField | undefined> = {
  "european-e2-name": "title",
  "european-e3-name": "country",
  "european-e4-name": "awardingBody",
  "european-e6-name": "outcomes",
  "european-e7-name": "workload",
  "european-e8-name": "level",
  "european-e9-name": "assessments",
  "european-e10-name": "participation",
  "european-e11-name": "qualityAssurance",
  "european-e12-name": "prerequisites",
  "european-e13-name": "supervision",
  "european-e15-name": "stackability",
};

/** What is missing of the institution is mended in Settings. */
const IN_SETTINGS = "checks-issuerMissing";

/** Where an element is mended: what its check points to, else its own field. */
export function placeOfElement(programme: string, { title, result }: ElementCheck): string | null {
  if (result.message.code === IN_SETTINGS) {
    return "/settings/institution";
  }
  const [pointer] = result.pointers;
  const field = pointer?.field ?? FIELD_OF[title.code];
  return field === undefined ? null : placeOfField(programme, field, pointer?.itemId ?? null);
}
