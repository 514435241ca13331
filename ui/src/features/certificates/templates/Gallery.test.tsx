import { QueryClientProvider } from "@tanstack/react-query";
import { act, fireEvent, render, screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { Router } from "wouter";
import { memoryLocation } from "wouter/memory-location";

import type { TemplateSummary } from "../../../bindings";

const shell = vi.hoisted(() => ({ deleteTemplate: vi.fn<(id: string) => Promise<null>>(async () => null), beginTemplate: vi.fn<(from: string, name: string) => Promise<string>>(async () => "new") }));
vi.mock("../../../bindings", () => ({ commands: new Proxy(shell as unknown as Record<string, unknown>, { get: (known, name: string) => known[name] ?? (() => new Promise(() => {})) }), events: {} }));

const { client } = await import("../../../app/data");
const { Gallery } = await import("./Gallery");

const template = (id: string, own: boolean) => ({ id, name: id, own, pages: 1, paper: "a4Landscape", description: { code: "verbatim", args: { text: "" } } }) as unknown as TemplateSummary;
const open = (id: string) => screen.getByRole("link", { name: `Open ${id}` });
const act1 = (button: string) => act(async () => void fireEvent.click(screen.getByText(button, { selector: "[role=status] ~ div button" })));

test("several templates are copied or deleted together; one that is built in is not deleted", async () => {
  const place = memoryLocation({ path: "/templates", record: true });
  render(
    <QueryClientProvider client={client}>
      <Router hook={place.hook}>
        <Gallery all={[template("Laurel", false), template("Ours", true), template("Theirs", true)]} may onUse={() => {}} />
      </Router>
    </QueryClientProvider>,
  );
  fireEvent.click(open("Ours"), { ctrlKey: true, detail: 1 });
  fireEvent.click(open("Laurel"), { ctrlKey: true, detail: 1 });
  expect(place.history).toEqual(["/templates"]);
  expect(screen.getByText("Delete", { selector: "button" }).hasAttribute("disabled")).toBe(true);
  await act1("Make a copy");
  expect(shell.beginTemplate.mock.calls.map(([from]) => from).toSorted()).toEqual(["Laurel", "Ours"]);
  fireEvent.click(open("Ours"), { ctrlKey: true, detail: 1 });
  fireEvent.click(open("Theirs"), { shiftKey: true, detail: 1 });
  await act1("Delete");
  expect(shell.deleteTemplate.mock.calls.map(([id]) => id)).toEqual(["Ours", "Theirs"]);
});
