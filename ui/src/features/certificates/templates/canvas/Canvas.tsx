import { useRef, useState } from "react";
import type { PointerEvent } from "react";

import { useTranslation } from "../../../../app/text";
import type { CertificateTemplate, Frame, Guide, TemplateFinding } from "../../../../bindings";
import { PdfPage } from "../../press/PdfPage";
import { around, sizeOf, tidy } from "../geometry/frames";
import type { Size } from "../geometry/frames";
import { useLayerName } from "../panels/layerName";
import styles from "./canvas.module.css";
import { ElementBox } from "./ElementBox";
import type { Keys } from "./ElementBox";
import { GuideLine } from "./GuideLine";
import { Ruler, RULER } from "./Ruler";
import { useDragging } from "./useDragging";
import { Writing } from "./Writing";

interface CanvasProps {
  template: CertificateTemplate;
  page: number;
  /** Pixels to the millimetre. */
  scale: number;
  /** Room for the canvas, in pixels. */
  room: Size;
  pdf: string;
  findings: TemplateFinding[];
  selected: string[];
  isReadOnly: boolean;
  onSelect: (ids: string[]) => void;
  onPlace: (frames: Map<string, Frame>) => void;
  onNudge: (dx: number, dy: number) => void;
  onGuides: (change: (guides: Guide[]) => Guide[]) => void;
  /** The words of an element were written in place. */
  onWords: (id: string, words: string) => void;
}

/** Room around the page, in pixels. */
export const MARGIN = 28;

/** How far an arrow key moves, in millimetres. */
const step = (keys: Keys): number => (keys.shift ? 5 : keys.alt ? 0.1 : 1);

