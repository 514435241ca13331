// What was typed on one screen and is not written yet. Each record is by itself: waiting, being
// saved, refused with a reason, or in conflict; what is written is forgotten here.
import type { CommandError, Saved } from "../../bindings";
import { words } from "../errors";
import type { Choice, TwoVersions } from "./conflicts";
import { PartsRefused } from "./parts";

/** Where a record stands. */
export type DraftState = "clean" | "waiting" | "saving" | "refused" | "conflict";

/** A record that is not written, and why. */
export interface Unsaved {
  id: string;
  name: string;
  state: Exclude<DraftState, "clean">;
  /** Why it was refused; empty otherwise. */
  reason: string;
}

/** A part of a record that was refused. */
export interface Refusal {
  /** Where it is in the record; empty for the whole of it. */
  path: string;
  reason: string;
}

/** A value to be written, and what stood in its place before it was edited. */
export interface Sent<T> {
  saved: Saved<T>;
  base: Saved<T>;
}

/** How a desk reaches the screen and the store. */
export interface Way<T> {
  idOf: (value: T) => string;
  nameOf: (value: T) => string;
  /** Writes; `took` tells of a part that is written before the rest. */
  save: (items: Sent<T>[], took: (stored: Saved<T>) => void) => Promise<Saved<T>[]>;
  /** Puts values on the screen. */
  show: (items: Saved<T>[]) => void;
  /** A screen with values put over what was fetched. */
  place: (view: unknown, items: Saved<T>[]) => unknown;
  /** Whether saving changes nothing on the screen but the values themselves. */
  isAlone: () => boolean;
  /** What is about to be written; the shell will tell of it. */
  expect: (ids: string[]) => { withdraw: () => void; answered: () => void };
  choose: (versions: TwoVersions) => Promise<Choice>;
  /** Everything is written; `fetch` where the screen holds more than was written. */
  done: (fetch: boolean) => void;
  /** Something stands differently. */
  changed: () => void;
}

interface Draft<T> {
  revision: number;
  value: T;
  base: Saved<T>;
  state: Exclude<DraftState, "clean">;
  reason: string;
  /** The parts that were refused. */
  refusals: readonly Refusal[];
  /** How often it was edited, and how often when it was last sent. */
  edits: number;
  sent: number;
}

/** Typing pauses this long before it is written. */
export const PAUSE = 450;

/** The drafts of one screen. */
export class Desk<T> {
  way: Way<T>;
  private readonly drafts = new Map<string, Draft<T>>();
  private readonly asking = new Set<Promise<void>>();
  private turn: Promise<void> = Promise.resolve();
  private timer = 0;
  private stale = false;

  constructor(way: Way<T>) {
    this.way = way;
  }

