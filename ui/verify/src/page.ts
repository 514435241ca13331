/** The page: a file or a text in, the four answers and their sum out. */
import "./page.css";
import { Words, type Arg } from "../../src/app/words";
import { KINDS, type Texts } from "../../src/words.generated";
import type { Finding, Verdict } from "./answer";
import { staple, takeIn, type Help, type Stapled } from "./atHand";
import { each, isObject, text, type JsonObject } from "./json";
import { Known } from "./known";
import { Refused } from "./reason";
import { verifyCode, verifyFile, type ClaimReport, type Report } from "./verify";

const ENGLISH = Object.values(
  import.meta.glob<string>("../../../src-tauri/crates/words/en/{language,credentials,verify}.ftl", {
    query: "?raw",
    import: "default",
    eager: true,
  }),
);
const words = new Words("en", ENGLISH);

type Given = Readonly<Record<string, string | number>>;

function t(key: keyof Texts, given: Given = {}): string {
  const args: Record<string, Arg> = {};
  for (const [name, value] of Object.entries(given)) {
    args[name] = KINDS[key]?.[name] === "time" ? { time: String(value) } : value;
  }
  return words.fill(key.replaceAll(".", "-"), args);
}

const said = (reason: Refused): string => t(`credentials.${reason.code}` as keyof Texts, reason.args);

const known = new Known(Date.now());

/** An element with its content. */
function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  set: Partial<HTMLElementTagNameMap[K]> = {},
  ...content: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = Object.assign(document.createElement(tag), set);
  element.append(...content);
  return element;
}

const VERDICTS: Readonly<Record<Verdict, "valid" | "notValid" | "cannotTell">> = {
  valid: "valid",
  "not valid": "notValid",
  "cannot tell": "cannotTell",
};

function question(name: "form" | "unchanged" | "inForce" | "status" | "issuer", finding: Finding, more: readonly string[] = []): HTMLLIElement {
  const lines = [...more, ...finding.reasons.map(said)];
  const list = lines.length === 0 ? [] : [el("ul", {}, ...lines.map((line) => el("li", {}, line)))];
  return el(
    "li",
    { className: finding.answer },
    `${t(`verify.questions.${name}`)} `,
    el("strong", {}, t(`verify.answers.${finding.answer}`)),
    ...list,
  );
}

/** What a person wants to see of it first: for what, for whom, which number. */
function facts(entries: readonly (readonly [keyof Texts, string | undefined])[]): HTMLDListElement {
  const shown = entries.filter((entry): entry is readonly [keyof Texts, string] => entry[1] !== undefined && entry[1] !== "");
  return el("dl", {}, ...shown.flatMap(([key, value]) => [el("dt", {}, t(key)), el("dd", {}, value)]));
}

function factsOf(report: Report | ClaimReport): HTMLDListElement {
  if ("claim" in report) {
    const { title, learner, serial } = report.claim;
    return facts([["verify.award", title], ["verify.learner", learner], ["verify.serial", serial]]);
  }
  const subject = each(report.credential, "credentialSubject").find(isObject);
  const achievement: JsonObject | undefined = each(subject ?? {}, "achievement").find(isObject);
  const names = each(subject ?? {}, "identifier").filter(isObject);
  const named = names.find((one) => text(one, "identityType") === "name" && one["hashed"] !== true);
  return facts([
    ["verify.award", text(achievement ?? {}, "name") ?? text(report.credential, "name")],
    ["verify.learner", (named && text(named, "identityHash")) ?? text(subject ?? {}, "name")],
    ["verify.serial", text(subject ?? {}, "licenseNumber") ?? text(report.credential, "id")],
  ]);
}

function answerOf(name: string, report: Report | ClaimReport): HTMLElement {
  const verdict = VERDICTS[report.verdict];
  const vouched = report.vouched ? [t("verify.vouched", { ...report.vouched })] : [];
  const issuer = "credential" in report ? report.credential["issuer"] : undefined;
  const claimed = isObject(issuer) ? text(issuer, "name") : undefined;
  const within = "within" in report && report.within.length > 0 ? [el("p", {}, t("verify.within", { count: report.within.length }))] : [];
  const form = "form" in report && report.form.reasons.length > 0 ? [question("form", report.form)] : [];
  return el(
    "section",
    { className: `answer ${verdict}` },
    el("h2", { className: "verdict" }, t(`verify.verdicts.${verdict}`)),
    el("p", { className: "small" }, name),
    factsOf(report),
    el(
      "ol",
      { className: "questions" },
      ...form,
      question("unchanged", report.unchanged),
      question("inForce", report.inForce),
      question("status", report.status),
      question("issuer", report.issuer, vouched),
    ),
    ...(claimed === undefined ? [] : [el("p", { className: "small" }, t("verify.claimedName", { name: claimed }))]),
    ...within,
    el("button", { type: "button", onclick: () => window.print() }, t("verify.print")),
  );
}

