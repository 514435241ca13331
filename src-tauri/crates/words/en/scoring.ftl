## scoring

scoring-title = Scoring
scoring-pick = Cohort
scoring-emptyTitle = Nobody to score yet
scoring-emptyText = Import a roster into a cohort first. Its programme’s assessments are then scored here.
scoring-toCohorts = Go to cohorts
scoring-noAssessments = The programme of this cohort has no assessments yet.
scoring-noStandard = The programme adopts no assessment standard, so scores come to no award: results come with the roster. Adopt one on its Assessment page.
scoring-noStandardFrozen = The programme adopts no assessment standard, so scores come to no award: results come with the roster. It is approved and does not change: adopt one in its next version.
# $scored (Number)
# $count (Number)
scoring-progress = { $scored } of { $count } scored
scoring-stages-notBegun = Not begun
scoring-stages-firstMarking = First marking
scoring-stages-toSample = Sample to draw
scoring-stages-secondMarking = Second marking
scoring-stages-moderation = Moderation
scoring-stages-done = Done
scoring-tabs-marks = Marks
scoring-tabs-second = Second marking
scoring-tabs-moderation = Moderation
scoring-tabs-quality = Quality
scoring-views-everyone = Everyone
scoring-views-learner = One learner
scoring-views-criterion = One criterion
scoring-view = View
scoring-hideNames = Hide names
scoring-learner = Learner
scoring-beside = The chosen score
scoring-learnerBefore = Previous learner
scoring-learnerAfter = Next learner
scoring-criterion = Criterion
scoring-gridLabel = Scores of { $title }
scoring-ofMost = of { $most }
scoring-keys = Arrows move · 1 to 9 choose a level · type points · Enter goes down · Delete clears · C comments · X absent
scoring-commentOn = Comment on { $part }
scoring-wholeComment = Comment on the whole
scoring-absent = Nothing was submitted
scoring-absentShort = absent
scoring-daysLate = Days late
scoring-adjustments = Adjustments
scoring-phrase = Insert a phrase
scoring-phrases = Phrases
scoring-phrasesLead = What you say again and again. Type / and the short form in a comment to insert one.
scoring-short = Short form
scoring-text = Text
scoring-addPhrase = Add a phrase
# $number (Number)
scoring-removePhrase = Remove phrase { $number }
scoring-newAttempt = New attempt
scoring-export = Export CSV
scoring-import = Import CSV
scoring-importTitle = Import { $file }
scoring-column = Column
scoring-readAs = Read as
scoring-columns-ignored = Ignore
scoring-columns-number = Learner number
scoring-columns-name = Learner’s name
scoring-columns-comment = Comment on the whole
scoring-columns-absent = Absent
scoring-columns-daysLate = Days late
scoring-columns-points = Points: { $part }
scoring-columns-commentOn = Comment: { $part }
scoring-classes-new = new
scoring-classes-unchanged = unchanged
scoring-classes-changed = changed
scoring-classes-empty = empty
scoring-classes-unknown = not in the cohort
scoring-classes-invalid = cannot be read
scoring-take = { $count ->
    [one] Import { $count } row
   *[other] Import { $count } rows
}
scoring-taken = { $count ->
    [one] { $count } row was imported.
   *[other] { $count } rows were imported.
}
scoring-nothing = Nothing in the file differs from what is here.
scoring-close = Close the marking
scoring-reopen = Open again
scoring-closedLead = The first marking is closed; its marks no longer change.
scoring-sampleLead = The standard asks for a second look. A sample is drawn by its rule; the same seed draws the same learners again.
scoring-seed = Seed
scoring-draw = Draw the sample
# $count (Number)
# $of (Number)
scoring-drawn = { $count } of { $of } learners were drawn with the seed “{ $seed }”.
scoring-noSample = Close the first marking, then draw the sample that is marked a second time.
scoring-hidden = { $count ->
    [one] The marks of { $count } learner are hidden until the second marking is done.
   *[other] The marks of { $count } learners are hidden until the second marking is done.
}
scoring-blind = You mark without sight of the first marks. Both are shown side by side once you have finished.
scoring-closeSecond = Finish the second marking
scoring-closeSecondTitle = Finish the second marking?
scoring-closeSecondText = Both markers’ points are then shown side by side, and the second marks no longer change. The marking cannot be opened again.
scoring-closeSecondNow = Finish it
scoring-notComparable = Differences are shown once both markers have finished.
scoring-differencesOpen = { $count ->
    [one] { $count } difference is to be resolved.
   *[other] { $count } differences are to be resolved.
}
scoring-allSettled = Every difference is small enough or resolved.
scoring-first = First
scoring-second = Second
scoring-agreed = Agreed
scoring-settle = Resolve
scoring-settled = resolved
scoring-stands = first mark stands
scoring-toSettle = to resolve
scoring-reason = Reason
scoring-settleTitle = { $learner }: { $part }
scoring-takeFirst = First: { $points }
scoring-takeSecond = Second: { $points }
scoring-takeMean = Mean: { $points }
scoring-closeModeration = Close moderation
scoring-closeModerationTitle = Close moderation?
scoring-closeModerationText = What was agreed then counts for the award, and differences are resolved no more.
scoring-closeModerationNow = Close it
scoring-agreement = Agreement between markers
scoring-items = Item analysis
scoring-difficulty = Share of points reached
scoring-discrimination = Discrimination
scoring-advice = Advice
# $version (Number)
scoring-newerRubric = There is a newer version of the rubric. Scored work stays with version { $version } until you move it.
scoring-seeMove = Preview the changes
# $to (Number)
scoring-moveTitle = Move to version { $to } of the rubric
scoring-move = Move the work
# $from (Number)
scoring-moveLead = { $count ->
    [one] { $count } sheet would be moved from version { $from }.
   *[other] { $count } sheets would be moved from version { $from }.
}
scoring-moveIncomplete = { $count ->
    [one] { $count } of them would have to be scored further.
   *[other] { $count } of them would have to be scored further.
}
scoring-moves-kept = { $criterion }: scores stay
scoring-moves-keptWords = { $criterion }: scores stay; the words have changed
# $scores (Number)
scoring-moves-pointsChange = { $criterion }: { $level } is worth { $after } instead of { $before } ({ $scores } scores)
# $scores (Number)
scoring-moves-lost = { $criterion }: { $scores } scores are lost
# $scores (Number)
scoring-moves-toScore = { $criterion }: new, to be scored for { $scores }
scoring-moves-weightChange = { $criterion }: weighs { $after } instead of { $before }

