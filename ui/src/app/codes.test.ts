import { expect, test } from "vitest";

import { countries, languageTag, languagesOfWorld, nameOfCode } from "./codes";

test("countries and languages have their names and codes, each once, in order", () => {
  const all = countries();
  expect(all.length).toBeGreaterThan(230);
  expect(all.length).toBeLessThan(260);
  expect(all.find(({ id }) => id === "IE")?.label).toBe("Ireland (IE)");
  expect(all.some(({ id }) => id === "EU" || id === "ZZ")).toBe(false);
  expect(languagesOfWorld().find(({ id }) => id === "cy")?.label).toBe("Welsh (cy)");
  expect([nameOfCode("region", "IE"), nameOfCode("region", "??"), nameOfCode("language", "pt-BR"), nameOfCode("region", "")]).toEqual(["Ireland (IE)", "??", "Brazilian Portuguese (pt-BR)", ""]);
  expect([languageTag("pt-br"), languageTag("en, cy"), languageTag("")]).toEqual(["pt-BR", null, null]);
});
