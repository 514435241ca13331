import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, fireEvent, render, screen } from "@testing-library/react";
import { beforeEach, expect, test, vi } from "vitest";
import { Router } from "wouter";
import { memoryLocation } from "wouter/memory-location";

import "../../../app/text";
import { forgetRemembered } from "../../../app/remembered";
import type { AuditView, ClauseStanding, ProgrammeSummary } from "../../../bindings";

const PROGRAMME = {
  title: "Data", description: "About data.", awardingBody: "Northfield", country: "IE", level: null, workloadHours: 60, ectsHundredths: 200, languages: ["en"], participation: "online", prerequisites: "", supervision: null, qualityAssurance: "Reviewed every year", accreditedUntil: null, stackability: { kind: "standAlone" }, furtherInformation: "",
  partners: [{ name: "Acme", role: "endorses", note: "" }],
  outcomes: [{ id: "o1", text: "Describe data", alignments: [{ competencyId: "x", label: "manage data", framework: "ESCO", uri: "", kind: "technical" }] }],
  assessments: [{ id: "a1", title: "Report", assessmentType: "writtenTest", weight: 100, outcomeIds: ["o1"] }],
};
vi.mock("../../../bindings", () => ({ commands: { programmeView: async () => ({ saved: { value: PROGRAMME } }), session: async () => ({ person: null, mustSignIn: false, may: ["review"] }) }, events: {} }));

const { Clause } = await import("./Clause");

const SUMMARY = { id: "p1", code: "ADS-1", version: 1, state: "inReview", title: "Data", level: null } as unknown as ProgrammeSummary;
const view = { programme: SUMMARY, standing: { findings: [] }, saved: { value: { id: "x", decision: null } } } as unknown as AuditView;
const standing = {
  clause: { id: "c", number: "E6", title: { code: "verbatim", args: { text: "Outcomes" } }, text: { code: "verbatim", args: { text: "" } }, mandatory: true, weight: 1 },
  check: { rating: "notMet", message: { code: "verbatim", args: { text: "" } }, pointers: [{ field: "outcomes", itemId: "o1", label: { code: "verbatim", args: { text: "" } }, text: { code: "verbatim", args: { text: "" } } }] },
  judgement: null,
} as unknown as ClauseStanding;

const open = async () => {
  const place = memoryLocation({ path: "/audits/x/c", record: true });
  const shown = render(
    <QueryClientProvider client={new QueryClient()}>
      <Router hook={place.hook}>
        <Clause standing={standing} view={view} decided={false} judge={() => {}} />
      </Router>
    </QueryClientProvider>,
  );
  await act(async () => {});
  return { place, shown };
};
const choose = (name: string) => act(async () => void fireEvent.click(screen.getByRole("radio", { name })));

beforeEach(forgetRemembered);

test("the programme is read beside the clause, what the clause is about is marked, and nobody leaves the audit", async () => {
  const { place } = await open();
  expect(screen.queryByText("Describe data")).toBeNull();
  await choose("Programme");
  await act(async () => {});
  for (const text of ["About data.", "Ireland (IE)", "2 ECTS · 60 hours", "Reviewed every year", "manage data · ESCO", "Report · Written test · 100 %", "Measures Outcome 1", "Acme · Endorses"]) {
    expect(screen.getAllByText(text).length, text).toBeGreaterThan(0);
  }
  expect(screen.getByText("Describe data").closest("li")?.dataset.here).toBe("true");
  expect(screen.getByText("Report · Written test · 100 %").closest("li")?.dataset.here).toBeUndefined();
  expect(place.history).toEqual(["/audits/x/c"]);
});

test("from clause to clause the programme stays beside it", async () => {
  const { shown } = await open();
  await choose("Programme");
  shown.unmount();
  await open();
  expect(screen.getByText("About data.")).toBeTruthy();
  await choose("Evidence");
  expect(screen.getByText("Nothing attached yet.")).toBeTruthy();
});
