// What changed in the workspace, and which screens show it.
import type { Query, QueryClient, QueryKey } from "@tanstack/react-query";

import type { Changed as Change, RecordKind, WorkspaceChanged } from "../bindings";
import { isBusy, missed } from "./drafts/registry";
import type { KeyName } from "./keys";

export type { Change };

/** The beginning of a key; everything that begins so shows the record. */
type Prefix = readonly [KeyName, ...string[]];

/** A key with as much of an identity as is known. */
const at = (name: KeyName, ...parts: (string | undefined)[]): Prefix => {
  const known = parts.findIndex((part) => part === undefined || part === "");
  return [name, ...(known === -1 ? parts : parts.slice(0, known))] as unknown as Prefix;
};

/** Identities of learners and awards begin with their cohort, those of marks with their marking. */
const cohortOf = (id: string) => id.split("/")[0];
const MARKERS: Record<string, string> = { 1: "first", 2: "second", 3: "agreed" };

/** Which keys show a record of each kind. */
const SHOWN: Record<RecordKind, (id: string) => Prefix[]> = {
  institution: () => [at("institution"), at("workspace"), at("audits"), at("audit"), at("auditsOf"), at("plan"), at("preview"), at("templateTrial"), at("templateThumbnail"), at("versions", "institution")],
  framework: () => [at("frameworks"), at("competencies"), at("programme"), at("workspace"), at("found")],
  competency: () => [at("frameworks"), at("competencies"), at("programme"), at("found")],
  // Lists and views name the programmes they belong to, and its versions name each other.
  programme: (id) => [
    at("programmes"),
    at("programme"),
    at("workspace"),
    at("audits"),
    at("audit"),
    at("auditsOf"),
    at("earlierAudit"),
    at("cohorts"),
    at("cohort"),
    at("rubric"),
    at("assessmentStandard"),
    at("assessmentStandards"),
    at("markings"),
    at("marking"),
    at("moderation"),
    at("quality"),
    at("rubricMove"),
    at("awards"),
    at("award"),
    at("panels"),
    at("panel"),
    at("plan"),
    at("preview"),
    at("templateTrial"),
    at("templateThumbnail"),
    at("expiring"),
    at("found"),
    at("versions", "programme", id),
  ],
  rubric: (id) => [
    at("rubrics"),
    at("rubric"),
    at("workspace"),
    at("programme"),
    at("marking"),
    at("markings"),
    at("moderation"),
    at("quality"),
    at("rubricMove"),
    at("awards"),
    at("award"),
    at("found"),
    at("versions", "rubric", id),
  ],
  audit: (id) => [at("audits"), at("auditsOf"), at("audit", id), at("earlierAudit", id), at("workspace"), at("programme"), at("programmes"), at("versions", "audit", id)],
  cohort: (id) => [at("cohorts"), at("cohort", id), at("learners", id), at("workspace"), at("awards", id), at("markings", id), at("plan", id), at("preview", id), at("expiring"), at("panel"), at("templateTrial"), at("templateThumbnail"), at("found"), at("versions", "cohort", id)],
  learner: (id) => [
    at("learners", cohortOf(id)),
    at("learnerCard", cohortOf(id)),
    at("learnerCheck", cohortOf(id)),
    at("cohorts"),
    at("cohort", cohortOf(id)),
    at("awards", cohortOf(id)),
    at("marking", cohortOf(id)),
    at("markings", cohortOf(id)),
    at("moderation", cohortOf(id)),
    at("quality", cohortOf(id)),
    at("rubricMove", cohortOf(id)),
    at("award", cohortOf(id)),
    at("plan", cohortOf(id)),
    at("preview", cohortOf(id)),
    at("templateTrial"),
    at("templateThumbnail"),
    at("found"),
    at("versions", "learner", id),
  ],
  printRun: () => [at("unfinishedRuns")],
  pressRun: () => [at("unfinishedRuns"), at("plan")],
  certificate: (id) => [
    at("register"),
    at("signing"),
    at("certificate", id),
    at("certificatePage", id),
    at("learnerCard"),
    at("awards"),
    at("workspace"),
    at("plan"),
    at("expiring"),
    at("unfinishedRuns"),
    at("voidSerials"),
    at("found"),
    at("versions", "certificate", id),
  ],
  voidSerial: () => [at("voidSerials"), at("paperStocks"), at("plan")],
  paperStock: () => [at("paperStocks")],
  counter: () => [at("plan"), at("preview")],
  profile: () => [at("people"), at("session")],
  assessmentStandard: (id) => [at("assessmentStandards"), at("assessmentStandard"), at("programme"), at("awards"), at("award"), at("marking"), at("markings"), at("moderation"), at("quality"), at("versions", "assessmentStandard", id)],
  marking: (id) => {
    const [cohort, assessment, attempt] = id.split("/");
    return [at("marking", cohort, assessment, attempt), at("markings", cohort), at("moderation", cohort, assessment, attempt), at("quality", cohort, assessment, attempt), at("awards", cohort), at("award", cohort), at("rubricMove", cohort, assessment, attempt)];
  },
  score: (id) => {
    const [cohort, assessment, attempt, marker] = id.split("/");
    return [
      at("marking", cohort, assessment, attempt, MARKERS[marker ?? ""]),
      at("markings", cohort),
      at("moderation", cohort, assessment, attempt),
      at("quality", cohort, assessment, attempt),
      at("rubricMove", cohort, assessment, attempt),
      at("awards", cohort),
      at("award", cohort),
      at("learnerCard", cohort),
      at("panel"),
    ];
  },
  award: (id) => [at("awards", cohortOf(id)), at("award", cohortOf(id)), at("learners", cohortOf(id)), at("learnerCard", cohortOf(id)), at("cohorts"), at("cohort", cohortOf(id)), at("plan", cohortOf(id))],
  panel: (id) => [at("panels"), at("panel", id)],
  phrases: () => [at("phrases")],
  certificateTemplate: (id) => [at("templates"), at("template", id), at("templateThumbnail", id), at("preview"), at("versions", "certificateTemplate", id)],
  font: () => [at("ownFonts"), at("designKit"), at("templates"), at("templateThumbnail"), at("templateTrial"), at("preview")],
  settings: () => [at("backups"), at("session"), at("signing"), at("plan"), at("recognisedList")],
  signingKey: () => [at("signing"), at("plan")],
  credentialShape: () => [],
  knownFile: () => [at("knownFiles"), at("knownIssuers")],
  recognisedIssuer: () => [at("recognisedList"), at("recognisedIssuers")],
  // Kept for the way back only: no screen shows it.
  handover: () => [],
};

