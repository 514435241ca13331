import { expect, test } from "vitest";

import "./text";
import { best, fit } from "./finding";
import { placeOfBlocker } from "./places";

test("exact before what begins so, a word that begins so before what merely holds it", () => {
  expect(["Register", "register of papers", "The register", "Preregister", "Cohorts"].map((text) => fit(text, "Register"))).toEqual([0, 1, 2, 3, null]);
  expect(fit("Résumé", "resume")).toBe(0);
  expect(best(["Preview", "Reports", "A review", "Review"], (name) => name, "review", 2)).toEqual(["Review", "A review"]);
});

test("what stands in the way leads to where it is mended", () => {
  const about = { programme: "p1", cohort: "c1", scoring: (title: string) => (title === "Test" ? "/scoring/c1/a2/1" : undefined) };
  const place = (code: string, title = "") => placeOfBlocker({ code, args: { title } }, about);
  expect(place("awards-blocked-differences", "Test")).toBe("/scoring/c1/a2/1/moderation");
  expect(place("awards-blocked-notScored", "Other")).toBe("/scoring/c1");
  expect(place("press-blocked-setUp")).toBe("/settings/institution");
  expect(place("press-blocked-accreditation")).toBe("/programmes/p1/overview/accreditedUntil");
  expect(place("something-else")).toBeNull();
});
