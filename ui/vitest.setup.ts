// What jsdom lacks of a browser.
import { cleanup } from "@testing-library/react";
import { afterEach } from "vitest";

if (typeof CSS === "undefined" || !CSS.escape) {
  Object.assign(globalThis, { CSS: { ...globalThis.CSS, escape: (text: string) => text.replace(/[^a-zA-Z0-9_-]/g, (c) => `\\${c}`) } });
}
globalThis.ResizeObserver ??= class {
  observe() {}
  unobserve() {}
  disconnect() {}
};
Element.prototype.scrollIntoView ??= () => {};

afterEach(cleanup);