/** The beginnings of all keys that show a record. */
export function shownIn({ kind, id }: Change): Prefix[] {
  return SHOWN[kind](id);
}

const begins = (key: QueryKey, prefix: readonly string[]) => prefix.every((part, n) => key[n] === part);

/** Told when nothing was saved but something is new all the same: who is signed in, whether keys are unlocked, a backup. */
const BESIDE_RECORDS: Prefix[] = [["session"], ["workspace"], ["backups"], ["signing"], ["plan"]];

const nameOf = ({ kind, id }: Change) => `${kind} ${id}`;

/** What a screen has written itself and shows already, until the shell has told of it. */
const own = new Map<string, Set<string>>();

/** How long the shell may take to tell of a save that was answered. */
const PATIENCE = 2_000;

/** A screen writes these; it will not fetch them again. Answers with what takes that back. */
export function expectOwn(hash: string, changes: Change[]): { withdraw: () => void; answered: () => void } {
  const mine = own.get(hash) ?? new Set<string>();
  own.set(hash, mine);
  const names = changes.map(nameOf);
  for (const name of names) {
    mine.add(name);
  }
  const withdraw = () => {
    for (const name of names) {
      mine.delete(name);
    }
  };
  return { withdraw, answered: () => void window.setTimeout(withdraw, PATIENCE) };
}

/** Whatever comes next is not what a screen wrote itself, such as an undo. */
export function expectNothing(): void {
  own.clear();
}

/** Has the screens fetch again what changed, and nothing else. */
export function changed(client: QueryClient, { changes: told }: WorkspaceChanged): void {
  const changes = told.map((change) => ({ name: nameOf(change), prefixes: shownIn(change) }));
  const beside = changes.length === 0 ? BESIDE_RECORDS : [];
  const isStale = (query: Query): boolean => {
    const shown = changes.filter(({ prefixes }) => prefixes.some((prefix) => begins(query.queryKey, prefix)));
    const mine = own.get(query.queryHash);
    const news = shown.filter(({ name }) => !mine?.has(name));
    if (news.length === 0 && !beside.some((prefix) => begins(query.queryKey, prefix))) {
      return false;
    }
    if (isBusy(query.queryHash)) {
      // Somebody is typing there: it is fetched once that is written.
      missed(query.queryHash);
      return false;
    }
    return true;
  };
  void client.invalidateQueries({ predicate: isStale });
  for (const { name } of changes) {
    for (const mine of own.values()) {
      mine.delete(name);
    }
  }
}