  /** Takes an edit of what stood there before: it is on the screen at once, and written after a pause. */
  edit(saved: Saved<T>, before: Saved<T>): void {
    const id = this.way.idOf(saved.value);
    const known = this.drafts.get(id);
    if (known) {
      known.value = saved.value;
      known.edits += 1;
    } else {
      this.drafts.set(id, { ...saved, base: before, state: "waiting", reason: "", refusals: [], edits: 1, sent: 0 });
    }
    this.retry();
    this.way.show([{ revision: this.drafts.get(id)?.revision ?? saved.revision, value: saved.value }]);
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.flush(false), PAUSE);
    this.way.changed();
  }

  /** Writes everything that waits. What is in conflict is waited for, unless told not to. */
  async flush(forChoices = true): Promise<void> {
    window.clearTimeout(this.timer);
    this.retry();
    do {
      this.turn = this.turn.then(
        () => this.write(),
        () => this.write(),
      );
      // Each turn may bring the next: what was typed meanwhile, or a choice.
      // oxlint-disable-next-line no-await-in-loop
      await this.turn;
      if (forChoices) {
        // oxlint-disable-next-line no-await-in-loop
        await Promise.all(this.asking);
      }
    } while (this.some("waiting"));
  }

  /** Gives up what is not written, or only what stands so; the screen shows what is stored. */
  discard(only?: DraftState): void {
    for (const [id, draft] of this.drafts) {
      if (only === undefined || draft.state === only) {
        this.drafts.delete(id);
      }
    }
    this.stale = true;
    if (this.isEmpty()) {
      window.clearTimeout(this.timer);
    }
    this.end();
  }

  /** What was fetched, with what is typed in its place. */
  over(view: unknown): unknown {
    const items = [...this.drafts.values()].map(({ revision, value }) => ({ revision, value }));
    return items.length === 0 ? view : this.way.place(view, items);
  }

  /** Something else on the screen changed and was not fetched. */
  missed(): void {
    this.stale = true;
  }

  isBusy(): boolean {
    return this.some("waiting") || this.some("saving");
  }

  isEmpty(): boolean {
    return this.drafts.size === 0;
  }

  stateOf(id: string): { state: DraftState; reason: string } {
    const draft = this.drafts.get(id);
    return draft ? { state: draft.state, reason: draft.reason } : { state: "clean", reason: "" };
  }

  /** Which parts of a record were refused; what was refused stays so until it is written. */
  refusalsOf(id: string): readonly Refusal[] {
    return this.drafts.get(id)?.refusals ?? [];
  }

  unsaved(): Unsaved[] {
    return [...this.drafts].map(([id, { state, reason, value }]) => ({ id, name: this.way.nameOf(value), state, reason }));
  }

  private some(state: DraftState): boolean {
    return [...this.drafts.values()].some((draft) => draft.state === state);
  }

  private retry(): void {
    for (const draft of this.drafts.values()) {
      if (draft.state === "refused") {
        draft.state = "waiting";
      }
    }
  }

  private async write(): Promise<void> {
    const waiting = [...this.drafts.values()].filter((draft) => draft.state === "waiting");
    if (waiting.length === 0) {
      return;
    }
    for (const draft of waiting) {
      draft.state = "saving";
      draft.sent = draft.edits;
    }
    this.way.changed();
    await this.send(waiting);
    this.end();
  }

  private async send(drafts: Draft<T>[]): Promise<void> {
    const alone = this.way.isAlone();
    const expected = this.way.expect(drafts.map((draft) => this.way.idOf(draft.value)));
    try {
      const stored = await this.way.save(
        drafts.map(({ revision, value, base }) => ({ saved: { revision, value }, base })),
        (part) => this.tookPart(part),
      );
      this.took(stored);
      expected.answered();
    } catch (error) {
      expected.withdraw();
      await this.failed(error, drafts);
    }
    this.stale ||= !alone;
  }

  /** A part of a record is written: the rest is written from there. */
  private tookPart(stored: Saved<T>): void {
    const draft = this.drafts.get(this.way.idOf(stored.value));
    if (draft) {
      draft.revision = stored.revision;
      draft.base = stored;
    }
  }

  /** Takes the revisions that were written; what was typed meanwhile stays. */
  private took(stored: Saved<T>[]): void {
    const shown = stored.map((saved) => {
      const id = this.way.idOf(saved.value);
      const draft = this.drafts.get(id);
      if (!draft) {
        return saved;
      }
      if (draft.edits === draft.sent) {
        this.drafts.delete(id);
        return saved;
      }
      draft.revision = saved.revision;
      draft.base = saved;
      draft.state = "waiting";
      return { revision: saved.revision, value: draft.value };
    });
    this.way.show(shown);
  }

  private async failed(error: unknown, drafts: Draft<T>[]): Promise<void> {
    const { stored, kind } = error as Partial<CommandError>;
    const theirs = stored ? { revision: stored.revision, value: JSON.parse(stored.json) as T } : undefined;
    const mine = theirs && drafts.find((draft) => this.way.idOf(draft.value) === this.way.idOf(theirs.value));
    if (stored && theirs && mine) {
      const others = drafts.filter((draft) => draft !== mine);
      this.ask(mine, theirs, stored.json);
      if (others.length > 0) {
        await this.send(others);
      }
      return;
    }
    if (kind === "refused" && drafts.length > 1) {
      // One value that may not be written does not keep the others from it.
      for (const draft of drafts) {
        // In turn, so that each is refused or taken by itself.
        // oxlint-disable-next-line no-await-in-loop
        await this.send([draft]);
      }
      return;
    }
    const parts = error instanceof PartsRefused ? error.parts.map(({ path, error: why }) => ({ path, reason: words(why) })) : [];
    const reason = parts.length > 0 ? [...new Set(parts.map((part) => part.reason))].join(" ") : words(error);
    for (const draft of drafts) {
      const typedOn = draft.edits !== draft.sent;
      draft.state = typedOn ? "waiting" : "refused";
      draft.reason = typedOn ? "" : reason;
      draft.refusals = parts;
    }
  }

  /** Two versions: nothing of this record is written until somebody has chosen. */
  private ask(draft: Draft<T>, theirs: Saved<T>, json: string): void {
    draft.state = "conflict";
    draft.reason = "";
    draft.refusals = [];
    const id = this.way.idOf(draft.value);
    const asked = this.way.choose({ mine: JSON.stringify(draft.value), theirs: json }).then((choice) => {
      this.asking.delete(asked);
      if (this.drafts.get(id) !== draft) {
        return;
      }
      if (choice === "mine") {
        draft.revision = theirs.revision;
        draft.base = theirs;
        draft.state = "waiting";
        this.way.show([{ revision: draft.revision, value: draft.value }]);
        void this.flush(false);
      } else {
        this.drafts.delete(id);
        this.stale = true;
        this.way.show([theirs]);
        this.end();
      }
      this.way.changed();
    });
    this.asking.add(asked);
  }

  private end(): void {
    if (this.isEmpty()) {
      const fetch = this.stale;
      this.stale = false;
      this.way.done(fetch);
    }
    this.way.changed();
  }
}
