import { QueryClientProvider } from "@tanstack/react-query";
import { act, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { Router } from "wouter";
import { memoryLocation } from "wouter/memory-location";

import type { WorkspaceOverview } from "../bindings";
import { ROOMS } from "./rooms";
import { translate as t } from "./text";

const items = () => screen.getAllByRole("menuitem").map((item) => item.querySelector("span")?.textContent);

/** A shell that has not answered yet. */
const silent = vi.hoisted(() => new Proxy({}, { get: () => () => new Promise(() => {}) }));
vi.mock("../bindings", () => ({ commands: silent, events: silent }));

const { client } = await import("./data");
const { forgetPlaces } = await import("./memory");
const { Frame } = await import("./Frame");

const WORKSPACE: WorkspaceOverview = {
  name: "w", folder: "/w", institution: "", mended: [{ code: "workspace-mended-indexRebuilt", args: {} }], notice: null, lock: "none", readOnly: null, programmes: 10_000, frameworks: 0, rubrics: 3, openAudits: 1, cohorts: 2, certificates: 1_000_000,
} as unknown as WorkspaceOverview;

function open(path: string, workspace = WORKSPACE) {
  forgetPlaces();
  const place = memoryLocation({ path, record: true });
  render(
    <QueryClientProvider client={client}>
      <Router hook={place.hook}>
        <Frame workspace={workspace} session={undefined} />
      </Router>
    </QueryClientProvider>,
  );
  return place;
}

test.each(ROOMS.map((room) => [room.id, room.path]))("the room %s opens at %s", async (_, path) => {
  const place = open(path);
  await waitFor(() => expect(document.querySelector("[data-loading]")).toBeNull(), { timeout: 60_000 });
  // The room is there: its crumbs, or a main part that waits for the shell.
  expect(document.querySelector("main, [role=group]")).not.toBeNull();
  expect(place.history).toEqual([path]);
});

test("an address of nothing leads to the programmes", async () => {
  const place = open("/no-such-room");
  await act(async () => {});
  expect(place.history.at(-1)).toBe("/programmes");
});

test("what is wrong with the journal is said on every screen, with what can be done", () => {
  open("/help", { ...WORKSPACE, notice: { findings: [{ code: "verbatim", args: { text: "Saves 5 to 7 are missing." } }], unreadable: [{ code: "workspace-record-programme", args: { code: "ADS-1", title: "Data" } }], holdsSavesBack: true } });
  const alert = screen.getByRole("alert");
  expect(alert.textContent).toContain("Saves 5 to 7 are missing.");
  expect(alert.textContent).toContain("programme ADS-1");
  expect(alert.textContent).toContain(t("journal.heldBack"));
  expect(within(alert).getByRole("button", { name: t("journal.goOn") })).toBeTruthy();
});

test("the rail shows its rooms with counts, and where one is", () => {
  open("/register/NIT-1");
  const rail = screen.getByRole("navigation", { name: t("rooms.label") });
  const links = within(rail).getAllByRole("link");
  expect(links.map((link) => link.getAttribute("href"))).toEqual(ROOMS.filter((room) => room.group !== "none").map((room) => room.path));
  expect(within(rail).getByRole("link", { current: "page" }).textContent).toBe(`${t("rooms.register")}1,000,000`);
});

test("the palette goes to every room, by any part of its name", async () => {
  const place = open("/help");
  await act(async () => void fireEvent.keyDown(document.body, { key: "k", code: "KeyK", ctrlKey: true }));
  expect(items()?.slice(0, ROOMS.length)).toEqual(ROOMS.map((room) => `Go to ${t(`rooms.${room.id}`)}`));
  expect(items()).toContain("New programme");
  await act(async () => void fireEvent.change(screen.getByRole("searchbox"), { target: { value: "PAPER" } }));
  expect(items()).toEqual(["Go to Serials and paper"]);
  await act(async () => void fireEvent.click(screen.getByRole("menuitem")));
  expect(place.history.at(-1)).toBe("/stock");
});

test("the palette does things by name: what begins so comes before what holds it", async () => {
  const place = open("/help");
  await act(async () => void fireEvent.keyDown(document.body, { key: "k", code: "KeyK", ctrlKey: true }));
  await act(async () => void fireEvent.change(screen.getByRole("searchbox"), { target: { value: "re" } }));
  expect(items()?.slice(0, 3)).toEqual(["Go to Recognised issuers", "Redo", "Go to Register"]);
  await act(async () => void fireEvent.change(screen.getByRole("searchbox"), { target: { value: "revoke" } }));
  expect(items()).toEqual(["Revoke a certificate"]);
  await act(async () => void fireEvent.click(screen.getByRole("menuitem")));
  expect(place.history.at(-1)).toBe("/register");
});

test("rooms are come back to where they were left", async () => {
  const place = open("/programmes/p1/outcomes");
  const rail = screen.getByRole("navigation", { name: t("rooms.label") });
  const link = (name: string) => within(rail).getByRole("link", { name });
  await act(async () => void fireEvent.click(link(t("rooms.help"))));
  expect(place.history.at(-1)).toBe("/help");
  await act(async () => void fireEvent.click(within(rail).getAllByRole("link")[0] as HTMLElement));
  expect(place.history.at(-1)).toBe("/programmes/p1/outcomes");
  // From within a room, its name leads to its beginning.
  expect(within(rail).getAllByRole("link")[0]?.getAttribute("href")).toBe("/programmes");
});

test("? shows every key, and Ctrl+comma the settings", async () => {
  const place = open("/help");
  await act(async () => void fireEvent.keyDown(document.body, { key: "?", code: "Slash", shiftKey: true }));
  expect(within(screen.getByRole("dialog")).getByText("Ctrl K")).toBeTruthy();
  await act(async () => void fireEvent.keyDown(document.activeElement ?? document.body, { key: "Escape" }));
  await act(async () => void fireEvent.keyDown(document.body, { key: ",", code: "Comma", ctrlKey: true }));
  expect(place.history.at(-1)).toBe("/settings");
});
