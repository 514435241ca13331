import { act, render, screen } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";

import { languages, locale, restoreLanguage, setLanguage, translate, useTranslation } from "./text";

function Screen() {
  const { t, say } = useTranslation();
  return (
    <p>
      {t("frameworks.count", { count: 1_234 })} · {say({ code: "verbatim", args: { text: "as it was" } })}
    </p>
  );
}

describe("the words on screen", () => {
  afterEach(async () => {
    localStorage.clear();
    await act(() => restoreLanguage());
  });

  it("come from the catalogue, with plural forms and numbers by locale", () => {
    expect(translate("cancel")).toBe("Cancel");
    expect(translate("frameworks.count", { count: 1 })).toBe("1 competency");
    expect(translate("frameworks.count", { count: 12_345 })).toBe("12,345 competencies");
    expect(translate("press.fileNamesHint")).toContain("{serial}, {name}");
    expect(locale()).toBe("en-GB");
  });

  it("are shown anew when the language is another, and the page says which", async () => {
    render(<Screen />);
    expect(screen.getByText("1,234 competencies · as it was")).toBeTruthy();
    await act(() => setLanguage("qps-rtl"));
    expect(screen.getByText(/^\[\u20681,234\u2069 .+\] · as it was$/)).toBeTruthy();
    expect([document.documentElement.dataset.language, document.documentElement.dir]).toEqual(["qps-rtl", "rtl"]);
  });

  it("stay English where a language is asked for that is not there", async () => {
    localStorage.setItem("language", "xx");
    await restoreLanguage();
    expect(translate("cancel")).toBe("Cancel");
    expect(document.documentElement.lang).toBe("en");
    expect(languages()).toContain("en");
  });
});
