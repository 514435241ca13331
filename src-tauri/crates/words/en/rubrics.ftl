## rubrics

rubrics-new = New rubric
rubrics-newOf = Type
rubrics-begin = Create rubric
rubrics-import = Import…
rubrics-imported = { $count ->
    [one] { $count } rubric was imported
   *[other] { $count } rubrics were imported
}
rubrics-title = Title
rubrics-untitled = New rubric
rubrics-kind = Type
rubrics-kinds-analytic = Analytic
rubrics-kinds-holistic = Holistic
rubrics-kinds-singlePoint = Single-point
rubrics-kinds-checklist = Checklist
rubrics-kindHints-analytic = Each criterion is judged by itself, with words at each level.
rubrics-kindHints-holistic = One judgement of the whole.
rubrics-kindHints-singlePoint = Words for what is expected only; whoever marks says what falls short or goes beyond.
rubrics-kindHints-checklist = Each criterion is there or not.
rubrics-copy = Make a copy
# $criteria (Number)
# $levels (Number)
rubrics-size = { $criteria } criteria, { $levels } levels
# $version (Number)
rubrics-version = version { $version }
rubrics-scoredIn = work in { $list } is scored with it
rubrics-unused = Not used yet
rubrics-frozen = This version is in use, so it does not change. Edit it as the next version; work that is scored stays with this one until you move it.
# $version (Number)
rubrics-edit = Edit as version { $version }
rubrics-deleted = The rubric was deleted.
rubrics-versions = Versions
rubrics-language = Language
rubrics-addLanguage = Add a language
rubrics-languageTag = Language code
rubrics-languageHint = Such as de or pt-BR
rubrics-removeLanguage = Remove { $language }
rubrics-translating = Words in { $language }. What is left empty stays in { $own }.
rubrics-exportCase = CASE file
rubrics-exportTable = CSV file
rubrics-print = Print as PDF
rubrics-criterion = Criterion
# $number (Number)
rubrics-criterionTitle = Criterion { $number }
rubrics-weight = Weight
rubrics-points = Points
rubrics-from = From
rubrics-to = To
rubrics-range = Range of points
# $number (Number)
rubrics-levelTitle = Level { $number }
# $number (Number)
rubrics-levelActions = Change level { $number }
# $number (Number)
rubrics-criterionActions = Change criterion { $number }
rubrics-removeLevel = Remove
rubrics-removeCriterion = Remove
rubrics-left = Move to the left
rubrics-right = Move to the right
rubrics-split = Split in two
rubrics-merge = Merge with the next
rubrics-descriptor = { $criterion }, { $level }
rubrics-addCriterion = Add a criterion
rubrics-addLevel = Add a level
# $number (Number)
rubrics-detailsOf = Criterion { $number }
rubrics-mustPass = Must be passed: without it there is no award
rubrics-mustPassShort = must be passed
rubrics-measures = Measures these outcomes
rubrics-noOutcomes = Use this rubric in an assessment first: then its outcomes can be chosen here.
rubrics-thinking = Cognitive level (Bloom)
rubrics-notSaid = Not set
rubrics-outcomeCount = { $count ->
    [one] { $count } outcome
   *[other] { $count } outcomes
}
rubrics-keys = Tab walks the grid. Alt+↑ and Alt+↓ move a criterion.
rubrics-checks = Suggestions
rubrics-warning-nothingWeighs = No criterion has any weight, so scores would not count.
rubrics-warning-levelsDoNotRise = { $level } is worth no more than the level before it.
rubrics-warning-repeats = { $criterion }: two levels have the same words.
rubrics-warning-repeatsElsewhere = { $criterion } has the same words as { $other }.
rubrics-warning-missing = { $criterion }: a level has no words yet.
rubrics-warning-notAligned = { $criterion } measures no outcome.
# $programme (Message)
rubrics-warning-notMeasured = No criterion measures “{ $outcome }” ({ $programme }).
# $instead (List)
rubrics-warning-cannotBeObserved = { $criterion }, { $level }: “{ $word }” cannot be observed. Try { $instead }.
# $expected (Message)
rubrics-warning-shape = This type of rubric has { $expected }.
rubrics-warning-notTranslated = { $count ->
    [one] { $language }: { $count } text is not translated.
   *[other] { $language }: { $count } texts are not translated.
}
rubrics-unnamed = A criterion without a name
rubrics-emptyTitle = No rubrics yet
rubrics-emptyText = A rubric says what is judged, at which levels, and in which words.

## thinking

thinking-remember = Remember
thinking-understand = Understand
thinking-apply = Apply
thinking-analyse = Analyse
thinking-evaluate = Evaluate
thinking-create = Create

## What is wrong with a rubric

# $descriptors (Number)
# $levels (Number)
rubrics-uneven = Criterion “{ $criterion }” has { $descriptors } descriptors for { $levels } levels.
rubrics-tooLarge = A rubric can have at most 60 criteria, 12 levels and 24 languages.
rubrics-tooLong = A title or descriptor is longer than 4,000 characters. Shorten it and save again.
rubrics-badNumber = “{ $part }” has points or a weight that cannot be. Use numbers from 0 to 1,000,000, with at most six digits after the point.
rubrics-partsRepeat = Two levels or criteria have the same identity. Remove one and add it anew.
rubrics-badLanguage = “{ $language }” is not a language tag. Use one such as en, de or pt-BR, each once.
rubrics-shape-holistic = one judgement of the whole
rubrics-shape-checklist = two answers, no and yes
rubrics-shape-singlePoint = three levels: below, as expected, beyond
# $criteria (Number)
# $levels (Number)
# $version (Number)
rubrics-sizeOfVersion = { $criteria } criteria, { $levels } levels · version { $version }
# $version (Number)
rubrics-versionUnused = Version { $version } · Not used yet
# $version (Number)
rubrics-versionUsedBy = Version { $version } · Used by { $list }
rubrics-detailsFor = Outcomes and details: { $criterion }
rubrics-importedWithNotes = { $count ->
    [one] { $count } rubric was imported. { $notes }
   *[other] { $count } rubrics were imported. { $notes }
}

## Why a change of a rubric is refused

rubrics-inUse = This version of the rubric is in use and does not change. Edit it as the next version. Nothing was changed.
rubrics-byHand = The version of a rubric is not changed by hand. Nothing was changed.
# $users (List)
rubrics-usedBy = This rubric is used by { $users } and cannot be deleted.

## Steps, as undo and the history call them

rubrics-step-export = Export a rubric
rubrics-step-print = Print a rubric
rubrics-step-import = Import { $file }
rubrics-step-add = Add a rubric
rubrics-step-change = Change rubric { $title }
rubrics-step-next = Begin a new version of { $title }
rubrics-step-copy = Copy a rubric
rubrics-step-delete = Delete a rubric

## What a new rubric begins with

rubrics-usual-beginning = Beginning
rubrics-usual-developing = Developing
rubrics-usual-proficient = Proficient
rubrics-usual-advanced = Advanced
rubrics-usual-below = Below
rubrics-usual-asExpected = As expected
rubrics-usual-beyond = Beyond
rubrics-usual-no = No
rubrics-usual-yes = Yes
rubrics-copyOf = { $title } (copy)
# $note (Message)
rubrics-noteOf = { $title }: { $note }
