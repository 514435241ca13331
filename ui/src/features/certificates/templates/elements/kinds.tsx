// What every kind of element has on screen: its sign, how it begins, and its fields.
import type { LucideIcon } from "lucide-react";
import type { ComponentType } from "react";

import type { CertificateTemplate, ElementKind, Frame } from "../../../../bindings";
import type { Size } from "../geometry/frames";

export type KindName = ElementKind["type"];
export type Kind<T extends KindName> = Extract<ElementKind, { type: T }>;

export interface FieldsProps<T extends KindName> {
  kind: Kind<T>;
  template: CertificateTemplate;
  edit: (change: (kind: Kind<T>) => Kind<T>) => void;
  isDisabled: boolean;
}

export interface KindOnScreen<T extends KindName> {
  Icon: LucideIcon;
  /** A new one, with its box on a page of this size (millimetres). */
  begin: (template: CertificateTemplate, page: Size) => { kind: Kind<T>; frame: Frame };
  Fields: ComponentType<FieldsProps<T>>;
  /** What tells it from others of its kind in the list of layers. */
  says?: (kind: Kind<T>) => string;
}

/** A box in the middle of the page. */
export function middle(page: Size, width: number, height: number): Frame {
  const w = Math.min(width, page.width);
  const h = Math.min(height, page.height);
  return { x: Math.round((page.width - w) / 2), y: Math.round((page.height - h) / 2), width: w, height: h };
}

/** A colour or style of the template: the one wished for, or the first. */
export function colourOf(template: CertificateTemplate, wished: string): string {
  return (template.colours.find((c) => c.name === wished) ?? template.colours[0])?.name ?? "#1C2430";
}

export function styleOf(template: CertificateTemplate, ...wished: string[]): string {
  const found = wished.map((id) => template.styles.find((s) => s.id === id)).find((s) => s !== undefined);
  return (found ?? template.styles[0])?.id ?? "";
}