/** The page as it prints, with boxes over its elements, rulers and guides. */
export function Canvas({ template, page: at, scale, room, pdf, findings, selected, isReadOnly, onSelect, onPlace, onNudge, onGuides, onWords }: CanvasProps) {
  const { t } = useTranslation();
  const layerName = useLayerName();
  const paper = useRef<HTMLDivElement>(null);
  const [pulling, setPulling] = useState<Guide | null>(null);
  const [writing, setWriting] = useState<string | null>(null);
  const size = sizeOf(template.paper);
  const page = template.pages[at] ?? { elements: [], guides: [] };
  const { dragged, drag, pull, end } = useDragging({ page, size, safe: template.safeArea, scale, selected, drop: onPlace });
  const frameOf = (id: string, frame: Frame) => dragged?.frames.get(id) ?? frame;
  const chosen = page.elements.filter((e) => selected.includes(e.id));
  const span = chosen.length > 0 ? around(chosen.map((e) => frameOf(e.id, e.frame))) : undefined;
  const written = page.elements.find((e) => e.id === writing);
  const select = (id: string, more: boolean) => onSelect(more ? (selected.includes(id) ? selected.filter((x) => x !== id) : [...selected, id]) : [id]);

  const guideFrom = (upright: boolean) => {
    const place = (event: PointerEvent): Guide => {
      const box = paper.current?.getBoundingClientRect();
      const pixels = upright ? event.clientX - (box?.left ?? 0) : event.clientY - (box?.top ?? 0);
      return { upright, at: tidy(Math.round((pixels / scale) * 2) / 2) };
    };
    return {
      onPointerDown: (event: PointerEvent) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        setPulling(place(event));
      },
      onPointerMove: (event: PointerEvent) => {
        if (pulling) {
          setPulling(place(event));
        }
      },
      onPointerUp: () => {
        const most = upright ? size.width : size.height;
        if (pulling && pulling.at >= 0 && pulling.at <= most) {
          onGuides((guides) => [...guides, pulling]);
        }
        setPulling(null);
      },
    };
  };
  const offset = (place: number, length: number) => Math.max(MARGIN, Math.floor((place - RULER - length * scale) / 2));
  const left = offset(room.width, size.width);
  const top = offset(room.height, size.height);
  return (
    // A canvas scrolls, so it must be reachable by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={styles.canvas} tabIndex={0} role="group" aria-label={t("templates.canvas")} dir="ltr">
      <div className={styles.desk} style={{ gridTemplateColumns: `${RULER}px minmax(${size.width * scale + left * 2}px, 1fr)`, gridTemplateRows: `${RULER}px minmax(${size.height * scale + top * 2}px, 1fr)` }} onPointerDown={() => onSelect([])}>
        <div className={styles.corner} aria-hidden>
          {t("templates.millimetres")}
        </div>
        <div className={styles.rulerAcross} title={t("templates.pullGuide")} {...(isReadOnly ? {} : guideFrom(false))}>
          <Ruler direction="across" length={size.width} scale={scale} offset={left} from={span?.x} to={span && span.x + span.width} />
        </div>
        <div className={styles.rulerDown} title={t("templates.pullGuide")} {...(isReadOnly ? {} : guideFrom(true))}>
          <Ruler direction="down" length={size.height} scale={scale} offset={top} from={span?.y} to={span && span.y + span.height} />
        </div>
        <div className={styles.stage} style={{ padding: `${top}px ${left}px` }}>
          <div ref={paper} className={styles.paper} style={{ width: size.width * scale, height: size.height * scale }}>
            {pdf ? <PdfPage pdf={pdf} page={at + 1} width={size.width * scale} bare label={t("templates.pageOf", { page: at + 1, name: template.name })} /> : null}
            {template.safeArea > 0 ? <div className={styles.safe} style={{ inset: template.safeArea * scale }} aria-hidden /> : null}
            <div role="listbox" aria-multiselectable aria-label={t("templates.elements")} className={styles.boxes}>
              {page.elements.map((e) => (
                <ElementBox
                  key={e.id}
                  id={e.id}
                  label={layerName(e)}
                  frame={frameOf(e.id, e.frame)}
                  scale={scale}
                  isSelected={selected.includes(e.id)}
                  isLocked={e.locked === true || isReadOnly}
                  isHidden={e.hidden === true}
                  isAlone={selected.length === 1 && selected[0] === e.id}
                  hasFinding={findings.some((f) => f.element === e.id)}
                  onSelect={(more) => select(e.id, more)}
                  onDrag={(dx, dy, keys) => drag(e.id, dx, dy, keys)}
                  onPull={(edge, dx, dy, keys) => pull(e.id, edge, dx, dy, keys)}
                  onDrop={end}
                  onNudge={(dx, dy, keys) => onNudge(dx * step(keys), dy * step(keys))}
                  onOpen={e.kind.type === "text" && !e.locked && !isReadOnly ? () => setWriting(e.id) : undefined}
                />
              ))}
            </div>
            {written?.kind.type === "text" ? (
              <Writing key={written.id} words={written.kind.content} frame={written.frame} scale={scale} onWords={(words) => onWords(written.id, words)} onClose={() => setWriting(null)} />
            ) : null}
            {(page.guides ?? []).map((guide, n) => (
              <GuideLine
                key={n}
                guide={guide}
                scale={scale}
                isDisabled={isReadOnly}
                onChange={(to) => onGuides((guides) => guides.map((g, m) => (m === n ? { ...g, at: to } : g)))}
                onRemove={() => onGuides((guides) => guides.filter((_, m) => m !== n))}
              />
            ))}
            {pulling ? <div className={styles.guide} data-upright={pulling.upright || undefined} style={pulling.upright ? { left: pulling.at * scale } : { top: pulling.at * scale }} aria-hidden /> : null}
            {(dragged?.across ?? []).map((x) => (
              <div key={`x${x}`} className={styles.caught} data-upright style={{ left: x * scale }} aria-hidden />
            ))}
            {(dragged?.down ?? []).map((y) => (
              <div key={`y${y}`} className={styles.caught} style={{ top: y * scale }} aria-hidden />
            ))}
          </div>
        </div>
      </div>
    </div>
  );
}
