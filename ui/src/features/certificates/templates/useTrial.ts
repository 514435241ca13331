import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";

import { keys } from "../../../app/keys";
import { commands } from "../../../bindings";
import type { CertificateTemplate, TemplateTrial } from "../../../bindings";

/** A value once it has stopped changing for a moment. */
function useSettled<T>(value: T, pause: number): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = window.setTimeout(() => setSettled(value), pause);
    return () => window.clearTimeout(timer);
  }, [value, pause]);
  return settled;
}

/** The very page, and what to look at, a moment after the last change. */
export function useTrial(template: CertificateTemplate, trial: TemplateTrial, asPrinted: boolean) {
  const settled = useSettled(template, 120);
  // The canvas shows the page itself; what lies around it on the sheet is shown when asked for.
  const shown = asPrinted ? settled : { ...settled, bleed: 0, cropMarks: false, labels: null };
  return useQuery({
    queryKey: keys.templateTrial(shown, trial),
    queryFn: () => commands.tryTemplate(shown, trial),
    placeholderData: keepPreviousData,
    gcTime: 5_000,
  });
}
