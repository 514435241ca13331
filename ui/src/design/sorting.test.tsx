import { fireEvent, render, screen } from "@testing-library/react";
import { useMemo, useState } from "react";
import { expect, test } from "vitest";

import "../app/text";
import { SortHead, useSorted } from "./sorting";
import type { Column, Order } from "./sorting";

interface Row {
  name: string;
  percent: number | null;
}

const ROWS: Row[] = [
  { name: "Bao", percent: 9 },
  { name: "Ada", percent: null },
  { name: "Cy", percent: 70 },
];

function List() {
  const [order, setOrder] = useState<Order | null>(null);
  const columns = useMemo<Column<Row>[]>(() => [{ id: "name", label: "Name", by: (r) => r.name }, { id: "percent", label: "Per cent", by: (r) => r.percent }, { id: "why", label: "" }], []);
  return (
    <>
      <SortHead columns={columns} order={order} onOrder={setOrder} />
      <output>{useSorted(ROWS, columns, order).map((r) => r.name).join(" ")}</output>
    </>
  );
}

const order = () => screen.getByRole("status").textContent;
const press = (name: RegExp) => fireEvent.click(screen.getByRole("button", { name }));

test("a heading sorts, turns the order round, and gives it back; what has no value comes last both ways", () => {
  render(<List />);
  expect(order()).toBe("Bao Ada Cy");
  press(/Sort by Name/);
  expect(order()).toBe("Ada Bao Cy");
  press(/Sort by Per cent/);
  expect(order()).toBe("Bao Cy Ada");
  press(/Sorted by Per cent, from the beginning/);
  expect(order()).toBe("Cy Bao Ada");
  press(/Sorted by Per cent, from the end/);
  expect(order()).toBe("Bao Ada Cy");
});
