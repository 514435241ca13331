import { act, fireEvent, render, screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";

import "../../app/text";
import type { AwardView } from "../../bindings";

const shell = vi.hoisted(() => ({ decideAwards: vi.fn<(cohort: string) => Promise<unknown>>(async () => ({ recorded: 3 })) }));
vi.mock("../../bindings", () => ({ commands: shell, events: {} }));

const { ConfirmDecide } = await import("./ConfirmDecide");

const row = (result: string, decided: string | null, differs = false) => ({ result, decided, differs });
const VIEW = { standard: { code: "verbatim", args: { text: "House rules" } }, toDecide: 3, rows: [row("passed", null), row("passed", "failed", true), row("failed", null), row("passed", "passed"), row("pending", null)] } as unknown as AwardView;

test("what is decided for good is said before: for whom, by which rules, with what result", async () => {
  const close = vi.fn<() => void>();
  render(<ConfirmDecide cohort="c1" cohortName="Autumn 2026" view={VIEW} onClose={close} />);
  expect(screen.getByRole("dialog", { name: "Decide 3 awards?" })).toBeTruthy();
  for (const text of ["Autumn 2026", "House rules", "2 passed · 1 did not pass"]) {
    expect(screen.getByText(text)).toBeTruthy();
  }
  expect(shell.decideAwards).not.toHaveBeenCalled();
  await act(async () => void fireEvent.click(screen.getByRole("button", { name: "Decide" })));
  expect(shell.decideAwards).toHaveBeenCalledExactlyOnceWith("c1");
  expect(close).toHaveBeenCalledOnce();
});
