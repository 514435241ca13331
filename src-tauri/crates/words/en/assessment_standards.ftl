assessmentStandards-lead = The rules by which scores become an award: written once, adopted by programmes.
assessmentStandards-new = New standard
assessmentStandards-untitled = New assessment standard
assessmentStandards-title = Title
assessmentStandards-description = What it is for
# $version (Number)
assessmentStandards-finished = Version { $version } · finished
# $version (Number)
assessmentStandards-draft = Version { $version } · draft
assessmentStandards-adoptedBy = Adopted by { $list }
assessmentStandards-notAdopted = Not adopted by a programme yet
assessmentStandards-finish = Finish this version
assessmentStandards-finishTitle = Finish { $title }?
assessmentStandards-finishLead = A finished version never changes, so that every award decided by it can be explained for good. Programmes can then adopt it.
# $version (Number)
assessmentStandards-next = Create version { $version }
assessmentStandards-frozen = This version is finished and does not change.
assessmentStandards-deleted = The standard was deleted.
assessmentStandards-versions = Versions
assessmentStandards-passing = Passing
assessmentStandards-passMark = Pass mark in %
assessmentStandards-useCutScores = Cut scores set by a panel take the place of the pass mark
assessmentStandards-minimum = Minimum for each criterion
assessmentStandards-minimums-none = None
assessmentStandards-minimums-level = A level
assessmentStandards-minimums-share = A percentage of its points
assessmentStandards-minimumLevel = Level, from the lowest
assessmentStandards-minimumShare = Share in %
assessmentStandards-mustPass = Criteria that must be passed have a minimum of their own
assessmentStandards-mustPassShare = Minimum for those, in %
assessmentStandards-compensation = Compensation between assessments
assessmentStandards-compensations-full = Full
assessmentStandards-compensations-limited = Limited
assessmentStandards-compensations-none = None
assessmentStandards-mostBelow = Assessments that may be below the pass mark
assessmentStandards-floor = None below, in %
assessmentStandards-weights = Weighting of assessments
assessmentStandards-weightChoices-programme = As set in the programme
assessmentStandards-weightChoices-equal = Equal
assessmentStandards-again = Resubmission and late work
assessmentStandards-most = Resubmissions allowed
assessmentStandards-cap = Cap on later attempts, in %
assessmentStandards-noCap = No cap
assessmentStandards-counts = Which attempt counts
assessmentStandards-countChoices-best = The best
assessmentStandards-countChoices-last = The last
assessmentStandards-grace = Grace period, in days
assessmentStandards-perDay = Percentage points off for each further day
assessmentStandards-refused = Not accepted after, in days
assessmentStandards-noRefused = Always accepted
assessmentStandards-keepsAPass = Late work that would have passed still passes
assessmentStandards-results = Results and grades
assessmentStandards-rounding = Rounding of halves
assessmentStandards-roundings-halfUp = Up
assessmentStandards-roundings-halfEven = To the even digit
assessmentStandards-roundings-down = Always down
assessmentStandards-places = Decimal places
assessmentStandards-scale = Grades
assessmentStandards-scales-ects = ECTS letters
assessmentStandards-scales-percent = Percentage
assessmentStandards-scales-letters = Letters
assessmentStandards-scales-passFail = Pass and fail
assessmentStandards-scales-own = Custom
# $number (Number)
assessmentStandards-grade = Grade { $number }
assessmentStandards-gradeFrom = From, in %
assessmentStandards-fail = Grade for not passing
assessmentStandards-addGrade = Add a grade
# $number (Number)
assessmentStandards-removeGrade = Remove grade { $number }
assessmentStandards-moderation = Second marking and evidence
assessmentStandards-share = Share marked twice, in %
assessmentStandards-atLeast = Minimum number of learners
assessmentStandards-rule = Sampling rule
assessmentStandards-rules-everyone = Everyone
assessmentStandards-rules-random = At random
assessmentStandards-rules-acrossTheRange = Across the range
assessmentStandards-rules-borderlineFirst = Those near the pass mark first
assessmentStandards-borderline = Borderline range, in points
assessmentStandards-tolerance = Tolerance, in % of a criterion’s points
assessmentStandards-evidence = Keep scored work for, in months
assessmentStandards-inWords = In plain words
assessmentStandards-try = Try it
assessmentStandards-tryLead = A project (60 %, three criteria, the first is a must) and a test (40 %, two criteria), each criterion from 0 to 4 points.
assessmentStandards-learner = Learner
assessmentStandards-project = Project
assessmentStandards-test = Test
assessmentStandards-testAgain = Test, again
assessmentStandards-late = Days late
assessmentStandards-outcome = Outcome
assessmentStandards-trial-strong = Strong
assessmentStandards-trial-even = Even
assessmentStandards-trial-weakTest = Weak in the test
assessmentStandards-trial-noMust = Fails a must-pass criterion
assessmentStandards-trial-again = Passes the second time
assessmentStandards-trial-late = Late
# $number (Number)
assessmentStandards-pointsOf = { $learner }, { $part }, criterion { $number }
assessmentStandards-emptyTitle = No assessment standards yet
assessmentStandards-emptyText = An assessment standard holds the rules by which scores become an award: the pass mark, what must be passed, late work, grades, second marking. Write one, and let your programmes adopt it.

