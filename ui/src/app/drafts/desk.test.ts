import { beforeEach, expect, test, vi } from "vitest";

import type { CommandError, Saved } from "../../bindings";
import type { Choice } from "./conflicts";
import { Desk, PAUSE } from "./desk";
import type { Way } from "./desk";

interface Mark {
  who: string;
  points: string;
}

const mark = (who: string, points: string, revision = 1): Saved<Mark> => ({ revision, value: { who, points } });
const refusal = (message: string): CommandError => ({ kind: "refused", message: { code: "verbatim", args: { text: message } }, damage: null, stored: null });
const stale = (theirs: Saved<Mark>): CommandError => ({ kind: "conflict", message: { code: "verbatim", args: { text: "stale" } }, damage: null, stored: { revision: theirs.revision, json: JSON.stringify(theirs.value) } });

/** A store of marks that may refuse, be slow, or have been written by somebody else. */
function world() {
  const stored = new Map<string, Saved<Mark>>();
  const screen = new Map<string, Saved<Mark>>();
  const rules = { refuse: (() => "") as (mark: Mark) => string, slow: false, broken: "", alone: true };
  const saves: string[][] = [];
  const gates: (() => void)[] = [];
  const asked: { mine: string; theirs: string; answer: (choice: Choice) => void }[] = [];
  const done: boolean[] = [];
  const way: Way<Mark> = {
    idOf: (m) => m.who,
    nameOf: (m) => m.who,
    save: async (items) => {
      saves.push(items.map(({ saved }) => `${saved.value.who}${saved.value.points}@${saved.revision}`));
      if (rules.slow) {
        await new Promise<void>((go) => gates.push(go));
      }
      if (rules.broken) {
        throw new Error(rules.broken);
      }
      for (const { saved } of items) {
        const here = stored.get(saved.value.who);
        if (here && here.revision !== saved.revision) {
          throw stale(here);
        }
        const reason = rules.refuse(saved.value);
        if (reason) {
          throw refusal(reason);
        }
      }
      return items.map(({ saved }) => {
        const next = { revision: saved.revision + 1, value: saved.value };
        stored.set(saved.value.who, next);
        return next;
      });
    },
    show: (items) => items.forEach((item) => screen.set(item.value.who, item)),
    place: (view, items) => [...(view as Saved<Mark>[]).filter((x) => !items.some((y) => y.value.who === x.value.who)), ...items],
    isAlone: () => rules.alone,
    expect: () => ({ withdraw: () => {}, answered: () => {} }),
    choose: (versions) => new Promise((answer) => asked.push({ ...versions, answer })),
    done: (fetch) => done.push(fetch),
    changed: () => {},
  };
  const desk = new Desk(way);
  const type = (who: string, points: string) => {
    const before = screen.get(who) ?? stored.get(who) ?? mark(who, "");
    desk.edit({ revision: before.revision, value: { who, points } }, before);
  };
  return { stored, screen, rules, saves, gates, asked, done, desk, type };
}

const pause = () => vi.advanceTimersByTimeAsync(PAUSE + 10);
const soon = () => vi.advanceTimersByTimeAsync(1);

beforeEach(() => void vi.useFakeTimers());

test("clean, waiting, saving, clean", async () => {
  const { desk, type, rules, gates, stored, done } = world();
  expect(desk.stateOf("ada").state).toBe("clean");
  rules.slow = true;
  type("ada", "3");
  expect(desk.stateOf("ada").state).toBe("waiting");
  await pause();
  expect(desk.stateOf("ada").state).toBe("saving");
  gates.shift()?.();
  await soon();
  expect(desk.stateOf("ada").state).toBe("clean");
  expect(stored.get("ada")?.value.points).toBe("3");
  expect(done).toEqual([false]);
});

test("what is typed while it is saved keeps its words and takes the revision", async () => {
  const { desk, type, rules, gates, stored, screen, saves } = world();
  rules.slow = true;
  type("ada", "3");
  await pause();
  type("ada", "34");
  gates.shift()?.();
  await soon();
  expect(screen.get("ada")).toEqual(mark("ada", "34", 2));
  await pause();
  gates.shift()?.();
  await soon();
  expect(stored.get("ada")?.value.points).toBe("34");
  expect(saves).toEqual([["ada3@1"], ["ada34@2"]]);
  expect(desk.isEmpty()).toBe(true);
});

test("what is refused stays on the screen with its reason, and goes with the next edit", async () => {
  const { desk, type, rules, screen, stored } = world();
  rules.refuse = () => "The marking is closed.";
  type("ada", "3");
  await pause();
  expect(desk.stateOf("ada")).toEqual({ state: "refused", reason: "The marking is closed." });
  expect(screen.get("ada")?.value.points).toBe("3");
  expect(desk.unsaved()).toEqual([{ id: "ada", name: "ada", state: "refused", reason: "The marking is closed." }]);
  // It is put over what is fetched, so that nothing typed goes.
  expect(desk.over([mark("ada", "1"), mark("ben", "2")])).toEqual([mark("ben", "2"), mark("ada", "3")]);
  rules.refuse = () => "";
  type("ben", "2");
  await pause();
  expect(stored.get("ada")?.value.points).toBe("3");
  expect(desk.isEmpty()).toBe(true);
});

