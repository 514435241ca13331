import { Copy, Plus, Trash2 } from "lucide-react";
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import { Tab, TabList, TabPanel, Tabs } from "react-aria-components";

import { MayNot } from "../../../app/MayNot";
import { words as said } from "../../../app/data";
import { letter } from "../../../app/shortcuts";
import { useTranslation } from "../../../app/text";
import type { CertificateTemplate, Frame, TemplateElement, TemplateTrial } from "../../../bindings";
import { Button, Notice } from "../../../design/controls";
import layout from "../../../design/layout.module.css";
import { PdfPage } from "../press/PdfPage";
import { Canvas, MARGIN } from "./canvas/Canvas";
import { RULER } from "./canvas/Ruler";
import { added, changed, copies, freeId, ordered, pasted, placed, removed, withGuides, withoutPage, withPageAfter } from "./design";
import type { Change } from "./design";
import { onScreen } from "./elements";
import type { KindName } from "./elements/kinds";
import { aligned, spread } from "./geometry/alignment";
import { moved, sizeOf } from "./geometry/frames";
import { Colours } from "./panels/Colours";
import { Findings } from "./panels/Findings";
import { Inspector } from "./panels/Inspector";
import { Layers } from "./panels/Layers";
import { PageSettings } from "./panels/PageSettings";
import { Styles } from "./panels/Styles";
import styles from "./templates.module.css";
import { Toolbar } from "./Toolbar";
import { TrialChoice } from "./TrialChoice";
import { useElementMenu } from "./useElementMenu";
import { useTrial } from "./useTrial";

/** Pixels to the millimetre at 100 %: CSS has 96 pixels to the inch. */
const NATURAL = 96 / 25.4;
const TABS = ["element", "page", "styles", "findings"] as const;
type TabName = (typeof TABS)[number];

interface DesignerProps {
  template: CertificateTemplate;
  isReadOnly: boolean;
  /** It is inside the program, and changed by nobody. */
  isBuiltIn: boolean;
  edit: (change: Change) => void;
}

