import { QueryClientProvider } from "@tanstack/react-query";
import { act, fireEvent, render, screen, within } from "@testing-library/react";
import { beforeEach, expect, test, vi } from "vitest";
import { Router } from "wouter";
import { memoryLocation } from "wouter/memory-location";

import type { Action, CohortSummary, CommandError, Learner, LearnerCard, LearnerEntry, LearnerNotice } from "../../bindings";

const learner = (number: string, name: string): Learner => ({ id: `c1/${number}`, cohortId: "c1", number, name, latinName: "", email: "", result: "passed", grade: "", completedOn: null });
const words = (text: string) => ({ code: "verbatim", args: { text } });
const refusal = (text: string): CommandError => ({ kind: "refused", message: words(text), damage: null, stored: null });

const shell = vi.hoisted(() => ({
  learners: [] as unknown[],
  card: {} as unknown,
  may: [] as string[],
  said: [] as unknown[],
  calls: [] as [string, ...unknown[]][],
  refuses: {} as Record<string, unknown>,
}));
const PROGRAMME = { id: "p1", code: "ADS-1", version: 1, title: "Data", state: "approved" };
const summary = (): CohortSummary => ({ cohort: { id: "c1", programmeId: "p1", name: "Autumn 2026" }, programme: PROGRAMME, learners: shell.learners.length, passed: 1 }) as unknown as CohortSummary;

vi.mock("../../bindings", () => {
  const answers: Record<string, (...args: unknown[]) => unknown> = {
    session: () => ({ person: { id: "x", name: "Rea", role: "designer", left: false }, mustSignIn: false, may: shell.may }),
    cohorts: () => ({ total: 1, cohorts: [summary()], next: null }),
    cohortSummary: () => summary(),
    learners: () => shell.learners,
    learnerCard: () => shell.card,
    checkLearner: () => shell.said,
    programmes: () => ({ total: 1, programmes: [PROGRAMME], next: null }),
    versions: () => ({ versions: [], restorable: true, earlierUnreadable: false }),
    createCohort: (_, name) => ({ id: "c2", programmeId: "p1", name }),
    renameCohort: (id, name) => ({ id, programmeId: "p1", name }),
    addLearner: (_, entry) => ({ id: "c1/new", cohortId: "c1", ...(entry as LearnerEntry) }),
    correctLearner: (id, entry) => ({ id, cohortId: "c1", ...(entry as LearnerEntry) }),
    removeLearners: (_, ids) => (ids as string[]).length,
  };
  return {
    commands: new Proxy({} as Record<string, unknown>, {
      get: (_, name: string) =>
        async (...args: unknown[]) => {
          shell.calls.push([name, ...args]);
          if (shell.refuses[name]) {
            throw shell.refuses[name];
          }
          return answers[name]?.(...args) ?? null;
        },
    }),
    events: {},
  };
});

const { client } = await import("../../app/data");
const { chosen } = await import("../../app/chosenLearners");
const { StatusLine } = await import("../../app/StatusLine");
const { ContextMenus } = await import("../../design/ContextMenu");
const { dismiss } = await import("../../app/notices");
const { forgetRemembered, remember } = await import("../../app/remembered");
const { CohortRoom } = await import("./CohortRoom");

const called = (command: string) => shell.calls.filter(([one]) => one === command).map(([, ...args]) => args);
const settle = () => act(async () => void (await new Promise((soon) => setTimeout(soon, 30))));
const row = (learnerName: string) => screen.getByRole("button", { name: new RegExp(learnerName) });
const dialog = () => screen.getByRole("dialog");
const field = (label: string) => within(dialog()).getByLabelText<HTMLInputElement>(label);
const write = (label: string, value: string) => fireEvent.change(field(label), { target: { value } });
const name = () => screen.getByRole<HTMLInputElement>("textbox", { name: "Name of the cohort" });
const item = (label: string) => screen.getByRole("menuitem", { name: label });
const submit = async () => {
  fireEvent.submit(dialog().querySelector("form")!);
  await settle();
};
const press = async (button: string | RegExp, place: HTMLElement = document.body) => {
  await act(async () => void fireEvent.click(within(place).getByRole("button", { name: button })));
  await settle();
};

async function open(may: Action[] = ["keepCohorts", "issue"]) {
  shell.may = may;
  client.clear();
  const place = memoryLocation({ path: "/cohorts/c1", record: true });
  render(
    <QueryClientProvider client={client}>
      <Router hook={place.hook}>
        <CohortRoom id="c1" />
        <StatusLine workspace="w" />
        <ContextMenus />
      </Router>
    </QueryClientProvider>,
  );
  await settle();
  return place;
}

