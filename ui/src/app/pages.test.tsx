import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, renderHook, waitFor } from "@testing-library/react";
import type { ReactNode } from "react";
import { beforeEach, expect, test, vi } from "vitest";

import { AT_ONCE, usePages } from "./pages";

const MANY = 250;
const fetch = vi.fn<(words: string, after: string | null) => Promise<{ rows: string[]; next: string | null; total: number }>>();
let client: QueryClient;

beforeEach(() => {
  client = new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: Infinity } } });
  fetch.mockReset();
  fetch.mockImplementation(async (words, after) => {
    const from = Number(after ?? "0");
    const rows = Array.from({ length: Math.min(AT_ONCE, MANY - from) }, (_, n) => `${words}${from + n}`);
    const next = from + AT_ONCE < MANY ? String(from + AT_ONCE) : null;
    return { rows, next, total: MANY };
  });
});

const around = ({ children }: { children: ReactNode }) => <QueryClientProvider client={client}>{children}</QueryClientProvider>;
const open = () => renderHook(({ words }) => usePages(["programmes", words], (after) => fetch(words, after)), { initialProps: { words: "a" }, wrapper: around });

test("a list begins with one page and goes on where that ends", async () => {
  const { result } = open();
  await waitFor(() => expect(result.current.rows).toHaveLength(AT_ONCE));
  expect([result.current.first?.total, result.current.isWhole]).toEqual([MANY, false]);
  await act(async () => result.current.more());
  await waitFor(() => expect(result.current.rows).toHaveLength(2 * AT_ONCE));
  await act(async () => result.current.more());
  await waitFor(() => expect(result.current.isWhole).toBe(true));
  expect(result.current.rows).toEqual(Array.from({ length: MANY }, (_, n) => `a${n}`));
  await act(async () => result.current.more());
  expect(fetch.mock.calls.map(([, after]) => after)).toEqual([null, "100", "200"]);
});

test("asked for everything, it reads what is left", async () => {
  const { result } = open();
  await waitFor(() => expect(result.current.rows).toHaveLength(AT_ONCE));
  await act(async () => expect(await result.current.all()).toHaveLength(MANY));
  expect(fetch).toHaveBeenCalledTimes(3);
  await act(async () => expect(await result.current.all()).toHaveLength(MANY));
});

test("what was there stays until other words are answered", async () => {
  const { result, rerender } = open();
  await waitFor(() => expect(result.current.rows[0]).toBe("a0"));
  let answer: (() => void) | undefined;
  fetch.mockImplementationOnce((words) => new Promise((done) => (answer = () => done({ rows: [words], next: null, total: 1 }))));
  rerender({ words: "b" });
  expect(result.current.rows[0]).toBe("a0");
  await act(async () => answer?.());
  await waitFor(() => expect(result.current.rows).toEqual(["b"]));
});
