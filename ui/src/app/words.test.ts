// The same table that holds the Rust catalogue: both sides say the same.
import { describe, expect, it } from "vitest";

import rows from "../../../src-tauri/crates/words/tests/table.json";
import { type Message, Words } from "./words";

const CATALOGUES = import.meta.glob<string>("../../../src-tauri/crates/words/tests/catalogues/*.ftl", {
  query: "?raw",
  import: "default",
  eager: true,
});

function text(language: string): string {
  return CATALOGUES[`../../../src-tauri/crates/words/tests/catalogues/${language}.ftl`] ?? "";
}

function catalogue(language: string): Words {
  return new Words(language, [text(language.startsWith("qps") ? "en" : language)], { timeZone: "UTC", isolate: false });
}

describe("messages in words", () => {
  const languages = [...new Set(rows.map((row) => row.language))];

  it("covers nine languages", () => {
    expect(languages.length).toBe(9);
    expect(rows.length).toBeGreaterThan(400);
  });

  it.each(languages)("says in %s what Rust says", (language) => {
    const words = catalogue(language);
    const own = rows.filter((row) => row.language === language);
    expect(own.map((row) => words.put(row.message as unknown as Message))).toEqual(own.map((row) => row.text));
  });

  it("keeps names apart from the words around them from right to left", () => {
    const said = new Words("ar", [text("ar")]).put({ code: "welcome", args: { name: "Ann" } });
    expect(said).toContain("\u2068Ann\u2069");
  });
});
