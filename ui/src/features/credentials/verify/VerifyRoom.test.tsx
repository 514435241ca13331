import { QueryClientProvider } from "@tanstack/react-query";
import { act, fireEvent, render, screen, within } from "@testing-library/react";
import { expect, test, vi } from "vitest";

import type { FolderVerified, Verified } from "../../../bindings";

const VALID: Verified = {
  file: "one.pdf",
  sort: "credential",
  verdict: "valid",
  title: "Data Stewardship",
  learner: "José García",
  serial: "NIT-1",
  awardedOn: "2026-11-23",
  validUntil: null,
  issuerName: "Northfield Institute",
  claimedName: "Northfield Institute",
  issuerId: "did:web:nit.example",
  vouched: { list: "Providers 2026", signer: "National Agency", from: "2026-10-01T10:00:00Z", own: false },
  questions: [
    { question: "form", answer: "yes", reasons: [], asOf: null },
    { question: "unchanged", answer: "yes", reasons: [], asOf: null },
    { question: "inForce", answer: "yes", reasons: [], asOf: null },
    { question: "status", answer: "yes", reasons: [], asOf: "2026-11-30T09:00:00Z" },
    { question: "issuer", answer: "yes", reasons: [], asOf: null },
  ],
  problem: null,
  differences: [],
  within: [],
};
const CHANGED: Verified = {
  ...VALID,
  file: "changed.pdf",
  verdict: "notValid",
  learner: "Ann Lee",
  questions: [{ question: "unchanged", answer: "no", reasons: [{ code: "credentials-signatureWrong", args: {} }], asOf: null }],
  differences: [{ what: { code: "verify-learner", args: {} }, page: "Anna Lee", claim: "Ann Lee" }],
};
const UNKNOWN: Verified = {
  ...VALID,
  file: "code.png",
  sort: "printedCode",
  verdict: "cannotTell",
  learner: "王小明",
  issuerName: "",
  claimedName: "Famous University",
  vouched: null,
  questions: [{ question: "issuer", answer: "unknown", reasons: [{ code: "credentials-issuerUnknown", args: { issuer: "did:key:z6Mk" } }], asOf: null }],
  within: [{ ...VALID, file: "", learner: "", title: "An endorsement", sort: "endorsement" }],
};
const UNREAD: Verified = { ...VALID, file: "holiday.png", sort: "unread", verdict: "cannotTell", questions: [], problem: { code: "credentials-nothingBaked", args: {} } };

const shell = vi.hoisted(() => ({ files: null as unknown, folder: null as unknown, told: [] as string[] }));
vi.mock("../../../bindings", () => ({
  commands: new Proxy({} as Record<string, () => Promise<unknown>>, {
    get: (_, name: string) => async () => {
      shell.told.push(name);
      return name === "verifyFiles" ? shell.files : name === "verifyFolder" ? shell.folder : null;
    },
  }),
  events: {},
}));

// The list draws what is in sight; here that is everything.
vi.mock("@tanstack/react-virtual", () => ({
  useVirtualizer: ({ count }: { count: number }) => ({
    getVirtualItems: () => Array.from({ length: count }, (_, index) => ({ index, key: index, start: index * 90, end: index * 90 + 90 })),
    getTotalSize: () => count * 90,
    measureElement: () => {},
  }),
}));

const { client } = await import("../../../app/data");
const { showVerifying } = await import("../../../app/verifying");
const { VerifyRoom } = await import("./VerifyRoom");

async function open(): Promise<void> {
  client.clear();
  shell.told = [];
  render(
    <QueryClientProvider client={client}>
      <VerifyRoom />
    </QueryClientProvider>,
  );
  await act(async () => {});
}

const press = (name: string | RegExp) => act(async () => void fireEvent.click(screen.getByRole("button", { name })));
const answer = () => within(screen.getByRole("complementary", { name: "Answer" }));
const looks = () => [...screen.getByRole("main").querySelectorAll("li [data-look]")].map((sign) => sign.getAttribute("data-look"));

