import { QueryClient, QueryObserver, hashKey } from "@tanstack/react-query";
import { beforeEach, expect, test, vi } from "vitest";

import type { MarkingOf, RecordKind } from "../bindings";
import { changed, expectNothing, expectOwn, shownIn } from "./changes";
import type { Change } from "./changes";
import type { Way } from "./drafts/desk";
import { deskOf } from "./drafts/registry";
import { keys } from "./keys";

const of: MarkingOf = { cohort: "c1", assessment: "a1", attempt: 1 };
const other: MarkingOf = { cohort: "c2", assessment: "a1", attempt: 1 };

const SCREENS = {
  workspace: keys.workspace(),
  session: keys.session(),
  programmes: keys.programmes(""),
  programme: keys.programme("p1"),
  phrases: keys.phrases(),
  cohorts: keys.cohorts(""),
  cohort: keys.cohort("c1"),
  people: keys.people(),
  markings: keys.markings("c1"),
  marking: keys.marking(of, "first"),
  second: keys.marking(of, "second"),
  otherMarking: keys.marking(other, "first"),
  moderation: keys.moderation(of),
  awards: keys.awards("c1"),
  otherAwards: keys.awards("c2"),
  register: keys.register(""),
  rubric: keys.rubric("r1"),
  audit: keys.audit("x1"),
  award: keys.award("c1", "l1"),
  thumbnail: keys.templateThumbnail("t1"),
};
type Screen = keyof typeof SCREENS;

/** A window in which all these screens are open, and what each fetched since. */
function open() {
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity, retry: false } } });
  const fetched: Screen[] = [];
  for (const [name, key] of Object.entries(SCREENS)) {
    client.setQueryData(key, 0);
    new QueryObserver(client, { queryKey: key, queryFn: () => fetched.push(name as Screen) }).subscribe(() => {});
  }
  const tell = async (changes: Change[]) => {
    fetched.length = 0;
    changed(client, { changes });
    await vi.advanceTimersByTimeAsync(1);
    return fetched.toSorted();
  };
  return { client, tell };
}

const score: Change = { kind: "score", id: "c1/a1/1/1/l1" };
const hash = hashKey(SCREENS.marking);

beforeEach(() => {
  vi.useFakeTimers();
  expectNothing();
});

test("after a mark nothing is fetched but what shows that mark", async () => {
  const { tell } = open();
  expect(await tell([score])).toEqual(["award", "awards", "marking", "markings", "moderation"]);
});

test("the view it was written from is not fetched, and only that once", async () => {
  const { tell } = open();
  expectOwn(hash, [score]);
  expect(await tell([score])).toEqual(["award", "awards", "markings", "moderation"]);
  expect(await tell([score])).toContain("marking");
});

test("more than was written has the view fetched", async () => {
  const { tell } = open();
  expectOwn(hash, [score]);
  expect(await tell([score, { kind: "score", id: "c1/a1/1/1/l2" }])).toContain("marking");
  expectOwn(hash, [score]);
  expect(await tell([score, { kind: "marking", id: "c1/a1/1" }])).toContain("marking");
});

test("a save that failed, an undo, and a word that never came leave nothing unfetched", async () => {
  const { tell } = open();
  expectOwn(hash, [score]).withdraw();
  expect(await tell([score])).toContain("marking");
  expectOwn(hash, [score]);
  expectNothing();
  expect(await tell([score])).toContain("marking");
  expectOwn(hash, [score]).answered();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(await tell([score])).toContain("marking");
});

test("without an identity all of the kind is meant", async () => {
  const { tell } = open();
  expect(await tell([{ kind: "score", id: "" }])).toEqual(["award", "awards", "marking", "markings", "moderation", "otherAwards", "otherMarking", "second"]);
  expect(await tell([{ kind: "certificate", id: "" }])).toEqual(["awards", "otherAwards", "register", "workspace"]);
});

test("a change of no record, such as signing out, has the session fetched", async () => {
  const { tell } = open();
  expect(await tell([])).toEqual(["session", "workspace"]);
});

test("a screen somebody types on is fetched once that is written", async () => {
  const { client, tell } = open();
  const done = vi.fn<(fetch: boolean) => void>();
  const way: Way<string> = {
    idOf: () => "one",
    nameOf: () => "",
    save: async (items) => items.map(({ saved }) => saved),
    show: () => {},
    place: (view) => view,
    isAlone: () => true,
    expect: () => ({ withdraw: () => {}, answered: () => {} }),
    choose: async () => "mine",
    done,
    changed: () => {},
  };
  deskOf(hashKey(SCREENS.rubric), way).edit({ revision: 1, value: "b" }, { revision: 1, value: "a" });
  expect(await tell([{ kind: "rubric", id: "r1" }])).toEqual(["award", "awards", "marking", "markings", "moderation", "otherAwards", "otherMarking", "programme", "second", "workspace"]);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(done).toHaveBeenCalledExactlyOnceWith(true);
  client.clear();
});

test("what is worked out from a record is fetched with it", async () => {
  const { tell } = open();
  // An audit holds the institution to its checks, moderation names learners and criteria, and an
  // explanation is worked out from the programme, its standard, rubrics and marks.
  const fetched = async (kind: RecordKind, id: string) => tell([{ kind, id }]);
  expect(await fetched("institution", "institution")).toEqual(expect.arrayContaining(["audit", "thumbnail"]));
  expect(await fetched("learner", "c1/l1")).toEqual(expect.arrayContaining(["award", "moderation"]));
  expect(await fetched("programme", "p1")).toEqual(expect.arrayContaining(["award", "moderation", "thumbnail"]));
  expect(await fetched("rubric", "r1")).toEqual(expect.arrayContaining(["award", "awards", "moderation"]));
  expect(await fetched("assessmentStandard", "s1")).toContain("award");
  expect(await fetched("marking", "c1/a1/1")).toContain("award");
});

test("each kind but what is kept for the way back is shown somewhere, under keys there are", () => {
  const kinds: RecordKind[] = [
    "institution", "framework", "competency", "programme", "rubric", "audit", "cohort", "learner", "printRun", "pressRun", "certificate", "voidSerial", "paperStock", "counter", "profile", "assessmentStandard", "marking", "score", "award", "panel", "phrases", "certificateTemplate", "font", "settings",
  ];
  for (const kind of kinds) {
    const prefixes = shownIn({ kind, id: "x/y/1/1/z" });
    expect(prefixes.length, kind).toBeGreaterThan(0);
    expect(prefixes.every(([name]) => name in keys), kind).toBe(true);
  }
});
