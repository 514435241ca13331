import { QueryClientProvider } from "@tanstack/react-query";
import { act, fireEvent, render, renderHook, screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { Router } from "wouter";
import { memoryLocation } from "wouter/memory-location";

const verbatim = (text: string) => ({ code: "verbatim", args: { text } });
const ANSWERS: Record<string, unknown> = {
  findAnything: [{ kind: "learner", id: "c1", title: "Ann Other", detail: verbatim("S-2") }],
  audits: { total: 1, open: 1, audits: [{ id: "x", programmeTitle: "Annual data", programmeCode: "ADS-1", programmeVersion: 2 }], next: null },
  standards: [{ id: "eu", title: verbatim("Annex of elements") }],
  session: { person: null, mustSignIn: false, may: [] },
};
vi.mock("../bindings", () => ({ commands: new Proxy({}, { get: (_, name: string) => async () => ANSWERS[name] ?? (name.startsWith("find") || name === "people" || name === "frameworks" || name === "certificateTemplates" ? [] : { total: 0, cohorts: [], rubrics: [], standards: [], panels: [], next: null }) }), events: {} }));

const { client } = await import("./data");
const { Palette } = await import("./Palette");
const { useRemembered } = await import("./remembered");

async function find(words: string) {
  client.clear();
  const place = memoryLocation({ path: "/help", record: true });
  render(
    <QueryClientProvider client={client}>
      <Router hook={place.hook}>
        <Palette isOpen onClose={() => {}} onKeys={() => {}} onSignOut={() => {}} />
      </Router>
    </QueryClientProvider>,
  );
  await act(async () => void fireEvent.change(screen.getByRole("searchbox"), { target: { value: words } }));
  await act(async () => void (await new Promise((soon) => setTimeout(soon, 30))));
  return place;
}

test("a learner is found in the cohort, and is the one that it shows", async () => {
  const place = await find("ann");
  await act(async () => void fireEvent.click(screen.getByRole("menuitem", { name: /Ann Other/ })));
  expect(place.history.at(-1)).toBe("/cohorts/c1");
  expect(renderHook(() => useRemembered("learners", "")).result.current[0]).toBe("S-2");
});

test("audits and quality standards are found, each with its kind", async () => {
  const place = await find("ann");
  expect(screen.getByRole("menuitem", { name: /Annex of elements/ }).textContent).toContain("Quality standard");
  const audit = screen.getByRole("menuitem", { name: /Annual data/ });
  expect(audit.textContent).toContain("Audit");
  await act(async () => void fireEvent.click(audit));
  expect(place.history.at(-1)).toBe("/audits/x");
});
