// What is typed of a learner, and what is said of it.
import type { Learner, LearnerCard, LearnerEntry, LearnerNotice } from "../../bindings";

/** A field that something is said of. */
export type LearnerField = keyof LearnerEntry;

export const EMPTY: LearnerEntry = { number: "", name: "", latinName: "", email: "", result: "pending", grade: "", completedOn: null };

/** The fields in the order in which they stand. */
export const FIELDS: readonly LearnerField[] = ["name", "latinName", "number", "email", "result", "grade", "completedOn"];

export function entryOf({ number, name, latinName, email, result, grade, completedOn }: Learner): LearnerEntry {
  return { number, name, latinName, email, result, grade, completedOn };
}

/** Whether an entry says what another says already. */
export function isSame(one: LearnerEntry, other: LearnerEntry): boolean {
  return (Object.keys(EMPTY) as (keyof LearnerEntry)[]).every((part) => one[part] === other[part]);
}

/** What is said of a field: the first that stops, else the first to be looked at. */
export function noticeOf(notices: readonly LearnerNotice[], field: LearnerField): LearnerNotice | undefined {
  const here = notices.filter((notice) => notice.field === field);
  return here.find(({ stops }) => stops) ?? here[0];
}

export type Held = LearnerCard["certificates"][number];

/** A text as it is printed, whatever spaces stand around it. */
const printed = (text: string) => text.normalize("NFC").trim().replaceAll(/\s+/g, " ");

/** Certificates in force that say something else than the learner would once this is saved. */
export function staying(held: readonly Held[], entry: LearnerEntry, stored: LearnerEntry): { name: Held[]; grade: Held[] } {
  const inForce = held.filter(({ standing }) => standing.kind === "valid" || standing.kind === "suspended");
  const otherName = ({ name }: Held) => printed(name) !== printed(entry.name);
  // How a grade is printed is the template's matter: only one that is changed here is compared.
  const otherGrade = ({ grade }: Held) => entry.grade !== stored.grade && printed(grade) !== printed(entry.grade);
  return { name: inForce.filter(otherName), grade: inForce.filter((one) => !otherName(one) && otherGrade(one)) };
}
