import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, renderHook } from "@testing-library/react";
import type { ReactNode } from "react";
import { beforeEach, expect, test, vi } from "vitest";

import { useData } from "../../../app/data";
import { settle } from "../../../app/drafts/conflicts";
import { useAutosave } from "../../../app/drafts/editing";
import { discardRefused, notSaved } from "../../../app/drafts/registry";
import { keys } from "../../../app/keys";
import type { Audit, AuditView, CommandError, Judgement, Saved } from "../../../bindings";

type View = Pick<AuditView, "saved">;

const judgement = (clauseId: string, note: string): Judgement => ({ clauseId, rating: null, note, severity: null, owner: "", due: null, evidence: [], given: null });

let stored: Saved<Audit>;
let refused = "";
const judge = vi.hoisted(() => vi.fn<(id: string, revision: number, judgement: Judgement) => Promise<View>>());
vi.mock("../../../bindings", () => ({ commands: { judge }, events: {} }));

const { saveAudit } = await import("./saving");

function put(one: Judgement): void {
  const rest = stored.value.judgements.filter((j) => j.clauseId !== one.clauseId);
  stored = { revision: stored.revision + 1, value: { ...stored.value, judgements: [...rest, one] } };
}

const note = (clause: string) => stored.value.judgements.find((j) => j.clauseId === clause)?.note;
const pick = (view: View) => view.saved;
const place = (view: View, saved: Saved<Audit>): View => ({ ...view, saved });

async function open() {
  const cache = new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: Infinity } } });
  const wrapper = ({ children }: { children: ReactNode }) => <QueryClientProvider client={cache}>{children}</QueryClientProvider>;
  const id = crypto.randomUUID();
  const draw = () =>
    renderHook(
      () => ({
        data: useData<View>(keys.audit(id), async () => ({ saved: stored })),
        edit: useAutosave<View, Audit>(keys.audit(id), pick, place, saveAudit),
      }),
      { wrapper },
    );
  const first = draw();
  await act(() => vi.advanceTimersByTimeAsync(1));
  const say = (clause: string, words: string, screen = first.result.current) =>
    act(() => screen.edit((audit) => ({ ...audit, judgements: [...audit.judgements.filter((j) => j.clauseId !== clause), judgement(clause, words)] })));
  return { cache, draw, first, say };
}

const pause = () => act(() => vi.advanceTimersByTimeAsync(600));

beforeEach(() => {
  vi.useFakeTimers();
  stored = { revision: 1, value: { id: "audit", judgements: [] } as unknown as Audit };
  refused = "";
  judge.mockReset().mockImplementation(async (_, revision, one) => {
    if (one.clauseId === refused) {
      throw { kind: "refused", message: { code: "verbatim", args: { text: "An owner is needed." } }, damage: null, stored: null } satisfies CommandError;
    }
    if (revision !== stored.revision) {
      throw { kind: "conflict", message: { code: "verbatim", args: { text: "stale" } }, damage: null, stored: { revision: stored.revision, json: JSON.stringify(stored.value) } } satisfies CommandError;
    }
    put(one);
    return { saved: stored };
  });
});

test("keep mine keeps mine", async () => {
  const { say } = await open();
  put(judgement("1", "theirs"));
  say("1", "mine");
  await pause();
  await act(async () => settle("mine"));
  await pause();
  expect(note("1")).toBe("mine");
  expect(notSaved()).toEqual([]);
});

test("only what was judged is written, each with the revision of the one before", async () => {
  const { say } = await open();
  say("1", "a");
  say("2", "b");
  await pause();
  expect(judge.mock.calls.map(([, revision, one]) => [one.clauseId, revision])).toEqual([
    ["1", 1],
    ["2", 2],
  ]);
  say("2", "bc");
  await pause();
  expect(judge).toHaveBeenCalledTimes(3);
  expect(note("2")).toBe("bc");
});

test("a judgement that is refused keeps no other from being written, and is there when the room opens again", async () => {
  const { cache, draw, first, say } = await open();
  refused = "1";
  say("1", "a");
  say("2", "b");
  await pause();
  expect(note("2")).toBe("b");
  expect(notSaved().map((d) => [d.state, d.reason])).toEqual([["refused", "An owner is needed."]]);
  // The room is left, everything fetched is forgotten, and the room opens again.
  first.unmount();
  cache.clear();
  const again = draw();
  await act(() => vi.advanceTimersByTimeAsync(1));
  expect(again.result.current.data.data?.saved.value.judgements.map((j) => j.note).toSorted()).toEqual(["a", "b"]);
  refused = "";
  say("3", "c", again.result.current);
  await pause();
  expect([note("1"), note("2"), note("3")]).toEqual(["a", "b", "c"]);
  expect(notSaved()).toEqual([]);
});

test("what is discarded is as it is stored", async () => {
  const { first, say } = await open();
  refused = "1";
  say("1", "a");
  await pause();
  await act(async () => discardRefused());
  await pause();
  expect(notSaved()).toEqual([]);
  expect(first.result.current.data.data?.saved.value.judgements).toEqual([]);
});
