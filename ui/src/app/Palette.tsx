import { Award, ClipboardCheck, Crosshair, Layers, LayoutTemplate, Network, Play, Ruler, Scale, Table2, User, Users } from "lucide-react";
import type { LucideIcon } from "lucide-react";
import { useState } from "react";
import { Autocomplete, Dialog, Input, Menu, MenuItem, Modal, ModalOverlay, SearchField } from "react-aria-components";
import { useLocation } from "wouter";

import { commands } from "../bindings";
import type { Found, FoundKind } from "../bindings";
import { Key } from "../design/controls";
import styles from "./app.module.css";
import { COMMANDS } from "./commandList";
import { useAnswer, useData } from "./data";
import { facts, keysOf } from "./figures";
import { best } from "./finding";
import { keys } from "./keys";
import { useAssessmentStandards, useAudits, useCohorts, usePanels, useRubrics } from "./lists";
import { useSession } from "./may";
import { remember } from "./remembered";
import { ROOMS } from "./rooms";
import { useTranslation } from "./text";

type Kind = FoundKind | "rubric" | "assessmentStandard" | "panel" | "cohort" | "template" | "framework" | "person" | "audit" | "standard" | "room" | "command";

const ICONS: Record<Exclude<Kind, "room">, LucideIcon> = {
  programme: Layers,
  competency: Network,
  learner: Users,
  certificate: Award,
  rubric: Table2,
  assessmentStandard: Ruler,
  panel: Crosshair,
  cohort: Users,
  template: LayoutTemplate,
  framework: Network,
  person: User,
  audit: ClipboardCheck,
  standard: Scale,
  command: Play,
};

const PLACES: Record<FoundKind, (id: string) => string> = {
  programme: (id) => `/programmes/${id}`,
  competency: (id) => `/frameworks/${encodeURIComponent(id)}`,
  learner: (id) => `/cohorts/${id}`,
  certificate: (id) => `/register/${id}`,
};

interface Offer {
  kind: Kind;
  id: string;
  title: string;
  detail: string;
  Icon: LucideIcon;
  shortcut?: string | null;
  run: () => void;
}

/** As many of each kind are offered. */
const MOST = 8;

interface PaletteProps {
  isOpen: boolean;
  onClose: () => void;
  /** Shows the list of keys. */
  onKeys: () => void;
  onSignOut: () => void;
}

/** Things of every kind that the workspace has, by what is typed. */
function useThings(query: string, isOpen: boolean, go: (place: string) => void): Offer[] {
  const { t, say } = useTranslation();
  const asks = isOpen && query.trim() !== "";
  const found = useAnswer(keys.found(query), () => commands.findAnything(query), asks);
  const rubrics = useRubrics(query, asks);
  const standards = useAssessmentStandards(query, asks);
  const panels = usePanels(query, asks);
  const cohorts = useCohorts(query, asks);
  const templates = useData(keys.templates(), commands.certificateTemplates, asks);
  const frameworks = useData(keys.frameworks(), commands.frameworks, asks);
  const audits = useAudits(asks);
  const qualityStandards = useData(keys.standards(), commands.standards, asks);
  const people = useData(keys.people(), commands.people, asks);
  if (!asks) {
    return [];
  }
  const offer = (kind: Exclude<Kind, "room" | FoundKind>, id: string, title: string, place: string, detail = ""): Offer => ({ kind, id, title, detail, Icon: ICONS[kind], run: () => go(place) });
  const open = (item: Found) => {
    if (item.kind === "learner") {
      // The cohort shows this learner and nobody else; the number tells two of one name apart.
      remember("learners", say(item.detail));
      remember("learners-result", "all");
    }
    go(PLACES[item.kind](item.id));
  };
  const named = <T,>(all: readonly T[] | undefined, nameOf: (one: T) => string, make: (one: T) => Offer) => best(all ?? [], nameOf, query, MOST).map(make);
  const held: Offer[] = (found.data ?? []).map((item) => ({ kind: item.kind, id: item.id, title: item.title, detail: say(item.detail), Icon: ICONS[item.kind], run: () => open(item) }));
  const listed = [
    ...named(rubrics.rows, (r) => r.title, (r) => offer("rubric", r.id, r.title, `/rubrics/${r.id}`)),
    ...named(standards.rows, (s) => s.title, (s) => offer("assessmentStandard", s.id, s.title, `/assessment-standards/${s.id}`)),
    ...named(cohorts.rows, (c) => c.cohort.name, (c) => offer("cohort", c.cohort.id, c.cohort.name, `/cohorts/${c.cohort.id}`, c.programme.code)),
    ...named(panels.rows, (p) => p.title, (p) => offer("panel", p.id, p.title, `/panels/${p.id}`)),
    ...named(templates.data, (x) => x.name, (x) => offer("template", x.id, x.name, `/templates/${x.id}`)),
    ...named(frameworks.data, (f) => f.title, (f) => offer("framework", f.id, f.title, `/frameworks/${encodeURIComponent(f.id)}`, f.publisher)),
    ...named(audits.rows, (a) => facts(a.programmeTitle, a.programmeCode), (a) => offer("audit", a.id, t("programmes.ofVersion", { title: a.programmeTitle, version: a.programmeVersion }), `/audits/${a.id}`, a.programmeCode)),
    ...named(qualityStandards.data, (s) => say(s.title), (s) => offer("standard", s.id, say(s.title), "/standards")),
    ...named(people.data, (p) => p.name, (p) => offer("person", p.id, p.name, "/settings/people")),
  ];
  // Four thousand competencies come after everything that is fewer.
  return [...held.filter((one) => one.kind !== "competency"), ...listed, ...held.filter((one) => one.kind === "competency")];
}