## Why a standard cannot be saved

assessmentStandards-badTitle = Give the standard a title of at most 300 characters.
assessmentStandards-badPercent = { $what ->
    [passMark] The pass mark
    [minimum] The minimum for each criterion
    [mustPass] What must be reached where passing is a must
    [floor] The floor
    [cap] The most a resubmission can reach
    [perDay] What a late day costs
    [share] The share that is moderated
    [borderline] What counts as near the pass mark
   *[tolerance] The tolerance
} must be between 0 and 100 per cent.
# $most (Number)
assessmentStandards-tooLargeNumber = { $what ->
    [description] The description
    [resubmissions] The number of resubmissions
    [places] The number of digits
    [evidence] The time evidence is kept, in months,
    [days] The number of days
    [learners] The number of learners
   *[grades] The number of grades
} is larger than { $most }.
assessmentStandards-badScale = The grades begin with the best and fall from one to the next; “{ $grade }” does not. Each has a name.

## The rules in plain words

assessmentStandards-says-weightsProgramme = Assessments weigh as the programme says.
assessmentStandards-says-weightsEqual = All assessments weigh the same.
assessmentStandards-says-oneAttempt = Work cannot be handed in again.
assessmentStandards-says-attempts = Work can be handed in again { $most ->
    [1] once
    [2] twice
   *[other] { $most } times
}; { $counts ->
    [best] the best attempt counts
    [bestThatReaches] the best attempt counts, of those in which every criterion reaches what it must
   *[last] the last attempt counts
}.
# $cap (Decimal)
assessmentStandards-says-attemptsCapped = Work can be handed in again { $most ->
    [1] once
    [2] twice
   *[other] { $most } times
}; { $counts ->
    [best] the best attempt counts
    [bestThatReaches] the best attempt counts, of those in which every criterion reaches what it must
   *[last] the last attempt counts
}, and a later attempt reaches { $cap } % at most.
assessmentStandards-says-lateNothing = Work handed in late loses nothing.
# $points (Decimal)
assessmentStandards-says-late = Work handed in late loses { $points ->
    [one] { $points } percentage point
   *[other] { $points } percentage points
} a day.
# $points (Decimal)
assessmentStandards-says-lateAfter = Work handed in late loses { $points ->
    [one] { $points } percentage point
   *[other] { $points } percentage points
} a day after the first { $days ->
    [one] day
   *[other] { $days } days
}.
assessmentStandards-says-lateKeeps = Late work that would have passed still passes.
assessmentStandards-says-lateRefused = Work counts as nothing when it is more than { $days ->
    [one] { $days } day
   *[other] { $days } days
} late.
assessmentStandards-says-rounding = The result is rounded once, at the end, to { $places ->
    [0] a whole number
    [1] one digit after the point
   *[other] { $places } digits after the point
}{ $half ->
    [halfUp] , halves up
    [halfEven] , halves to the even neighbour
   *[down] , always down
}. Nothing before it is rounded.
# $percent (Decimal)
assessmentStandards-says-passMark = To pass, the result must be at least { $percent } %.
assessmentStandards-says-cutScores = An assessment whose cut score was set by a panel takes that in place of the pass mark, and the pass mark of the whole is weighed from them.
assessmentStandards-says-compensationFull = A strong assessment makes up for a weak one.
assessmentStandards-says-compensationNone = Each assessment must be passed by itself.
# $floor (Decimal)
assessmentStandards-says-compensationLimited = At most { $most ->
    [one] { $most } assessment may be
   *[other] { $most } assessments may be
} below the pass mark, and none below { $floor } %.
# $place (Number)
assessmentStandards-says-minimumLevel = Every criterion must reach level { $place } of its rubric, counted from the lowest.
# $percent (Decimal)
assessmentStandards-says-minimumShare = Every criterion must reach { $percent } % of its points.
# $percent (Decimal)
assessmentStandards-says-mustPass = Criteria and assessments that must be passed are: without { $percent } % of such a criterion’s points, or the pass mark of such an assessment, there is no award, however good the rest.
assessmentStandards-says-scalePercent = The grade is the result in per cent; who does not pass has “{ $fail }”.
# $from (Decimal)
assessmentStandards-says-band = { $name } from { $from } %
assessmentStandards-says-bandRest = { $name } below that
# $bands (List)
assessmentStandards-says-scale = Grades of those who pass: { $bands }. Who does not pass has “{ $fail }”.
assessmentStandards-says-moderationNone = Marks are not looked at a second time.
assessmentStandards-says-moderationEveryone = Everyone’s work is marked a second time, blind to the first marks.
# $atLeast (Number)
# $share (Decimal)
assessmentStandards-says-moderationRandom = { $share } % of learners, { $atLeast } at least, are marked a second time, drawn at random, blind to the first marks.
# $atLeast (Number)
# $share (Decimal)
assessmentStandards-says-moderationRange = { $share } % of learners, { $atLeast } at least, are marked a second time, spread from the lowest result to the highest, blind to the first marks.
# $atLeast (Number)
# $borderline (Decimal)
# $share (Decimal)
assessmentStandards-says-moderationBorderline = { $share } % of learners, { $atLeast } at least, are marked a second time, those within { $borderline } points of the pass mark first, blind to the first marks.
# $percent (Decimal)
assessmentStandards-says-tolerance = Where the two marks differ by up to { $percent } % of a criterion’s points, the first mark stands; larger differences are resolved by hand.
assessmentStandards-says-evidenceNone = Scored work is not kept as evidence.
assessmentStandards-says-evidenceYears = { $years ->
    [one] Scored work is kept as evidence for { $years } year.
   *[other] Scored work is kept as evidence for { $years } years.
}
assessmentStandards-says-evidenceMonths = { $months ->
    [one] Scored work is kept as evidence for { $months } month.
   *[other] Scored work is kept as evidence for { $months } months.
}
assessmentStandards-testedAgain = Test, again: { $results }
# $count (Number)
assessmentStandards-lateBy = Days late: { $count }

## Why a change of a standard is refused

assessmentStandards-refused-finished = This version is finished and does not change. Begin the next version. Nothing was changed.
assessmentStandards-refused-byHand = The version of a standard is not changed by hand. Nothing was changed.
assessmentStandards-refused-already = This version is finished already.
assessmentStandards-refused-used = A programme adopted this version, or awards were decided by it. It stays.

## Steps, as undo and the history call them

assessmentStandards-step-add = Add an assessment standard
assessmentStandards-step-change = Change assessment standard { $title }
# $version (Number)
assessmentStandards-step-finish = Finish version { $version } of assessment standard { $title }
assessmentStandards-step-next = Begin a new version of { $title }
assessmentStandards-step-delete = Delete an assessment standard

## What standards are tried on

assessmentStandards-invented-method = Method
assessmentStandards-invented-result = Result
assessmentStandards-invented-report = Report
assessmentStandards-invented-knowledge = Knowledge
assessmentStandards-invented-application = Application
# $number (Number)
assessmentStandards-invented-level = Level { $number }