/** Draws a template: layers, canvas and what is selected. */
export function Designer({ template, isReadOnly, isBuiltIn, edit }: DesignerProps) {
  const { t, say } = useTranslation();
  const [wantedPage, setPage] = useState(0);
  const [selected, setSelected] = useState<string[]>([]);
  const [zoom, setZoom] = useState<number | "fit">("fit");
  const [room, setRoom] = useState({ width: 800, height: 560 });
  const [trial, setTrial] = useState<TemplateTrial>({ cohort: null, longest: false });
  const [asPrinted, setAsPrinted] = useState(false);
  const [tab, setTab] = useState<TabName>("page");
  const desk = useRef<HTMLDivElement>(null);
  const layersPlace = useRef<HTMLElement>(null);
  const kept = useRef<TemplateElement[]>([]);
  const proof = useTrial(template, trial, asPrinted);
  const page = Math.min(wantedPage, template.pages.length - 1);
  const elements = template.pages[page]?.elements ?? [];
  const chosen = elements.filter((e) => selected.includes(e.id));
  const size = sizeOf(template.paper);
  const findings = proof.data?.findings ?? [];

  useLayoutEffect(() => {
    const place = desk.current;
    if (!place) {
      return undefined;
    }
    const watch = new ResizeObserver(() => setRoom({ width: place.clientWidth, height: place.clientHeight }));
    watch.observe(place);
    return () => watch.disconnect();
  }, []);
  const around = MARGIN * 2 + RULER + 4;
  const fit = Math.max(0.4, Math.min((room.width - around) / size.width, (room.height - around) / size.height));
  const scale = zoom === "fit" ? fit : zoom * NATURAL;

  const select = useCallback((ids: string[]) => {
    setSelected(ids);
    setTab((now) => (ids.length > 0 ? "element" : now === "element" ? "page" : now));
  }, []);
  const ids = chosen.map((e) => e.id);
  const change = (which: string[], how: (element: TemplateElement) => TemplateElement) => edit(changed(page, which, how));
  const add = (kind: KindName) => {
    const id = freeId(template);
    const begun = onScreen(kind).begin(template, size);
    edit(added(page, { id, name: "", locked: false, hidden: false, ...begun }));
    select([id]);
  };
  const insert = ([how, made]: [Change, string[]]) => {
    edit(how);
    select(made);
  };
  const copy = () => insert(copies(template, page, ids));
  const keep = () => {
    kept.current = chosen;
  };
  const paste = () => {
    if (kept.current.length > 0 && !isReadOnly) {
      insert(pasted(template, page, kept.current));
    }
  };
  const remove = () => {
    edit(removed(page, ids));
    select([]);
  };
  const place = (frames: Map<string, Frame>) => edit(placed(page, frames));
  const arrange = (frames: Frame[]) => place(new Map(ids.map((id, n) => [id, frames[n] ?? { x: 0, y: 0, width: 1, height: 1 }])));
  const nudge = (dx: number, dy: number) => change(ids, (e) => (e.locked ? e : { ...e, frame: moved(e.frame, dx, dy) }));
  const pages = (how: Change, to: number) => {
    edit(how);
    setPage(to);
    select([]);
  };

  const act = useRef({ copy, keep, paste, remove, select, all: elements });
  useEffect(() => {
    act.current = { copy, keep, paste, remove, select, all: elements };
  });
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const { target } = event;
      const command = event.ctrlKey || event.metaKey;
      const writes = target instanceof HTMLElement && target.closest("input, textarea") !== null;
      if (command && letter(event) === "v" && !writes) {
        // Whoever turned to another page has not touched its canvas yet.
        act.current.paste();
        return;
      }
      const inside = target instanceof HTMLElement && (desk.current?.contains(target) || layersPlace.current?.contains(target)) && target.getAttribute("role") !== "separator";
      if (!inside || writes) {
        return;
      }
      if (event.key === "Delete" || event.key === "Backspace") {
        act.current.remove();
      } else if (event.key === "Escape") {
        act.current.select([]);
      } else if (command && letter(event) === "d") {
        event.preventDefault();
        act.current.copy();
      } else if (command && letter(event) === "c") {
        act.current.keep();
      } else if (command && letter(event) === "x") {
        act.current.keep();
        act.current.remove();
      } else if (command && letter(event) === "a") {
        event.preventDefault();
        act.current.select(act.current.all.filter((e) => !e.locked).map((e) => e.id));
      }
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, []);

  const order = (wanted: string[]) => edit(ordered(page, wanted));
  const menu = useElementMenu({
    elements,
    selected,
    isReadOnly,
    select,
    order,
    change,
    // What was selected as the menu opened is known after the next drawing.
    keep: () => act.current.keep(),
    paste: () => act.current.paste(),
    copy: () => act.current.copy(),
    remove: () => act.current.remove(),
  });
  const stops = findings.filter((f) => f.stops);
  return (
    // Menus and keys come up from the elements.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className={styles.designer} onContextMenu={menu.onContextMenu}>
      <aside ref={layersPlace} className={styles.side} aria-label={t("templates.layers")} onKeyDownCapture={menu.onLayerKeys}>
        <h1 className={styles.sideTitle} dir="auto">
          {template.name}
        </h1>
        <h2 className={styles.sideLabel}>{t("templates.layers")}</h2>
        <Layers elements={elements} selected={selected} isReadOnly={isReadOnly} onSelect={select} onOrder={order} onChange={(id, how) => change([id], how)} />
      </aside>
      <main className={styles.centre}>
        <Toolbar
          isReadOnly={isReadOnly}
          chosen={chosen.length}
          zoom={(scale / NATURAL) * 100}
          onAdd={add}
          onAlign={(to) => arrange(aligned(chosen.map((e) => e.frame), size, to))}
          onSpread={(direction) => arrange(spread(chosen.map((e) => e.frame), direction))}
          onZoom={(by) => setZoom(by === "fit" ? "fit" : Math.min(8, Math.max(0.1, (scale / NATURAL) * by)))}
        />
        {isBuiltIn ? <Notice tone="information">{t("templates.insideProgram")}</Notice> : <MayNot action="drawTemplates" />}
        {proof.error ? <Notice tone="bad">{said(proof.error)}</Notice> : null}
        {stops.length > 0 ? <Notice tone="bad">{stops.map((f, n) => <p key={n}>{say(f.message)}</p>)}</Notice> : null}
        <div ref={desk} className={styles.deskPlace}>
          {asPrinted ? (
            // A sheet scrolls, so it must be reachable by keyboard.
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
            <div className={styles.printed} tabIndex={0} role="group" aria-label={t("templates.asPrinted")}>{proof.data?.pdf ? <PdfPage pdf={proof.data.pdf} page={page + 1} label={t("templates.pageOf", { page: page + 1, name: template.name })} /> : null}</div>
          ) : (
            <Canvas
              template={template}
              page={page}
              scale={scale}
              room={room}
              pdf={proof.data?.pdf ?? ""}
              findings={findings}
              selected={selected}
              isReadOnly={isReadOnly}
              onSelect={select}
              onPlace={place}
              onNudge={nudge}
              onGuides={(how) => edit(withGuides(page, how))}
              onWords={(id, words) => change([id], (e) => (e.kind.type === "text" ? { ...e, kind: { ...e.kind, content: words } } : e))}
            />
          )}
        </div>
        <div className={styles.pages}>
          {template.pages.map((_, n) => (
            <Button key={n} small look={n === page ? "plain" : "quiet"} aria-current={n === page ? "page" : undefined} onPress={() => pages((x) => x, n)}>
              {t("templates.pageNumber", { page: n + 1 })}
            </Button>
          ))}
          <Button small look="quiet" icon aria-label={t("templates.addPage")} isDisabled={isReadOnly || template.pages.length >= 20} onPress={() => pages(withPageAfter(page, false), page + 1)}>
            <Plus size={15} aria-hidden />
          </Button>
          <Button small look="quiet" icon aria-label={t("templates.copyPage")} isDisabled={isReadOnly || template.pages.length >= 20} onPress={() => pages(withPageAfter(page, true), page + 1)}>
            <Copy size={14} aria-hidden />
          </Button>
          <Button small look="quiet" icon aria-label={t("templates.removePage")} isDisabled={isReadOnly || template.pages.length < 2} onPress={() => pages(withoutPage(page), Math.max(0, page - 1))}>
            <Trash2 size={14} aria-hidden />
          </Button>
          <TrialChoice trial={trial} asPrinted={asPrinted} onTrial={setTrial} onAsPrinted={setAsPrinted} />
        </div>
      </main>
      <aside className={styles.side} aria-label={t("templates.inspector")}>
        <Tabs className={styles.tabs} selectedKey={tab} onSelectionChange={(name) => setTab(TABS.find((x) => x === name) ?? "page")}>
          <TabList className={`${layout.tabs} ${styles.tabList}`} aria-label={t("templates.inspector")}>
            {TABS.map((name) => (
              <Tab key={name} id={name} className={layout.tab}>
                {name === "findings" && findings.length > 0 ? t("templates.tabs.findingsOf", { count: findings.length }) : t(`templates.tabs.${name}`)}
              </Tab>
            ))}
          </TabList>
          <TabPanel id="element" className={styles.sidePanel}>
            <Inspector template={template} chosen={chosen} findings={findings} isReadOnly={isReadOnly} onChange={change} onCopy={copy} onRemove={remove} />
          </TabPanel>
          <TabPanel id="page" className={styles.sidePanel}>
            <PageSettings template={template} page={page} isReadOnly={isReadOnly} edit={edit} />
          </TabPanel>
          <TabPanel id="styles" className={styles.sidePanel}>
            <Styles template={template} isReadOnly={isReadOnly} edit={edit} />
            <Colours template={template} isReadOnly={isReadOnly} edit={edit} />
          </TabPanel>
          <TabPanel id="findings" className={styles.sidePanel}>
            <Findings
              template={template}
              findings={findings}
              onShow={(to, id) => {
                setPage(to);
                select([id]);
              }}
            />
          </TabPanel>
        </Tabs>
      </aside>
    </div>
  );
}