function refusedOf(name: string, fault: unknown): HTMLElement {
  const line = fault instanceof Refused ? said(fault) : t("verify.failed");
  return el(
    "section",
    { className: "answer notValid" },
    el("h2", { className: "verdict" }, t("verify.refused")),
    el("p", { className: "small" }, name),
    el("p", {}, line),
  );
}

function takenIn({ kind, name, asks }: Help): HTMLElement {
  const section = el("section", { className: "answer" }, el("h2", {}, t("verify.takenIn.title")), el("p", {}, t(`verify.takenIn.${kind}`, { name })));
  if (asks !== undefined) {
    const rely = (): void => {
      known.issuerLists.push(asks);
      void ask([]);
    };
    section.append(
      el("p", {}, t("verify.rely.question", { name: asks.signerName, key: asks.signer })),
      el("button", { type: "button", onclick: rely }, t("verify.rely.button")),
    );
  }
  return section;
}

async function sectionOf(name: string, bytes: Uint8Array): Promise<HTMLElement> {
  try {
    const written = new TextDecoder().decode(bytes).trim();
    if (/^cw1:/i.test(written)) return answerOf(name, await verifyCode(written, known));
    const help = await takeIn(written, known);
    return help === undefined ? answerOf(name, await verifyFile(bytes, known)) : takenIn(help);
  } catch (fault) {
    return refusedOf(name, fault);
  }
}

const answers = el("div", { id: "answers" });
answers.setAttribute("aria-live", "polite");

/** What is still open is asked again with what was taken in since. */
const asked = new Map<string, Uint8Array>();

const sections = (): Promise<HTMLElement[]> => Promise.all([...asked].map(([name, bytes]) => sectionOf(name, bytes)));

async function ask(files: readonly (readonly [string, Uint8Array])[]): Promise<void> {
  for (const [name, bytes] of files) asked.set(name, bytes);
  // Twice, so that what helps counts whichever file comes first.
  await sections();
  const all = await sections();
  const help = all.filter((section) => section.className === "answer");
  const rest = all.filter((section) => section.className !== "answer");
  answers.replaceChildren(...rest, ...help);
}

async function askFiles(list: FileList | null): Promise<void> {
  const files = [...(list ?? [])];
  await ask(await Promise.all(files.map(async (file) => [file.name, new Uint8Array(await file.arrayBuffer())] as const)));
}

function drop(): HTMLElement {
  const pasted = el("textarea", { id: "pasted", spellcheck: false });
  const chosen = el("input", { type: "file", multiple: true, onchange: () => void askFiles(chosen.files) });
  const zone = el(
    "div",
    {
      className: "drop",
      ondragover: (event) => {
        event.preventDefault();
        zone.classList.add("over");
      },
      ondragleave: () => zone.classList.remove("over"),
      ondrop: (event) => {
        event.preventDefault();
        zone.classList.remove("over");
        void askFiles(event.dataTransfer?.files ?? null);
      },
    },
    el("p", {}, el("strong", {}, t("verify.drop"))),
    el("p", { className: "quiet" }, t("verify.kinds")),
    el("label", { className: "choose" }, t("verify.choose"), chosen),
    el("label", {}, t("verify.paste"), pasted),
    el("button", { type: "button", onclick: () => void ask([[t("verify.paste"), new TextEncoder().encode(pasted.value)]]) }, t("verify.check")),
  );
  return zone;
}

const stapled = JSON.parse(document.getElementById("at-hand")?.textContent ?? "{}") as Stapled;
await staple(stapled, known);
document.title = t("verify.title");
document.getElementById("page")?.replaceChildren(
  el("h1", {}, t("verify.title")),
  el("p", { className: "quiet" }, t("verify.noNetwork")),
  drop(),
  answers,
);
