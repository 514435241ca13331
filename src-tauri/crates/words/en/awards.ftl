awards-title = Awards
awards-by = Decided by { $standard }
awards-rules = The rules
awards-decide = { $count ->
    [one] Decide { $count } award
   *[other] Decide { $count } awards
}
awards-confirmTitle = { $count ->
    [one] Decide { $count } award?
   *[other] Decide { $count } awards?
}
awards-confirmText = Each decision is kept for good, with the version of the standard and how it was worked out. It is decided again only where scores change.
awards-confirmNow = Decide
awards-byStandard = Standard
# $count (Number)
awards-countOf = { $count } { $result }
# $count (Number)
awards-decided = { $count } decisions were recorded.
awards-upToDate = Every award is decided.
awards-blocked = Before awards can be decided
awards-result = Result
awards-percent = Per cent
awards-grade = Grade
awards-decidedAs = Decided
awards-differs = scores changed since
awards-certificate = Certificate
awards-why = Explain
awards-whyTitle = Why { $name } has this result
awards-notDecided = Not decided yet: this is what the scores come to now.
# $version (Number)
awards-decidedOn = Decided { $at } by “{ $standard }”, version { $version }.
awards-part = { $title }, weight { $weight }: { $result }
# $number (Number)
awards-attempt = Attempt { $number }
awards-standings-counts = counts
awards-standings-replaced = another attempt counts
awards-standings-tooMany = more attempts than allowed
awards-standings-incomplete = scores missing
awards-criterion = Criterion
awards-points = Points
awards-weight = Weight
awards-exact = { $exact } exactly, rounded once to { $percent } %.
awards-holds = met
awards-broken = not met
awards-feedback = Feedback page
awards-feedbackAll = Feedback pages
awards-feedbackTitle = Feedback for { $name }
awards-export = Export CSV
awards-print = Print certificates
awards-all = All
awards-openCertificate = Open the certificate
awards-emptyTitle = Nobody to decide for yet
awards-emptyText = Awards are decided for a cohort, from what was scored or what the roster says. Import a roster first.

## Explanations of awards

awards-late-refused = { $days ->
    [one] { $days } day late: not accepted
   *[other] { $days } days late: not accepted
}
# $lost (Decimal)
awards-late-cost = { $days ->
    [one] { $days } day late: { $lost } points taken off
   *[other] { $days } days late: { $lost } points taken off
}
# $cap (Decimal)
# $number (Number)
awards-capped = attempt { $number }: { $cap } % at most
awards-quoted = “{ $title }”
# $missing (List)
awards-scoresMissing = Scores are missing in { $missing }.
# $mark (Decimal)
# $percent (Decimal)
awards-passMark-reached = The result of { $percent } % reaches the pass mark of { $mark } %.
# $mark (Decimal)
# $percent (Decimal)
awards-passMark-missed = The result of { $percent } % is below the pass mark of { $mark } %.
awards-minimum-reached = Every criterion reaches its minimum.
# $below (List)
awards-minimum-missed = Below the minimum: { $below }.
awards-must-criteriaPassed = Every criterion that must be passed is.
awards-must-assessmentsPassed = Every assessment that must be passed is.
# $below (List)
awards-must-missed = Must be passed, and is not: { $below }.
awards-each-passed = Every assessment is passed.
# $below (List)
awards-each-mustBePassed = Each assessment must be passed, and these are not: { $below }.
# $floor (Decimal)
# $titles (List)
awards-belowFloor = Below the floor of { $floor } %: { $titles }.
# $count (Number)
# $most (Number)
awards-fewBelow = { $count } of at most { $most } assessments below the pass mark.
# $most (Number)
# $titles (List)
awards-tooManyBelow = More than { $most } assessments below the pass mark: { $titles }.
awards-plan-noAssessments = The programme has no assessments, so there is nothing to decide by.
awards-plan-nothingToScore = “{ $title }” has neither a rubric nor items, so nothing can be scored in it.
awards-plan-nothingWeighs = In “{ $title }” nothing has any weight, so scores would not count.
awards-plan-noAssessmentWeighs = No assessment of the programme has any weight, so scores would not count.
awards-withGrade = { $result }, { $grade }

## What stands in the way of deciding

awards-blocked-noStandardHere = The assessment standard that the programme adopted is not in this workspace. Merge it, or adopt another.
# $version (Number)
awards-blocked-notFinished = Version { $version } of “{ $title }” is not finished. Finish it first: awards are decided by rules that no longer change.
awards-blocked-notScored = Nobody has scored “{ $title }” yet.
awards-blocked-markingOpen = The marking of “{ $title }” is not closed.
awards-blocked-noSample = The standard asks for moderation: draw the sample of “{ $title }”.
awards-blocked-secondOpen = The second marking of “{ $title }” is not closed.
awards-blocked-differences = Differences in “{ $title }” are not resolved.
awards-blocked-noStandard = The programme adopts no assessment standard, so results come with the roster. Adopt one on the programme’s Assessment page.
awards-refused-noStandard = The programme adopts no assessment standard. Nothing was decided.
# $why (Message)
awards-refused-blocked = { $why } Nothing was decided.
# $version (Number)
awards-standardVersion = { $title }, version { $version }

## Steps, as the history calls them

# $count (Number)
awards-step-decide = Decide { $count } awards
awards-step-export = Export awards
awards-step-feedback = Write feedback pages
