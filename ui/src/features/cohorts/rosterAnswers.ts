import type { ImportAnswers } from "../../bindings";

/** Answers with others on top, as the program puts them together. */
export function and(answers: ImportAnswers, more: ImportAnswers): ImportAnswers {
  return {
    encoding: more.encoding ?? answers.encoding,
    separator: more.separator ?? answers.separator,
    sheet: more.sheet ?? answers.sheet,
    heading: more.heading ?? answers.heading,
    columns: [...answers.columns.filter((known) => !more.columns.some((column) => column.at === known.at)), ...more.columns],
    dates: more.dates ?? answers.dates,
    dayNumbers: more.dayNumbers ?? answers.dayNumbers,
    names: more.names ?? answers.names,
    result: more.result ?? answers.result,
    resultWords: { ...answers.resultWords, ...more.resultWords },
    noNumber: more.noNumber ?? answers.noNumber,
    lookedAt: more.lookedAt ?? answers.lookedAt,
  };
}

/** What may be asked again. How the file is cut into rows is changed where it is shown. */
export const ASKED_AGAIN = ["names", "dates", "dayNumbers", "result", "resultWords", "noNumber", "lookedAt"] as const;
export type AskedAgain = (typeof ASKED_AGAIN)[number];

export function isAnswered(answers: ImportAnswers, what: AskedAgain): boolean {
  return what === "resultWords" ? Object.keys(answers.resultWords).length > 0 : answers[what] !== null;
}

/** The answers without one of them, so that it is asked again. */
export function without(answers: ImportAnswers, what: AskedAgain): ImportAnswers {
  return { ...answers, [what]: what === "resultWords" ? {} : null };
}

/** The answers with one row to look at taken in, or left out. */
export function withRow(answers: ImportAnswers, line: number, taken: boolean): ImportAnswers {
  const others = (answers.lookedAt?.take ?? []).filter((other) => other !== line);
  return { ...answers, lookedAt: { take: taken ? [...others, line] : others } };
}