test("a disk that fails drops nothing, and a flush tries again", async () => {
  const { desk, type, rules, stored } = world();
  rules.broken = "The disk is full.";
  type("ada", "3");
  await pause();
  expect(desk.stateOf("ada")).toEqual({ state: "refused", reason: "The disk is full." });
  await desk.flush();
  expect(desk.stateOf("ada").state).toBe("refused");
  rules.broken = "";
  await desk.flush();
  expect(stored.get("ada")?.value.points).toBe("3");
});

test("one that is refused does not keep the others from being written", async () => {
  const { desk, type, rules, stored } = world();
  rules.refuse = (m) => (m.who === "ben" ? "Ben is marked by another." : "");
  type("ada", "3");
  type("ben", "2");
  type("cy", "1");
  await pause();
  expect([...stored.keys()]).toEqual(["ada", "cy"]);
  expect(desk.unsaved().map((d) => [d.id, d.state, d.reason])).toEqual([["ben", "refused", "Ben is marked by another."]]);
});

test("a stale save asks, and keep mine keeps mine", async () => {
  const { desk, type, stored, screen, asked } = world();
  screen.set("ada", mark("ada", "1"));
  stored.set("ada", mark("ada", "5", 4));
  type("ada", "3");
  await pause();
  expect(desk.stateOf("ada").state).toBe("conflict");
  expect(asked.map((a) => [a.mine, a.theirs])).toEqual([[JSON.stringify({ who: "ada", points: "3" }), JSON.stringify({ who: "ada", points: "5" })]]);
  asked[0]?.answer("mine");
  await pause();
  expect(stored.get("ada")).toEqual(mark("ada", "3", 5));
  expect(desk.isEmpty()).toBe(true);
});

test("taking the stored one shows it and fetches the rest", async () => {
  const { desk, type, stored, screen, asked, done } = world();
  screen.set("ada", mark("ada", "1"));
  stored.set("ada", mark("ada", "5", 4));
  type("ada", "3");
  await pause();
  asked[0]?.answer("theirs");
  await soon();
  expect(screen.get("ada")).toEqual(mark("ada", "5", 4));
  expect(stored.get("ada")).toEqual(mark("ada", "5", 4));
  expect(desk.isEmpty()).toBe(true);
  expect(done).toEqual([true]);
});

test("one in conflict does not keep the others from being written", async () => {
  const { desk, type, stored, screen, asked } = world();
  screen.set("ada", mark("ada", "1"));
  stored.set("ada", mark("ada", "5", 4));
  type("ada", "3");
  type("ben", "2");
  await pause();
  expect(stored.get("ben")?.value.points).toBe("2");
  type("cy", "1");
  await pause();
  expect(stored.get("cy")?.value.points).toBe("1");
  expect(asked).toHaveLength(1);
  expect(desk.stateOf("ada").state).toBe("conflict");
});

test("two conflicts are asked about, and what waits for the first does not hang", async () => {
  const { desk, type, stored, screen, asked } = world();
  for (const who of ["ada", "ben"]) {
    screen.set(who, mark(who, "1"));
    stored.set(who, mark(who, "5", 4));
    type(who, "3");
  }
  let flushed = false;
  void desk.flush().then(() => {
    flushed = true;
  });
  await soon();
  expect(asked).toHaveLength(2);
  asked[0]?.answer("mine");
  await soon();
  expect(flushed).toBe(false);
  asked[1]?.answer("theirs");
  await pause();
  expect(flushed).toBe(true);
  expect(stored.get("ada")?.value.points).toBe("3");
  expect(stored.get("ben")?.value.points).toBe("5");
});

test("a flush on the way out does not wait for a choice", async () => {
  const { desk, type, stored, screen } = world();
  screen.set("ada", mark("ada", "1"));
  stored.set("ada", mark("ada", "5", 4));
  type("ada", "3");
  await desk.flush(false);
  expect(desk.unsaved().map((d) => d.state)).toEqual(["conflict"]);
});

test("a screen is fetched after a save where it holds more, or missed something", async () => {
  const { desk, type, rules, done } = world();
  type("ada", "1");
  await pause();
  rules.alone = false;
  type("ada", "2");
  await pause();
  rules.alone = true;
  type("ada", "3");
  desk.missed();
  await pause();
  expect(done).toEqual([false, true, true]);
});

test("what is given up is gone, and the screen is fetched", async () => {
  const { desk, type, rules, done } = world();
  rules.refuse = () => "no";
  type("ada", "1");
  await pause();
  desk.discard();
  expect(desk.isEmpty()).toBe(true);
  expect(done).toEqual([true]);
});
