// What the window tests look for words with that no catalogue holds.
import { beforeEach, expect, test } from "vitest";

import script from "../../../tests/window/untranslated.js?raw";
import { setLanguage, translate } from "./text";

// oxlint-disable-next-line no-new-func, no-implied-eval
const untranslated = new Function(`${script}\nreturn untranslated;`)() as (records: unknown[], told: unknown) => string[];

beforeEach(async () => {
  await setLanguage("qps");
  document.body.innerHTML = "";
});

const show = (html: string) => {
  document.body.innerHTML = html;
};

test("words of the catalogue are none, whatever they are filled in with", () => {
  show(`<main><h1>${translate("rooms.programmes")}</h1><p>${translate("programmes.deleted", { code: "ADS-1" })}</p><kbd>${translate("find.goTo", { room: translate("rooms.register") })}</kbd></main>`);
  expect(untranslated([], { programmes: [{ code: "ADS-1" }] })).toEqual([]);
  expect(untranslated([], {})).toEqual(["ADS-1"]);
});

test("words in a file of a screen are found, in names and hints too", () => {
  show(`<p>Add a learner</p><input placeholder="Search" aria-label="${translate("find.label")}"><a title="Open it">${translate("close")}</a>`);
  expect(untranslated([], {})).toEqual(["Add learner", "Search", "Open it"]);
});

test("data are not, alone, together, with the glue of the catalogue and with figures", () => {
  const data = { learners: [{ name: "José García" }, { name: "Amélie Rousseau" }], title: "Applied Data Stewardship", at: "7 May 2026" };
  show(`<p>José García</p><p>Amélie Rousseau Applied Data Stewardship</p><p>${translate("facts", { first: "José García", second: "Applied Data Stewardship" })}</p><p>7 May 2026, 12 kB</p><p>Credwright</p>`);
  expect(untranslated([data], {})).toEqual([]);
  show("<p>José Garci</p>");
  expect(untranslated([data], {})).toEqual(["Garci"]);
});

test("a choice that is shown by its name in code is found", () => {
  show("<p>inReview</p>");
  expect(untranslated([], { state: "inReview" })).toEqual(["inReview"]);
});

test("a sentence that the shell made itself is no data, unless a record holds it", () => {
  const sentence = "Nine certificates were printed before noon.";
  show(`<p>${sentence}</p>`);
  expect(untranslated([], { note: sentence })).not.toEqual([]);
  expect(untranslated([{ note: sentence }], { note: sentence })).toEqual([]);
});