beforeEach(() => {
  Object.defineProperty(HTMLElement.prototype, "clientHeight", { configurable: true, get: () => 400 });
  Object.defineProperty(HTMLElement.prototype, "clientWidth", { configurable: true, get: () => 600 });
  Object.defineProperty(HTMLElement.prototype, "offsetHeight", { configurable: true, get: () => 40 });
  shell.learners = [learner("S-1", "Ann Other"), learner("S-2", "Bo Berg"), learner("S-3", "Cy Young")];
  shell.card = { learner: learner("S-1", "Ann Other"), certificates: [], scored: false, awarded: false } satisfies LearnerCard;
  shell.said = [];
  shell.calls = [];
  shell.refuses = {};
  dismiss();
  forgetRemembered();
});

test("a cohort is made by hand: a programme that is found by typing, a name, and a way back", async () => {
  const place = await open();
  await press("New cohort");
  const make = () => within(dialog()).getByRole("button", { name: "Create cohort" });
  expect(make().hasAttribute("disabled")).toBe(true);
  const programme = within(dialog()).getByRole("combobox", { name: "Programme" });
  await act(async () => {
    programme.focus();
    fireEvent.change(programme, { target: { value: "ADS" } });
  });
  await settle();
  await act(async () => void fireEvent.click(screen.getByRole("option", { name: /ADS-1/ })));
  write("Name", "Winter 2026");
  shell.refuses.createCohort = refusal("There is one called so already.");
  await submit();
  // What is refused is said at the field, and goes as it is mended.
  expect(field("Name").getAttribute("aria-invalid")).toBe("true");
  expect(screen.getByText("There is one called so already.").id).toBe(field("Name").getAttribute("aria-describedby")?.split(" ").at(-1));
  write("Name", "Winter 2026/27");
  expect(field("Name").getAttribute("aria-invalid")).toBeNull();
  shell.refuses = {};
  await submit();
  expect(called("createCohort").at(-1)).toEqual(["p1", "Winter 2026/27"]);
  expect(place.history.at(-1)).toBe("/cohorts/c2");
  expect(screen.getByText("Undo")).toBeTruthy();
});

test("a cohort is renamed where its name stands: Enter keeps, Escape leaves, a refusal stays at the field", async () => {
  await open();
  await press("Rename cohort Autumn 2026");
  expect(document.activeElement).toBe(name());
  fireEvent.change(name(), { target: { value: "Elsewhere" } });
  fireEvent.keyDown(name(), { key: "Escape" });
  await settle();
  expect(called("renameCohort")).toEqual([]);
  fireEvent.doubleClick(screen.getByRole("heading", { name: "Autumn 2026" }));
  fireEvent.change(name(), { target: { value: "Taken" } });
  shell.refuses.renameCohort = refusal("That name is taken.");
  fireEvent.keyDown(name(), { key: "Enter" });
  await settle();
  expect([name().value, name().getAttribute("aria-invalid"), screen.getByText("That name is taken.").textContent]).toEqual(["Taken", "true", "That name is taken."]);
  shell.refuses = {};
  fireEvent.change(name(), { target: { value: "Autumn 2027" } });
  fireEvent.keyDown(name(), { key: "Enter" });
  await settle();
  expect(called("renameCohort").at(-1)).toEqual(["c1", "Autumn 2027"]);
  expect(screen.getByText("The cohort is called Autumn 2027 now.")).toBeTruthy();
});

test("a learner is added, and another after that, with the focus in the first field", async () => {
  await open();
  await press("Add a learner");
  await settle();
  expect(document.activeElement).toBe(field("Full name"));
  write("Full name", "Di Novo");
  write("Learner number", "S-4");
  write("Grade", "B");
  await press("Add and write another", dialog());
  expect(called("addLearner")).toEqual([["c1", { name: "Di Novo", number: "S-4", latinName: "", email: "", result: "pending", grade: "B", completedOn: null }]]);
  expect([field("Full name").value, document.activeElement === field("Full name")]).toEqual(["", true]);
  expect(within(dialog()).getByText("Di Novo was added.")).toBeTruthy();
  write("Full name", "Ed Tu");
  await submit();
  expect(called("addLearner").length).toBe(2);
  expect(screen.queryByRole("dialog")).toBeNull();
  expect(screen.getByText("Undo")).toBeTruthy();
});

