import { describe, expect, it } from "vitest";

import type { Frame } from "../../../../bindings";
import { aligned, spread } from "./alignment";
import { moved, pulled, sizeOf } from "./frames";
import { catches, snapMove, snapPull } from "./snapping";

const box = (x: number, y: number, width: number, height: number): Frame => ({ x, y, width, height });
const PAGE = sizeOf("a4Landscape");

describe("frames", () => {
  it("know the papers", () => {
    expect(PAGE).toEqual({ width: 297, height: 210 });
    expect(sizeOf({ custom: { widthTenths: 1234, heightTenths: 500 } })).toEqual({ width: 123.4, height: 50 });
  });
  it("move and are pulled without passing through themselves", () => {
    expect(moved(box(1, 2, 3, 4), 0.111, -0.1)).toEqual(box(1.11, 1.9, 3, 4));
    expect(pulled(box(10, 10, 20, 10), "e", 5, 99)).toEqual(box(10, 10, 25, 10));
    expect(pulled(box(10, 10, 20, 10), "nw", -5, -2)).toEqual(box(5, 8, 25, 12));
    expect(pulled(box(10, 10, 20, 10), "w", 50, 0)).toEqual(box(29, 10, 1, 10));
    expect(pulled(box(10, 10, 20, 10), "se", 20, 0, true)).toEqual(box(10, 10, 40, 20));
  });
});

describe("snapping", () => {
  const lines = catches(PAGE, 5, [{ upright: true, at: 60 }], [box(100, 50, 20, 20)]);
  it("catches the page, its safe area, guides and other boxes", () => {
    expect(snapMove(box(5.8, 90, 10, 10), lines, 1)).toMatchObject({ dx: expect.closeTo(-0.8), dy: 0, across: [5] });
    expect(snapMove(box(59.5, 90, 10, 10), lines, 1)).toMatchObject({ dx: 0.5, across: [60] });
    expect(snapMove(box(143, 99, 10, 10), lines, 1.5)).toMatchObject({ dx: 0.5, dy: 1, down: [105] });
    expect(snapMove(box(30, 51, 10, 10), lines, 1.5).down).toEqual([50, 60]);
  });
  it("leaves alone what is out of reach", () => {
    expect(snapMove(box(30, 80, 10, 10), lines, 1)).toEqual({ dx: 0, dy: 0, across: [], down: [] });
  });
  it("catches only the edge that is pulled", () => {
    expect(snapPull(box(30, 30, 29.6, 5), "e", lines, 1)).toMatchObject({ dx: expect.closeTo(0.4), dy: 0 });
    expect(snapPull(box(30, 30, 29.6, 5), "s", lines, 1)).toMatchObject({ dx: 0, dy: 0 });
  });
});

describe("alignment", () => {
  it("lines one up with the page and several with each other", () => {
    expect(aligned([box(3, 3, 97, 10)], PAGE, "centre")).toEqual([box(100, 3, 97, 10)]);
    expect(aligned([box(3, 3, 97, 10)], PAGE, "bottom")).toEqual([box(3, 200, 97, 10)]);
    expect(aligned([box(10, 0, 10, 10), box(30, 5, 20, 10)], PAGE, "right")).toEqual([box(40, 0, 10, 10), box(30, 5, 20, 10)]);
  });
  it("makes gaps equal whatever the order", () => {
    const out = spread([box(90, 0, 10, 5), box(0, 0, 10, 5), box(20, 0, 30, 5)], "across");
    expect(out.map((f) => f.x)).toEqual([90, 0, 35]);
    expect(spread([box(0, 0, 1, 1), box(9, 9, 1, 1)], "down")[1]).toEqual(box(9, 9, 1, 1));
  });
});
