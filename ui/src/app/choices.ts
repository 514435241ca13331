// Choices of long lists, for fields that search: the command is asked with what is typed.
import { useState } from "react";

import type { Choice } from "../design/fields";
import { useCohorts, useProgrammes } from "./lists";
import { useTranslation } from "./text";

/** What a field that searches takes. */
export interface Choices {
  choices: Choice<string>[];
  onSearch: (words: string) => void;
  more: () => void;
}

/** Programmes to choose from. `beside` stands above them while nothing is looked for. */
export function useProgrammeChoices(beside: Choice<string>[] = []): Choices {
  const { t } = useTranslation();
  const [words, onSearch] = useState("");
  const { rows, more } = useProgrammes(words);
  const found = rows.map((p) => ({ id: p.id, label: t("programmes.choice", { code: p.code, version: p.version, title: p.title }) }));
  return { choices: words === "" ? [...beside, ...found] : found, onSearch, more };
}

/** Cohorts to choose from. `beside` stands above them while nothing is looked for. */
export function useCohortChoices(beside: Choice<string>[] = []): Choices {
  const { t } = useTranslation();
  const [words, onSearch] = useState("");
  const { rows, more } = useCohorts(words);
  const found = rows.map((c) => ({ id: c.cohort.id, label: t("cohorts.choiceOfVersion", { name: c.cohort.name, code: c.programme.code, version: c.programme.version }) }));
  return { choices: words === "" ? [...beside, ...found] : found, onSearch, more };
}
