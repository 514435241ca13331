// What is said of a learner as it is typed: of each field once it is left, of all when it is sent.
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { attempt, useAnswer } from "../../app/data";
import { keys } from "../../app/keys";
import { commands } from "../../bindings";
import type { LearnerEntry, LearnerNotice } from "../../bindings";
import { FIELDS, isSame, noticeOf } from "./entry";
import type { LearnerField } from "./entry";

const NOTHING: ReadonlySet<LearnerField> = new Set();

export function useCheck(cohort: string, learner: string | null, entry: LearnerEntry) {
  const queries = useQueryClient();
  const [asked, setAsked] = useState<LearnerEntry | null>(null);
  const [left, setLeft] = useState(NOTHING);
  const check = (one: LearnerEntry) => commands.checkLearner(cohort, learner, one);
  const { data, isPlaceholderData } = useAnswer(keys.learnerCheck(cohort, learner, asked), () => check(asked ?? entry), asked !== null);
  // What was changed since is not what the notice is about.
  const shown = (data ?? []).filter((notice) => FIELDS.some((field) => field === notice.field && left.has(field) && asked?.[field] === entry[field]));
  const isAllShown = asked !== null && isSame(asked, entry) && !isPlaceholderData && shown.length === data?.length;
  return {
    of: (field: LearnerField): LearnerNotice | undefined => noticeOf(shown, field),
    /** All that is to be looked at was said, and nothing stops: whoever sends it now means it. */
    isDoubted: isAllShown && shown.length > 0 && !shown.some(({ stops }) => stops),
    leave: (field: LearnerField) => {
      setLeft((before) => new Set(before).add(field));
      setAsked(entry);
    },
    /** Answers with whether it can be saved, or with the field that is to be looked at first. */
    send: async (): Promise<boolean | LearnerField> => {
      const notices = await attempt(() => queries.fetchQuery({ queryKey: keys.learnerCheck(cohort, learner, entry), queryFn: () => check(entry) }));
      if (!notices) {
        return false;
      }
      const stops = notices.filter((notice) => notice.stops);
      if (stops.length === 0 && (notices.length === 0 || isAllShown)) {
        return true;
      }
      setLeft(new Set(FIELDS));
      setAsked(entry);
      return FIELDS.find((field) => (stops.length > 0 ? stops : notices).some((notice) => notice.field === field)) ?? false;
    },
    /** Another learner is typed now. */
    reset: () => {
      setAsked(null);
      setLeft(NOTHING);
    },
  };
}
