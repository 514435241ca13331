// Changes to a template, each from the template as it is to the template as it will be.
import type { CertificateTemplate, ElementKind, Frame, Guide, TemplateElement, TemplatePage } from "../../../bindings";
import { alike, moved } from "./geometry/frames";

export type Change = (template: CertificateTemplate) => CertificateTemplate;

export function onPage(page: number, change: (page: TemplatePage) => TemplatePage): Change {
  return (t) => ({ ...t, pages: t.pages.map((p, n) => (n === page ? change(p) : p)) });
}

const onElements = (page: number, change: (elements: TemplateElement[]) => TemplateElement[]): Change => onPage(page, (p) => ({ ...p, elements: change(p.elements) }));

/** An identity that no element of the template has. */
export function freeId(template: CertificateTemplate, taken: string[] = []): string {
  const known = new Set([...template.pages.flatMap((p) => p.elements.map((e) => e.id)), ...taken]);
  let number = known.size + 1;
  while (known.has(`e${number}`)) {
    number += 1;
  }
  return `e${number}`;
}

/** The same with the elements of these identities changed. */
export function changed(page: number, ids: string[], change: (element: TemplateElement) => TemplateElement): Change {
  return onElements(page, (elements) => elements.map((e) => (ids.includes(e.id) ? change(e) : e)));
}

export function ofKind<T extends ElementKind["type"]>(page: number, id: string, change: (kind: Extract<ElementKind, { type: T }>) => Extract<ElementKind, { type: T }>): Change {
  return changed(page, [id], (e) => ({ ...e, kind: change(e.kind as Extract<ElementKind, { type: T }>) }));
}

/** Boxes by identity take the place of those there are; what is locked stays. */
export function placed(page: number, frames: Map<string, Frame>): Change {
  return onElements(page, (elements) => elements.map((e) => ({ ...e, frame: e.locked ? e.frame : (frames.get(e.id) ?? e.frame) })));
}

export function added(page: number, element: TemplateElement): Change {
  return onElements(page, (elements) => {
    // What fills the page belongs behind everything.
    const behind = element.kind.type === "background";
    return behind ? [element, ...elements] : [...elements, element];
  });
}

export const removed = (page: number, ids: string[]): Change => onElements(page, (elements) => elements.filter((e) => !ids.includes(e.id) || e.locked));

/** Copies of elements on a page, and their identities. Where one would cover another of its place and size, all stand a little lower and further right. */
export function pasted(template: CertificateTemplate, page: number, elements: TemplateElement[]): [Change, string[]] {
  const there = template.pages[page]?.elements ?? [];
  const covers = (by: number) => elements.some((e) => there.some(({ frame }) => alike(frame, moved(e.frame, by, by))));
  let by = 0;
  while (covers(by)) {
    by += 5;
  }
  const made: string[] = [];
  const mine = elements.map((e) => {
    const id = freeId(template, made);
    made.push(id);
    return { ...e, id, locked: false, frame: moved(e.frame, by, by) };
  });
  return [onElements(page, (all) => [...all, ...mine]), made];
}

/** Copies of elements beside them, and their identities. */
export function copies(template: CertificateTemplate, page: number, ids: string[]): [Change, string[]] {
  const mine = (template.pages[page]?.elements ?? []).filter((e) => ids.includes(e.id));
  return pasted(template, page, mine);
}

/** The elements in the order of these identities, from the back to the front. */
export const ordered = (page: number, ids: string[]): Change =>
  onElements(page, (elements) => elements.toSorted((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id)));

export const withGuides = (page: number, change: (guides: Guide[]) => Guide[]): Change => onPage(page, (p) => ({ ...p, guides: change(p.guides ?? []) }));

export function withPageAfter(page: number, copy: boolean): Change {
  return (t) => {
    const taken: string[] = [];
    const elements = copy
      ? (t.pages[page]?.elements ?? []).map((e) => {
          const id = freeId(t, taken);
          taken.push(id);
          return { ...e, id };
        })
      : [];
    return { ...t, pages: t.pages.toSpliced(page + 1, 0, { elements, guides: copy ? (t.pages[page]?.guides ?? []) : [] }) };
  };
}

export const withoutPage =
  (page: number): Change =>
  (t) => (t.pages.length > 1 ? { ...t, pages: t.pages.toSpliced(page, 1) } : t);

const COLOURED = ["colour", "innerColour", "ink", "fill", "stroke", "rules"] as const;

/** A colour under another name, wherever it is used. */
export function renamedColour(from: string, to: string): Change {
  return (t) => ({
    ...t,
    colours: t.colours.map((c) => (c.name === from ? { ...c, name: to } : c)),
    styles: t.styles.map((s) => (s.colour === from ? { ...s, colour: to } : s)),
    pages: t.pages.map((p) => ({
      ...p,
      elements: p.elements.map((e) => {
        const kind: Record<string, unknown> = { ...e.kind };
        for (const key of COLOURED) {
          if (kind[key] === from) {
            kind[key] = to;
          }
        }
        return { ...e, kind: kind as unknown as ElementKind };
      }),
    })),
  });
}

/** How often a colour or a style is used. */
export function uses(template: CertificateTemplate, what: "colour" | "style", name: string): number {
  const keys: readonly string[] = what === "colour" ? COLOURED : ["style", "nameStyle", "roleStyle", "headingStyle"];
  const inElements = template.pages.flatMap((p) => p.elements).filter((e) => keys.some((key) => (e.kind as unknown as Record<string, unknown>)[key] === name)).length;
  return inElements + (what === "colour" ? template.styles.filter((s) => s.colour === name).length : 0);
}
