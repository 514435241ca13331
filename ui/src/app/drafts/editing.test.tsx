// @vitest-environment jsdom
import { QueryClient, QueryClientProvider, useQuery } from "@tanstack/react-query";
import { act, renderHook } from "@testing-library/react";
import type { ReactNode } from "react";
import { beforeEach, expect, it, vi } from "vitest";

import { useAutosave } from "./editing";
import type { Saved } from "../../bindings";

type View = { saved: Saved<string> };
const pick = (view: View) => view.saved;
const place = (view: View, saved: Saved<string>): View => ({ ...view, saved });

/** A store that answers when told to. */
function slowStore() {
  let stored: Saved<string> = { revision: 1, value: "a" };
  const waiting: (() => void)[] = [];
  const turn = () => new Promise<void>((go) => waiting.push(go));
  return {
    load: async (): Promise<View> => {
      const view = { saved: stored };
      await turn();
      return view;
    },
    save: async (saved: Saved<string>): Promise<Saved<string>> => {
      if (saved.revision !== stored.revision) {
        throw new Error("written over the back of another");
      }
      await turn();
      stored = { revision: saved.revision + 1, value: saved.value };
      return stored;
    },
    answer: () => act(async () => void (waiting.shift()?.(), await vi.advanceTimersByTimeAsync(1))),
    stored: () => stored.value,
    asked: () => waiting.length,
  };
}

function editing(store: ReturnType<typeof slowStore>) {
  const cache = new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: Infinity } } });
  const wrapper = ({ children }: { children: ReactNode }) => <QueryClientProvider client={cache}>{children}</QueryClientProvider>;
  const key = ["record", crypto.randomUUID()];
  return renderHook(
    () => ({
      data: useQuery({ queryKey: key, queryFn: store.load }),
      edit: useAutosave<View, string>(key, pick, place, store.save),
    }),
    { wrapper },
  ).result;
}

const pause = () => act(() => vi.advanceTimersByTimeAsync(500));

beforeEach(() => void vi.useFakeTimers());

it("keeps what is typed while the screen is fetched anew", async () => {
  const store = slowStore();
  const screen = editing(store);
  await store.answer();
  act(() => screen.current.edit((x) => `${x}b`));
  await pause();
  await store.answer();
  // The save was answered, and the screen asks for the record: what is typed now is newer.
  expect(store.asked()).toBe(1);
  act(() => screen.current.edit((x) => `${x}c`));
  await store.answer();
  expect(screen.current.data.data?.saved.value).toBe("abc");
  await pause();
  await store.answer();
  expect(store.stored()).toBe("abc");
});

it("writes one edit after the other, however slow the disk is", async () => {
  const store = slowStore();
  const screen = editing(store);
  await store.answer();
  act(() => screen.current.edit((x) => `${x}b`));
  await pause();
  act(() => screen.current.edit((x) => `${x}c`));
  await pause();
  expect(store.asked()).toBe(1);
  await store.answer();
  await store.answer();
  expect(store.stored()).toBe("abc");
});