/** Finds anything and does anything, by what is typed. */
export function Palette({ isOpen, onClose, onKeys, onSignOut }: PaletteProps) {
  const { t } = useTranslation();
  const [query, setQuery] = useState("");
  const [, go] = useLocation();
  const session = useSession();
  const rooms: Offer[] = ROOMS.map((room) => ({ kind: "room", id: room.id, title: t(`rooms.${room.id}`), detail: "", Icon: room.Icon, shortcut: room.shortcut, run: () => go(room.path) }));
  const may = COMMANDS.filter(({ id, needs }) => (needs === undefined || (session?.may?.includes(needs) ?? true)) && (id !== "signOut" || Boolean(session?.person)));
  const doing: Offer[] = may.map(({ id, run }) => ({ kind: "command", id, title: t(`find.command.${id}`), detail: "", Icon: ICONS.command, run: () => run(go, { keys: onKeys, signOut: onSignOut }) }));
  const things = useThings(query, isOpen, go);
  const asked = query.trim();
  const first = asked === "" ? [...rooms, ...doing] : best([...rooms, ...doing], (one) => one.title, asked, 12);
  const offers = [...first, ...things];
  const leave = (run: () => void) => {
    onClose();
    setQuery("");
    run();
  };
  return (
    <ModalOverlay className={styles.paletteOverlay} isOpen={isOpen} isDismissable onOpenChange={(open) => !open && onClose()}>
      <Modal>
        <Dialog className={styles.palette} aria-label={t("find.label")}>
          <Autocomplete inputValue={query} onInputChange={setQuery}>
            <SearchField aria-label={t("find.label")} autoFocus>
              <Input className={styles.paletteInput} dir="auto" placeholder={t("find.placeholder")} />
            </SearchField>
            <Menu className={styles.paletteList} aria-label={t("find.results")} renderEmptyState={() => <p className={styles.fine}>{t("find.nothing")}</p>}>
              {offers.map(({ kind, id, title, detail, Icon, shortcut, run }, place) => (
                <MenuItem key={`${kind}${id}${place}`} id={`${kind}${id}${place}`} textValue={facts(title, detail)} className={styles.paletteItem} onAction={() => leave(run)}>
                  <Icon size={16} aria-hidden />
                  <span className={styles.paletteTitle} dir="auto">
                    {kind === "room" ? t("find.goTo", { room: title }) : title}
                  </span>
                  <span className={styles.paletteDetail}>
                    {facts(detail, t(`find.kind.${kind}`))} {shortcut ? <Key>{keysOf(shortcut)}</Key> : null}
                  </span>
                </MenuItem>
              ))}
            </Menu>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
