import { act, fireEvent, render, screen } from "@testing-library/react";
import { beforeEach, expect, test, vi } from "vitest";

import { VirtualLinks, VirtualRows } from "./VirtualRows";

const ROWS = Array.from({ length: 100 }, (_, n) => `Row ${n}`);
const more = vi.fn<() => void>();

beforeEach(() => {
  more.mockReset();
  // A box and its rows have a size in a window.
  Object.defineProperty(HTMLElement.prototype, "clientHeight", { configurable: true, get: () => 400 });
  Object.defineProperty(HTMLElement.prototype, "clientWidth", { configurable: true, get: () => 600 });
  Object.defineProperty(HTMLElement.prototype, "offsetHeight", { configurable: true, get: () => 40 });
});

test("what is in sight is drawn at once, and says where it stands among all there are", async () => {
  render(<VirtualRows label="Certificates" rows={ROWS} total={1_000_000} more={more} rowHeight={40} height={400} render={(row) => row} />);
  await act(async () => {});
  const drawn = screen.getAllByRole("listitem");
  expect(drawn.length).toBeGreaterThan(5);
  expect(drawn.length).toBeLessThan(60);
  expect([drawn[0]?.textContent, drawn[0]?.getAttribute("aria-posinset"), drawn[0]?.getAttribute("aria-setsize")]).toEqual(["Row 0", "1", "1000000"]);
  expect(more).not.toHaveBeenCalled();
});

test("more is read when the end comes near, once for each page", async () => {
  const list = (rows: string[]) => <VirtualLinks rows={rows} more={more} rowHeight={40} render={(row) => <a href="#x">{row}</a>} />;
  const { container, rerender } = render(list(ROWS));
  await act(async () => {});
  expect(more).not.toHaveBeenCalled();
  const box = container.firstElementChild as HTMLElement;
  await act(async () => {
    box.scrollTop = 3_600;
    fireEvent.scroll(box);
  });
  expect(more).toHaveBeenCalledOnce();
  rerender(list([...ROWS, ...ROWS]));
  await act(async () => {});
  expect(more).toHaveBeenCalledOnce();
});

test("an empty list asks for nothing", async () => {
  render(<VirtualRows label="Certificates" rows={[]} more={more} rowHeight={40} height={400} render={() => null} />);
  await act(async () => {});
  expect(more).not.toHaveBeenCalled();
});
