/** The page itself: what is pasted is answered, and what came along vouches for nobody. */
import { beforeAll, describe, expect, it, vi } from "vitest";
import vectors from "../../../src-tauri/crates/credential/tests/vectors/cases.json?raw";

interface Case {
  readonly name?: string;
  readonly text?: string;
  readonly known: string;
}
interface Setting {
  readonly documents: string[];
  readonly statusLists: { address: string; text: string }[];
  readonly issuerLists: string[];
}
const { known, cases } = JSON.parse(vectors) as { known: Record<string, Setting>; cases: Case[] };
const all = known["all"] as Setting;
const textOf = (name: string): string => cases.find((one) => one.name === name)?.text ?? "";

async function paste(text: string): Promise<string> {
  const area = document.querySelector("textarea") as HTMLTextAreaElement;
  area.value = text;
  document.getElementById("answers")?.replaceChildren();
  [...document.querySelectorAll("button")].find((button) => button.textContent === "Verify")?.click();
  return shown();
}

async function shown(): Promise<string> {
  await vi.waitFor(() => expect(document.querySelector("#answers section")).not.toBeNull(), { timeout: 10_000 });
  return document.getElementById("answers")?.textContent ?? "";
}

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: new Date("2026-12-01T00:00:00Z") });
  const { documents, statusLists } = all;
  const stapled = JSON.stringify({ documents, statusLists });
  document.body.innerHTML = `<main id="page"></main><script type="application/json" id="at-hand"></script>`;
  (document.getElementById("at-hand") as HTMLElement).textContent = stapled;
  await import("./page");
});

describe("the page", () => {
  it("answers what is pasted, and says what it lacks", async () => {
    const answer = await paste(textOf("badge"));
    expect(answer).toContain("Cannot tell");
    expect(answer).toContain("No list of recognised issuers names did:web:uni.example");
    expect(answer).toContain("Zoë Ünal-1");
  });

  it("asks before it relies on a list", async () => {
    const list = all.issuerLists[0] ?? "";
    expect(await paste(list)).toContain("Rely on the list only if");
    expect(await paste(textOf("badge"))).toContain("Cannot tell");
    await paste(list);
    [...document.querySelectorAll("button")].find((button) => button.textContent === "Rely on this list")?.click();
    await vi.waitFor(() => expect(document.querySelector("#answers")?.textContent).not.toContain("Rely on the list only if"));
    const answer = await paste(textOf("badge"));
    expect(answer).toContain("Valid");
    expect(answer).toContain("Agency vouches for Listed: did:web:uni.example in “National list”.");
  });

  it("answers a printed code", async () => {
    const answer = await paste(textOf("code"));
    expect(answer).toContain("Valid");
    expect(answer).toContain("ADS-1/00042");
  });

  it("says why a file is none", async () => {
    expect(await paste("This is no credential.")).toContain("This is no credential. A credential is a JSON file");
    expect(await paste(textOf("result changed"))).toContain("The signature does not fit");
  });
});
