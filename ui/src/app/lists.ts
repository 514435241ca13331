// The lists of the program, each with the command that reads its pages.
import { commands } from "../bindings";
import type { ProgrammeState } from "../bindings";
import { keys } from "./keys";
import { AT_ONCE, usePages } from "./pages";

/** Programmes that words find, best first; by code where there are none: all, or those in a state. */
export function useProgrammes(words = "", state: ProgrammeState | null = null, enabled = true) {
  return usePages(
    keys.programmes(words, state),
    async (after) => {
      const { programmes: rows, ...page } = await commands.programmes(words, state, after, AT_ONCE);
      return { ...page, rows };
    },
    enabled,
  );
}

/** Cohorts by name, those whose name begins so. */
export function useCohorts(words = "", enabled = true) {
  return usePages(
    keys.cohorts(words),
    async (after) => {
      const { cohorts: rows, ...page } = await commands.cohorts(words, after, AT_ONCE);
      return { ...page, rows };
    },
    enabled,
  );
}

/** Rubrics by title, those whose title begins so. */
export function useRubrics(beginning = "", enabled = true) {
  return usePages(
    keys.rubrics(beginning),
    async (after) => {
      const { rubrics: rows, ...page } = await commands.rubrics(beginning, after, AT_ONCE);
      return { ...page, rows };
    },
    enabled,
  );
}

/** Assessment standards by title, those whose title begins so. */
export function useAssessmentStandards(beginning = "", enabled = true) {
  return usePages(
    keys.assessmentStandards(beginning),
    async (after) => {
      const { standards: rows, ...page } = await commands.assessmentStandards(beginning, after, AT_ONCE);
      return { ...page, rows };
    },
    enabled,
  );
}

/** Panels by title, those whose title begins so. */
export function usePanels(beginning = "", enabled = true) {
  return usePages(
    keys.panels(beginning),
    async (after) => {
      const { panels: rows, ...page } = await commands.panels(beginning, after, AT_ONCE);
      return { ...page, rows };
    },
    enabled,
  );
}

/** Audits: open ones first, then the newest. */
export function useAudits(enabled = true) {
  return usePages(
    keys.audits(),
    async (after) => {
      const { audits: rows, ...page } = await commands.audits(after, AT_ONCE);
      return { ...page, rows };
    },
    enabled,
  );
}

/** Competencies that words find, in a framework or in all of them. */
export function useCompetencies(framework: string, words: string, enabled = true) {
  return usePages(
    keys.competencies(framework, words),
    async (after) => {
      const { competencies: rows, ...page } = await commands.findCompetencies(framework, words, after, AT_ONCE);
      return { ...page, rows };
    },
    enabled,
  );
}

/** Certificates that words find, best first; all, newest first, where there are none. */
export function useRegister(words: string) {
  return usePages(keys.register(words), async (after) => {
    const { certificates: rows, ...page } = await commands.registerPage(words, after, AT_ONCE);
    return { ...page, rows };
  });
}

/** Certificates that expire, those first that do so first. */
export function useExpiring() {
  return usePages(keys.expiring(), async (after) => {
    const { certificates: rows, ...page } = await commands.expiringCertificates(after, AT_ONCE);
    return { ...page, rows };
  });
}

/** Serials that no certificate has. */
export function useVoidSerials() {
  return usePages(keys.voidSerials(), async (after) => {
    const { serials: rows, ...page } = await commands.voidedSerials(after, AT_ONCE);
    return { ...page, rows };
  });
}

/** Issuers of a list that was imported, those that words find. */
export function useKnownIssuers(id: string, words: string) {
  return usePages(keys.knownIssuers(id, words), async (after) => {
    const { issuers: rows, ...page } = await commands.knownIssuers(id, words, after, AT_ONCE);
    return { ...page, rows };
  });
}

/** Issuers on the list that this workspace signs, those that words find. */
export function useRecognisedIssuers(words: string) {
  return usePages(keys.recognisedIssuers(words), async (after) => {
    const { issuers: rows, ...page } = await commands.recognisedIssuers(words, after, AT_ONCE);
    return { ...page, rows };
  });
}
