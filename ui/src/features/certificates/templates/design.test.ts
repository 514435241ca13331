import { describe, expect, it } from "vitest";

import type { CertificateTemplate, TemplateElement } from "../../../bindings";
import { added, copies, freeId, ordered, pasted, placed, removed, renamedColour, uses, withPageAfter, withoutPage } from "./design";

const element = (id: string, locked = false): TemplateElement => ({
  id,
  name: "",
  frame: { x: 0, y: 0, width: 10, height: 5 },
  locked,
  hidden: false,
  kind: { type: "line", colour: "ink", weight: 1, dash: 0 },
});

const template = (): CertificateTemplate => ({
  id: "t",
  name: "T",
  description: "",
  version: 1,
  paper: "a4Landscape",
  language: "en",
  bleed: 0,
  cropMarks: false,
  safeArea: 5,
  colours: [{ name: "ink", value: "#1C2430" }],
  styles: [],
  pages: [{ elements: [element("e1"), element("e2", true)], guides: [] }],
  labels: null,
});

const ids = (t: CertificateTemplate, page = 0) => t.pages[page]?.elements.map((e) => e.id);

describe("a template", () => {
  it("takes pasted elements in their place, or beside what they would cover", () => {
    const [beside] = pasted(template(), 0, [element("e1")]);
    expect(beside(template()).pages[0]?.elements.map((e) => e.frame.x)).toEqual([0, 0, 5]);
    const stored = { ...template(), pages: [{ elements: [{ ...element("e1"), frame: { x: 46.200_000_762_939_45, y: 0, width: 10, height: 5 } }], guides: [] }] };
    const drawn = [{ ...element("e1"), frame: { x: 46.2, y: 0, width: 10, height: 5 } }, { ...element("e2"), frame: { x: 80, y: 0, width: 10, height: 5 } }];
    const [together] = pasted(stored, 0, drawn);
    expect(together(stored).pages[0]?.elements.slice(1).map((e) => [e.frame.x, e.frame.y])).toEqual([[51.2, 5], [85, 5]]);
    const two = { ...template(), pages: [...template().pages, { elements: [], guides: [] }] };
    const [alike, made] = pasted(two, 1, [element("e1"), element("e2", true)]);
    const page = alike(two).pages[1]?.elements ?? [];
    expect(page.map((e) => [e.frame.x, e.locked])).toEqual([[0, false], [0, false]]);
    expect(made).toEqual(["e3", "e4"]);
    expect(page.map((e) => e.id)).toEqual(made);
  });

  it("gives each new element an identity of its own", () => {
    expect(freeId(template())).toBe("e3");
    expect(freeId(template(), ["e3", "e4"])).toBe("e5");
    const [change, made] = copies(template(), 0, ["e1", "e2"]);
    const out = change(template());
    expect(new Set(ids(out)).size).toBe(4);
    expect(made).toEqual(ids(out)?.slice(2));
    expect(out.pages[0]?.elements[3]).toMatchObject({ locked: false, frame: { x: 5, y: 5 } });
  });
  it("leaves alone what is locked", () => {
    expect(ids(removed(0, ["e1", "e2"])(template()))).toEqual(["e2"]);
    const to = { x: 9, y: 9, width: 1, height: 1 };
    const out = placed(0, new Map([["e1", to], ["e2", to]]))(template());
    expect(out.pages[0]?.elements.map((e) => e.frame.x)).toEqual([9, 0]);
  });
  it("puts a background behind everything", () => {
    const ground = { ...element("g"), kind: { type: "background" as const, colour: "ink", picture: null } };
    expect(ids(added(0, ground)(template()))).toEqual(["g", "e1", "e2"]);
    expect(ids(ordered(0, ["e2", "e1"])(template()))).toEqual(["e2", "e1"]);
  });
  it("keeps colours together when one is renamed", () => {
    const out = renamedColour("ink", "night")(template());
    expect(uses(out, "colour", "ink")).toBe(0);
    expect(uses(out, "colour", "night")).toBe(2);
    expect(out.colours[0]?.name).toBe("night");
  });
  it("never loses its last page", () => {
    const two = withPageAfter(0, true)(template());
    expect(ids(two, 1)).toEqual(["e3", "e4"]);
    expect(withoutPage(0)(two).pages).toHaveLength(1);
    expect(withoutPage(0)(template()).pages).toHaveLength(1);
  });
});
