// Theme, contrast and density: how this screen looks, not part of the workspace.
export type Theme = "system" | "light" | "dark";
export interface Appearance {
  theme: Theme;
  moreContrast: boolean;
  compact: boolean;
}

const KEY = "appearance";
const DEFAULT: Appearance = { theme: "system", moreContrast: false, compact: false };

export function appearance(): Appearance {
  try {
    return { ...DEFAULT, ...(JSON.parse(localStorage.getItem(KEY) ?? "{}") as Partial<Appearance>) };
  } catch {
    return DEFAULT;
  }
}

function apply(wanted: Appearance): void {
  const root = document.documentElement;
  const dark =
    wanted.theme === "dark" ||
    (wanted.theme === "system" && window.matchMedia("(prefers-color-scheme: dark)").matches);
  root.dataset.theme = dark ? "dark" : "light";
  root.dataset.contrast = wanted.moreContrast ? "more" : "normal";
  root.dataset.density = wanted.compact ? "compact" : "comfortable";
}

export function setAppearance(wanted: Appearance): void {
  localStorage.setItem(KEY, JSON.stringify(wanted));
  apply(wanted);
}

export function restoreAppearance(): void {
  apply(appearance());
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => apply(appearance()));
}
