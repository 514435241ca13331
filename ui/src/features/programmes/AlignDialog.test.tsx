import { QueryClientProvider } from "@tanstack/react-query";
import { act, fireEvent, render, screen } from "@testing-library/react";
import { useState } from "react";
import { expect, test, vi } from "vitest";

import type { Alignment, Outcome } from "../../bindings";

const LABELS = ["manage data", "negotiate access", "write reports"];
vi.mock("../../bindings", () => ({
  commands: {
    findCompetencies: async (_: string, words: string) => ({ total: 3, competencies: LABELS.filter((label) => label.includes(words) || words === "data").map((label) => ({ id: label, label, alternativeLabels: [], code: "", kind: "technical", frameworkId: "f", uri: "" })), next: null }),
    frameworks: async () => [{ id: "f", title: "ESCO" }],
  },
  events: {},
}));

const { client } = await import("../../app/data");
const { AlignDialog, wordsOf } = await import("./AlignDialog");

const closed = vi.fn<() => void>();

function Held() {
  const [alignments, setAlignments] = useState<Alignment[]>([]);
  return (
    <QueryClientProvider client={client}>
      <output>{alignments.map((a) => a.label).join(", ")}</output>
      <AlignDialog outcome={{ id: "o", text: "Describe data", alignments } as Outcome} onClose={closed} onAlign={setAlignments} />
    </QueryClientProvider>
  );
}

const aligned = () => document.querySelector("output")?.textContent;
const search = () => screen.getByRole<HTMLInputElement>("searchbox");
const press = (key: string) => act(async () => void fireEvent.keyDown(document.activeElement ?? document.body, { key }));

test("what an outcome says finds competencies first: its words without the verb and what says little", () => {
  expect(wordsOf("Describe a data set so that others reuse it")).toBe("data that others reuse");
});

test("by keys alone: arrows go through what was found and back, Enter takes, in the search the first", async () => {
  Object.defineProperty(HTMLElement.prototype, "clientHeight", { configurable: true, get: () => 400 });
  Object.defineProperty(HTMLElement.prototype, "clientWidth", { configurable: true, get: () => 600 });
  Object.defineProperty(HTMLElement.prototype, "offsetHeight", { configurable: true, get: () => 40 });
  render(<Held />);
  await act(async () => {});
  act(() => search().focus());
  await press("ArrowDown");
  await press("ArrowDown");
  expect(document.activeElement).toBe(screen.getByLabelText("negotiate access"));
  await press("Enter");
  expect(aligned()).toBe("negotiate access");
  expect(closed).not.toHaveBeenCalled();
  await press("ArrowUp");
  await press("ArrowUp");
  expect(document.activeElement).toBe(search());
  await act(async () => void fireEvent.change(search(), { target: { value: "write" } }));
  await act(async () => {});
  await press("Enter");
  expect([aligned(), search().value]).toEqual(["negotiate access, write reports", ""]);
});