test("what stops stands at its field once that is left, and nothing is saved", async () => {
  await open();
  await press("Add a learner");
  shell.said = [
    { field: "number", message: words("The learner number is empty"), stops: true },
    { field: "email", message: words("That is no email address"), stops: true },
  ] satisfies LearnerNotice[];
  write("Email", "nobody");
  await act(async () => void fireEvent.blur(field("Email")));
  await settle();
  expect(field("Email").getAttribute("aria-invalid")).toBe("true");
  expect(document.getElementById(field("Email").getAttribute("aria-describedby")?.split(" ").at(-1) ?? "")?.textContent).toBe("That is no email address");
  // A field that nobody was in yet is not complained of.
  expect(field("Learner number").getAttribute("aria-invalid")).toBeNull();
  // What is typed since is not what was meant.
  write("Email", "nobody@example.org");
  expect(field("Email").getAttribute("aria-invalid")).toBeNull();
  await submit();
  expect(called("addLearner")).toEqual([]);
  expect([field("Learner number").getAttribute("aria-invalid"), document.activeElement === field("Learner number")]).toEqual(["true", true]);
});

test("what is to be looked at is said once before it is saved, and does not stop", async () => {
  await open();
  await press("Add a learner");
  shell.said = [{ field: "name", message: words("The name holds a figure"), stops: false }] satisfies LearnerNotice[];
  write("Full name", "Di 4");
  await submit();
  expect(called("addLearner")).toEqual([]);
  expect(field("Full name").getAttribute("aria-invalid")).toBeNull();
  expect(document.getElementById(field("Full name").getAttribute("aria-describedby") ?? "")?.textContent).toBe("The name holds a figure");
  expect(within(dialog()).getByRole("button", { name: "Add anyway" })).toBeTruthy();
  await submit();
  expect(called("addLearner").length).toBe(1);
});

test("a double press or Enter opens a learner; what is saved says which certificates keep the earlier name", async () => {
  shell.card = {
    learner: learner("S-1", "Ann Other"),
    certificates: [
      { serial: "N-1", name: "Ann Other", grade: "", standing: { kind: "valid" } },
      { serial: "N-2", name: "Ann Other", grade: "", standing: { kind: "revoked", reason: "", at: "" } },
    ],
    scored: true,
    awarded: true,
  } satisfies LearnerCard;
  await open();
  await act(async () => void fireEvent.keyDown(row("Ann Other"), { key: "Enter" }));
  await settle();
  expect(within(dialog()).getByRole("button", { name: "History" })).toBeTruthy();
  expect(screen.getByText(/2 certificates were printed for this learner/)).toBeTruthy();
  expect(screen.getByRole("link", { name: "N-1" }).getAttribute("href")).toBe("/register/N-1");
  expect(screen.getByText(/Result and grade were decided by the assessment standard/)).toBeTruthy();
  write("Full name", "Ann Otherwise");
  // What is typed would be lost on that way.
  expect(screen.queryByRole("link", { name: "N-1" })).toBeNull();
  expect(screen.getByText(/1 certificate keeps the earlier name/)).toBeTruthy();
  await submit();
  expect(called("correctLearner")).toEqual([["c1/S-1", { name: "Ann Otherwise", number: "S-1", latinName: "", email: "", result: "passed", grade: "", completedOn: null }]]);
  expect(screen.queryByRole("dialog")).toBeNull();
  expect(screen.getByText(/1 certificate keeps the earlier name; print it again or revoke it/)).toBeTruthy();
  expect(screen.getByRole("link", { name: "N-1" }).getAttribute("href")).toBe("/register/N-1");
  fireEvent.doubleClick(row("Bo Berg"));
  await settle();
  expect(field("Full name").value).toBe("Ann Other");
  fireEvent.keyDown(field("Full name"), { key: "Escape" });
  await settle();
  expect(screen.queryByRole("dialog")).toBeNull();
});

test("several are selected as on a desktop, and taken out with one way back", async () => {
  await open();
  fireEvent.click(row("Ann Other"), { detail: 1 });
  expect(screen.getByText("1 selected")).toBeTruthy();
  fireEvent.click(row("Cy Young"), { detail: 1, shiftKey: true });
  expect(screen.getByText("3 selected")).toBeTruthy();
  fireEvent.click(row("Bo Berg"), { detail: 1, ctrlKey: true });
  expect(row("Bo Berg").getAttribute("aria-pressed")).toBe("false");
  await act(async () => void fireEvent.keyDown(row("Ann Other"), { key: "Delete" }));
  await settle();
  expect(called("removeLearners")).toEqual([["c1", ["c1/S-1", "c1/S-3"]]]);
  expect(screen.getByText("2 learners were removed from the cohort.")).toBeTruthy();
  expect(screen.getByText("Undo")).toBeTruthy();
});

