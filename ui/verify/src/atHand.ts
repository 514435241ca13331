/** Takes in files that help to verify: keys, status lists, lists of recognised issuers. */
import { identity, isA, isObject, LIST, readJson, text, type JsonObject } from "./json";
import type { Known } from "./known";
import { Refused, attempt } from "./reason";
import type { IssuerList } from "./issuers";
import { addIssuerList, verifyIssuerList } from "./verify";

/** What was taken in. A list of an unknown signer vouches for nobody before a person relies on it. */
export interface Help {
  readonly kind: "document" | "statusList" | "issuerList";
  readonly name: string;
  readonly asks?: IssuerList;
}

/** What comes with the page. */
export interface Stapled {
  readonly documents?: readonly string[];
  readonly statusLists?: readonly { readonly address: string; readonly text: string }[];
  readonly issuerLists?: readonly string[];
}

const isDocument = (document: JsonObject): boolean =>
  !isA(document, "VerifiableCredential") && ("verificationMethod" in document || "assertionMethod" in document);

/** Takes a file in, where it is one that helps. */
export async function takeIn(file: string, known: Known): Promise<Help | undefined> {
  if (!file.trimStart().startsWith("{")) return undefined;
  const document = attempt(() => readJson(file, LIST));
  if (document instanceof Refused || !isObject(document)) return undefined;
  const name = text(document, "name") ?? text(document, "id") ?? identity(document, "issuer") ?? "";
  if (isDocument(document)) {
    known.bringDocument(file);
    return { kind: "document", name };
  }
  if (isA(document, "RecognizedEntityCredential")) {
    const list = await verifyIssuerList(file, known);
    if (known.issuerLists.some((one) => one.name === list.name && one.signer === list.signer && one.validFrom === list.validFrom)) {
      return { kind: "issuerList", name };
    }
    // A later list of a signer that is relied on is relied on.
    if (known.issuerLists.every((one) => one.signer !== list.signer)) return { kind: "issuerList", name, asks: list };
    known.issuerLists.push(list);
    return { kind: "issuerList", name };
  }
  const address = text(document, "id");
  const isList = isA(document, "BitstringStatusListCredential") || isA(document, "StatusList2021Credential");
  if (address !== undefined && (isList || "revokedCredential" in document)) {
    known.statusLists.set(address, file);
    return { kind: "statusList", name: address };
  }
  return undefined;
}

/** Takes in what comes with the page; a list that cannot be relied on is left out. */
export async function staple(stapled: Stapled, known: Known): Promise<void> {
  for (const document of stapled.documents ?? []) attempt(() => known.addDocument(document));
  for (const list of stapled.statusLists ?? []) known.statusLists.set(list.address, list.text);
  const lists = stapled.issuerLists ?? [];
  await Promise.allSettled(lists.map((list) => addIssuerList(list, known)));
}