## statistics

statistics-percentAgreement = Agreement in per cent
statistics-cohensKappa = Cohen’s kappa
statistics-cohensKappaLinear = Cohen’s kappa, linear weights
statistics-cohensKappaQuadratic = Cohen’s kappa, quadratic weights
statistics-fleissKappa = Fleiss’ kappa
statistics-alphaNominal = Krippendorff’s alpha, nominal
statistics-alphaOrdinal = Krippendorff’s alpha, ordinal
statistics-alphaInterval = Krippendorff’s alpha, interval
statistics-alphaRatio = Krippendorff’s alpha, ratio
statistics-icc11 = ICC(1,1)
statistics-icc21 = ICC(2,1)
statistics-icc31 = ICC(3,1)
statistics-icc1k = ICC(1,k)
statistics-icc2k = ICC(2,k)
statistics-icc3k = ICC(3,k)
statistics-cronbachsAlpha = Cronbach’s alpha

## Why marks cannot be changed

scoring-refused-closed = This marking is closed. Open it again first. Nothing was changed.
scoring-refused-notInSample = This learner is not in the sample that is marked a second time. Nothing was changed.
scoring-refused-notYet = Both markers finish first, each without sight of the other. Nothing was changed.
scoring-refused-hidden = Somebody else has marked this learner’s work. Their marks are hidden until the second marking is done, so that it is given without sight of them. Nothing was changed.
scoring-refused-ownWork = You marked this learner’s work the first time. Somebody else marks it the second time. Nothing was changed.
scoring-refused-noReason = Say why these points are right: the reason stands in the record.
scoring-refused-incomplete = { $count ->
    [one] { $count } learner has no complete marks yet. Nothing was closed.
   *[other] { $count } learners have no complete marks yet. Nothing was closed.
}
scoring-refused-unsettled = { $count ->
    [one] { $count } difference is not resolved yet. Nothing was closed.
   *[other] { $count } differences are not resolved yet. Nothing was closed.
}
# $most (Decimal)
# $points (Decimal)
scoring-outOfRange = “{ $part }” takes from 0 to { $most } points; { $points } was given.
scoring-unknownPart = A score is for a criterion that this rubric does not have. Open the grid again.
scoring-tooLong = A comment is longer than 4,000 characters. Shorten it and save again.

## What is wrong with a row of scores

scoring-row-noPoints = “{ $text }” is neither points nor a level of { $part }
# $most (Decimal)
scoring-row-outOfRange = { $part } takes from 0 to { $most } points, not { $text }
scoring-row-noYes = “{ $text }” is neither yes nor no
scoring-row-noDays = “{ $text }” is no number of days
scoring-row-unknown = No learner in this cohort has this number
scoring-row-twoNumbers = More than one learner has this number but for capital letters. Write it as in the cohort
scoring-row-again = The same number stands further up in this file
scoring-row-otherName = The cohort has this number as { $name }