test("rows are walked by arrows, selected by Space and Shift, and one of them is what Tab reaches", async () => {
  await open();
  act(() => row("Ann Other").focus());
  expect([row("Ann Other").tabIndex, row("Bo Berg").tabIndex]).toEqual([0, -1]);
  fireEvent.keyDown(row("Ann Other"), { key: "ArrowDown" });
  expect(document.activeElement).toBe(row("Bo Berg"));
  fireEvent.keyDown(row("Bo Berg"), { key: " " });
  fireEvent.keyDown(row("Bo Berg"), { key: "ArrowDown", shiftKey: true });
  expect([row("Ann Other"), row("Bo Berg"), row("Cy Young")].map((one) => one.getAttribute("aria-pressed"))).toEqual(["false", "true", "true"]);
  fireEvent.keyDown(row("Cy Young"), { key: "Home" });
  expect(document.activeElement).toBe(row("Ann Other"));
  fireEvent.keyDown(row("Ann Other"), { key: "a", ctrlKey: true });
  expect(screen.getByText("3 selected")).toBeTruthy();
  fireEvent.keyDown(row("Ann Other"), { key: "Escape" });
  expect(screen.queryByText("3 selected")).toBeNull();
});

test("the menu of a row acts on all that are selected; printing takes exactly these along", async () => {
  const place = await open();
  fireEvent.click(row("Ann Other"), { detail: 1 });
  fireEvent.click(row("Bo Berg"), { detail: 1, ctrlKey: true });
  fireEvent.contextMenu(row("Bo Berg"), { clientX: 20, clientY: 20 });
  expect(item("Edit…").getAttribute("aria-disabled")).toBe("true");
  await act(async () => void fireEvent.click(item("Print certificates for these")));
  expect(place.history.at(-1)).toBe("/certificates/c1");
  expect(chosen("c1")).toEqual(["S-1", "S-2"]);
});

test("cohorts are found by what they are called, and the room stays where none is", async () => {
  await open();
  fireEvent.change(screen.getByRole("searchbox", { name: "Search in Cohorts" }), { target: { value: "Spring" } });
  await settle();
  expect(called("cohorts").at(-1)?.[0]).toBe("Spring");
  expect(screen.getByRole("heading", { name: "Autumn 2026" })).toBeTruthy();
  fireEvent.change(screen.getByRole("searchbox", { name: "Search in Cohorts" }), { target: { value: "" } });
  await settle();
});

test("a learner who was found elsewhere is the one that is shown, and the search says why", async () => {
  await open();
  await act(async () => remember("learners", "S-2"));
  expect(row("Bo Berg")).toBeTruthy();
  expect(screen.queryByRole("button", { name: /Ann Other/ })).toBeNull();
  expect(screen.getByRole<HTMLInputElement>("searchbox", { name: "Search learners" }).value).toBe("S-2");
});

test("an empty cohort names what comes next", async () => {
  shell.learners = [];
  await open();
  expect(screen.getByRole("heading", { name: "No learners yet" })).toBeTruthy();
  await press("Add a learner", screen.getByRole("heading", { name: "No learners yet" }).parentElement!);
  expect(dialog()).toBeTruthy();
});

test("whoever may not keep cohorts reads, and is told why", async () => {
  await open(["design"]);
  for (const button of ["New cohort", "Add a learner", "Delete"]) {
    expect(screen.getByRole("button", { name: button }).hasAttribute("disabled"), button).toBe(true);
  }
  expect(screen.queryByRole("button", { name: /Rename/ })).toBeNull();
  fireEvent.doubleClick(screen.getByRole("heading", { name: "Autumn 2026" }));
  expect(screen.queryByRole("textbox", { name: "Name of the cohort" })).toBeNull();
  await act(async () => void fireEvent.keyDown(row("Ann Other"), { key: "Delete" }));
  expect(called("removeLearners")).toEqual([]);
  await act(async () => void fireEvent.keyDown(row("Ann Other"), { key: "Enter" }));
  await settle();
  expect(field("Full name").disabled).toBe(true);
  expect(within(dialog()).queryByRole("button", { name: "Save" })).toBeNull();
});
