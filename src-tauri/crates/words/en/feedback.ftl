## The page that a learner gets

feedback-title = Feedback for { $name }
feedback-documentTitle = Feedback for { $name }, { $programme }
# $version (Number)
feedback-over = { $title }, { $code } version { $version }
feedback-result = Result
feedback-result-passed = Passed
feedback-result-failed = Not passed
feedback-result-pending = Not known yet
# $percent (Decimal)
# $result (Message)
feedback-resultWithPercent = { $result }, { $percent } %
feedback-grade = Grade
feedback-learnerNumber = Learner number
feedback-decidedOn = Decided on
feedback-part = { $title }: { $percent }
feedback-nothingHandedIn = Nothing was handed in.
# $changes (List)
feedback-changed = { $changes }.
feedback-criterion = Criterion
feedback-level = Level
feedback-points = Points
feedback-comment = Comment
feedback-pointsOf = { $points } of { $most }
feedback-outcomes = Learning outcomes
feedback-outcome = Outcome
feedback-share = Share of points reached
feedback-notScored = not scored by itself
feedback-nextSteps = Next steps
feedback-aimFor = { $criterion }: aim for “{ $level }” – { $words }
feedback-howDecided = How the result was decided
# $version (Number)
feedback-byStandard = By the assessment standard “{ $title }”, version { $version }.
feedback-buildsOn = What builds on this
feedback-towards = { $title } ({ $code })
feedback-folder = Feedback { $cohort }

## Why there is none

feedback-refused-notDecided = Decide this learner’s award first: until then there is no feedback to give.
feedback-refused-nobody = No awards of this cohort are decided yet, so there is no feedback to give.
feedback-refused-folders = Choose another folder: this one has too many feedback folders already.