## What figures of agreement mean

scoring-means-nothing = The data do not determine it: ratings must vary, and units be rated twice.
# $percent (Number)
scoring-means-percent = Raters gave exactly the same rating { $percent } % of the time, chance included.
# $percent (Number)
scoring-means-oneRater = One rater’s scores have { $reliability ->
    [poor] poor
    [moderate] moderate
    [good] good
   *[excellent] excellent
} reliability: { $percent } % of their variance is between those who were rated.
scoring-means-meanOfRaters = The mean of all raters has { $reliability ->
    [poor] poor
    [moderate] moderate
    [good] good
   *[excellent] excellent
} reliability.
scoring-means-consistency = The criteria hang together with { $reliability ->
    [poor] poor
    [moderate] moderate
    [good] good
   *[excellent] excellent
} consistency; a high value does not show that they measure the right thing.
scoring-means-agreement = Agreement beyond chance is { $strength ->
    [lessThanChance] less than by chance
    [slight] slight
    [fair] fair
    [moderate] moderate
    [substantial] substantial
   *[almostPerfect] almost perfect
}.
scoring-caution-noPairs = No unit was rated by two raters.
scoring-caution-fewUnits = { $count ->
    [one] Only { $count } unit: take this as a hint, not as a result.
   *[other] Only { $count } units: take this as a hint, not as a result.
}
# $count (Number)
scoring-caution-someUnits = { $count } units: the true figure may be well away from this one.
scoring-advice-tooFew = { $count ->
    [one] Only { $count } learner: too few to judge it by.
   *[other] Only { $count } learners: too few to judge it by.
}
scoring-advice-easy = Nearly everyone gets it.
scoring-advice-hard = Hardly anyone gets it.
scoring-advice-misleading = Those who do well otherwise do worse here: look for a mistake in it.
scoring-advice-notTelling = It hardly tells strong and weak learners apart.
scoring-advice-constant = Its points do not vary.
# $number (Number)
scoring-titleOfAttempt = { $title }, attempt { $number }
# $version (Number)
scoring-stageWithRubric = { $stage } · Rubrics: version { $version }
scoring-levelOf = { $part }: Level
scoring-pointsOf = { $part }, learner { $learner }
scoring-pointsOfMost = Points of { $most }
scoring-phraseChoice = /{ $short }  { $text }
# $line (Number)
scoring-numberAndLine = { $number } · line { $line }

## Why marks cannot be changed, beside what rules say

scoring-refused-attempts = Attempts are counted from 1 to 21.
scoring-refused-noDifference = The markers do not differ here.
scoring-refused-phrases = A phrase has at most 2,000 characters and a short form of its own, of at most 40. Nothing was changed.
scoring-refused-noRubric = This assessment has no rubric.
scoring-refused-otherRubric = Scored work moves to another version of the same rubric only.
scoring-refused-decided = Awards of this cohort are decided: the work they rest on stays as it was scored.
scoring-refused-secondBegun = The second marking has begun. Moving now would change marks that are being compared.
scoring-refused-noReasonToMove = Say why the work is moved: the reason stands in the record. Nothing was changed.
scoring-refused-noFile = Choose a file of scores first.
scoring-refused-nothingToScore = This assessment has neither a rubric nor items. Nothing was changed.
scoring-refused-agreedByHand = Agreed marks follow from resolving differences. Nothing was changed.
scoring-refused-changedMeanwhile = This marking was closed or changed meanwhile. Look at it again. Nothing was changed.
scoring-refused-noLongerBlind = The second marking has begun, and would no longer be blind. Resolve differences instead. Nothing was changed.
scoring-refused-seed = Give the draw a seed of at most 100 characters: with it, the same sample can be drawn again.
scoring-refused-drawnOnce = A sample is drawn once, when the first marking is closed. Nothing was changed.
scoring-nothingToScore = It has neither a rubric nor items.

## Steps, as undo and the history call them

scoring-step-settle = Resolve a difference in { $title }
scoring-step-closeModeration = Close the moderation of { $title }
scoring-step-phrases = Change phrases
# $version (Number)
scoring-step-move = Move { $title } to version { $version } of its rubric
scoring-step-export = Export scores
scoring-step-score = Score { $title }
# $count (Number)
scoring-step-scoreMany = Score { $count } learners in { $title }
scoring-step-begin = Begin scoring { $title }
scoring-step-close = Close the marking of { $title }
scoring-step-reopen = Open the marking of { $title } again
scoring-step-draw = Draw a sample of { $title }
