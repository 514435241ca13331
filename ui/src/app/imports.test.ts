import { expect, test } from "vitest";

/** What a room lends to others; everything else in it is its own. */
const LENT = new Set([
  "assessment/rubrics/CriterionDetails.tsx",
  "awards/Explained.tsx",
  "certificates/press/PdfPreview.tsx",
  "credentials/keys/CredentialLine.tsx",
  "credentials/keys/SigningGate.tsx",
  "institution/fonts/Fonts.tsx",
  "institution/form/InstitutionForm.tsx",
  "institution/pictures/usePicture.ts",
  "packages/ImportPackage.tsx",
  "people/People.tsx",
  "workspace/versions/Versions.tsx",
]);

/** The one file of `app` that knows the rooms. */
const TABLE = "app/screens.tsx";

const sources = import.meta.glob<string>("../**/*.{ts,tsx}", { query: "?raw", import: "default", eager: true });

function path(base: string, relative: string): string {
  const parts = base.split("/").slice(0, -1);
  for (const part of relative.split("/")) {
    if (part === "..") {
      parts.pop();
    } else if (part !== ".") {
      parts.push(part);
    }
  }
  return parts.join("/");
}

/** `../design/x.tsx`, as this folder sees it, from the root of the source. */
const fromRoot = (seen: string) => (seen.startsWith("./") ? `app/${seen.slice(2)}` : seen.slice(3));

const files = new Map(Object.entries(sources).map(([seen, text]) => [fromRoot(seen), text]));

function importsOf(file: string, text: string): string[] {
  return [...text.matchAll(/(?:from|import)\s*\(?\s*"(\.[^"?]*)"/g)].flatMap(([, relative]) => {
    const target = path(file, relative ?? "");
    return [target, `${target}.ts`, `${target}.tsx`, `${target}/index.ts`].filter((name) => files.has(name));
  });
}

const graph = new Map([...files].map(([file, text]) => [file, importsOf(file, text)]));
const edges = [...graph].filter(([from]) => !/\.test\.tsx?$/.test(from)).flatMap(([from, targets]) => targets.map((to) => ({ from, to })));

/** A chain of imports that comes back to where it began, or nothing. */
function circle(of: ReadonlyMap<string, string[]>): string[] | null {
  const done = new Set<string>();
  const walk = (file: string, way: string[]): string[] | null => {
    if (way.includes(file)) {
      return [...way.slice(way.indexOf(file)), file];
    }
    if (done.has(file)) {
      return null;
    }
    for (const next of of.get(file) ?? []) {
      const found = walk(next, [...way, file]);
      if (found) {
        return found;
      }
    }
    done.add(file);
    return null;
  };
  for (const file of of.keys()) {
    const found = walk(file, []);
    if (found) {
      return found;
    }
  }
  return null;
}

const roomOf = (file: string) => (file.startsWith("features/") ? file.split("/")[1] : undefined);

test("the walk sees the whole tree and finds a circle where there is one", () => {
  expect(files.size).toBeGreaterThan(140);
  expect(edges.length).toBeGreaterThan(400);
  expect(circle(new Map([["a", ["b"]], ["b", ["c"]], ["c", ["b"]]]))).toEqual(["b", "c", "b"]);
});

test("no file imports itself by a detour", () => {
  expect(circle(graph)).toBeNull();
});

/** Words and numbers lie under everything that is drawn. */
const WORDS = new Set(["app/figures.ts", "app/locale.ts", "app/text.ts"]);

test("controls know no room and nothing of the frame", () => {
  const wrong = edges.filter(({ from, to }) => from.startsWith("design/") && (to.startsWith("features/") || to.startsWith("app/")) && !WORDS.has(to));
  expect(wrong).toEqual([]);
});

test("the frame knows the rooms by their table only", () => {
  const wrong = edges.filter(({ from, to }) => from.startsWith("app/") && to.startsWith("features/") && from !== TABLE);
  expect(wrong).toEqual([]);
});

test("a room uses of another only what that one lends", () => {
  const across = edges.filter(({ from, to }) => roomOf(from) !== undefined && roomOf(to) !== undefined && roomOf(from) !== roomOf(to));
  const wrong = across.filter(({ to }) => !LENT.has(to.slice("features/".length)));
  expect(wrong).toEqual([]);
  const unused = [...LENT].filter((file) => !across.some(({ to }) => to === `features/${file}`));
  expect(unused).toEqual([]);
});