test("the three verdicts have a sign and words of their own, and what was not read has another", async () => {
  shell.files = [VALID, CHANGED, UNKNOWN, UNREAD];
  await open();
  await press("Choose files…");
  expect(looks()).toEqual(["valid", "notValid", "cannotTell", "unread"]);
  const rows = screen.getAllByRole("listitem").filter((item) => item.closest("main"));
  expect(rows.map((row) => row.textContent)).toEqual([
    expect.stringMatching(/José García.*Valid$/),
    expect.stringMatching(/Ann Lee.*Not valid$/),
    expect.stringMatching(/王小明.*named by no list.*It calls its issuer “Famous University”\..*Cannot tell$/),
    expect.stringMatching(/holiday\.png.*Not read$/),
  ]);
});

test("an unread file shows what its problem is, and asks no questions", async () => {
  shell.files = [UNREAD];
  await open();
  await press("Choose files…");
  expect(answer().getByText(/There is no credential in this picture/)).toBeTruthy();
  expect(answer().queryByRole("list", { name: "The questions" })).toBeNull();
});

test("who vouches is said with the list and its age; that it is complete only where it is not", async () => {
  shell.files = [VALID];
  await open();
  await press("Choose files…");
  expect(answer().getByText("National Agency vouches for Northfield Institute in “Providers 2026”.")).toBeTruthy();
  expect(answer().getByText(/^The list was signed .* on 1 Oct 2026\.$/)).toBeTruthy();
  expect(answer().queryByText("Is it complete?")).toBeNull();
});

test("an unknown issuer cannot be told, is never red, and leads to the lists", async () => {
  shell.files = [UNKNOWN];
  await open();
  await press("Choose files…");
  const room = screen.getByRole("complementary", { name: "Answer" });
  expect(answer().getByRole("heading", { name: "Cannot tell" })).toBeTruthy();
  expect(room.querySelector("[data-look='notValid']")).toBeNull();
  expect(answer().getByRole("link").getAttribute("href")).toBe("/issuers");
  await press(/An endorsement/);
  expect(answer().getByRole("heading", { name: "Valid" })).toBeTruthy();
  await press("Back to the whole");
  expect(answer().getByRole("heading", { name: "Cannot tell" })).toBeTruthy();
});

test("a page that says other words than what was signed shows both", async () => {
  shell.files = [CHANGED];
  await open();
  await press("Choose files…");
  const row = within(answer().getByRole("table", { name: /not as it was issued/ })).getAllByRole("row")[1];
  expect(row?.textContent).toBe("LearnerAnna LeeAnn Lee");
});

test("a folder shows how far it is and can be stopped; then how many there are of each, and its table", async () => {
  const whole: FolderVerified = { folder: "scans", total: 10_000, valid: 9_900, notValid: 40, cannotTell: 60, shown: [CHANGED, UNKNOWN] };
  const asked: { end?: (folder: FolderVerified) => void } = {};
  shell.folder = new Promise<FolderVerified>((resolve) => {
    asked.end = resolve;
  });
  await open();
  await press("Choose a folder…");
  await act(async () => showVerifying({ done: 2_500, total: 10_000 }));
  expect(screen.getByText("2,500 of 10,000 files")).toBeTruthy();
  expect(screen.getByRole("progressbar").getAttribute("aria-valuenow")).toBe("25");
  expect(screen.getByRole("button", { name: "Choose files…" }).hasAttribute("disabled")).toBe(true);
  await press("Stop");
  expect(shell.told).toContain("stopVerifying");
  await act(async () => asked.end?.(whole));
  expect(screen.queryByRole("progressbar")).toBeNull();
  expect(screen.getByRole("button", { name: "9,900 valid" })).toBeTruthy();
  await press("60 cannot tell");
  expect(looks()).toEqual(["cannotTell"]);
  await press("Export as CSV…");
  expect(shell.told).toContain("exportVerified");
});
