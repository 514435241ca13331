panels-new = New panel
panels-untitled = New panel
panels-name = Title
panels-method = Method
panels-methods-angoffYesNo = Angoff, yes or no
panels-methods-angoffProbability = Angoff, chances
panels-methods-ebel = Ebel
panels-methods-bookmark = Bookmark
panels-methods-borderlineRegression = Borderline regression
panels-methodHints-angoffYesNo = For each item, each judge says whether a minimally competent learner gets it right.
panels-methodHints-angoffProbability = For each item, each judge says with what chance a minimally competent learner gets it right.
panels-methodHints-ebel = Each judge sorts the items by relevance and difficulty, and says which share of each class such a learner gets right.
panels-methodHints-bookmark = Items stand in order of difficulty. Each judge marks the first that such a learner would not master.
panels-methodHints-borderlineRegression = Scores are set against a rating of the whole performance; the cut score lies where the line passes “borderline”.
panels-about = Assessment
panels-noAssessment = None
panels-create = Create panel
# $number (Number)
panels-round = Round { $number }
panels-minimally = Who is just good enough?
panels-minimallyHint = Describe the minimally competent learner before anybody judges.
panels-judges = Judges
# $number (Number)
panels-judge = Judge { $number }
panels-addJudge = Add a judge
# $number (Number)
panels-removeJudge = Remove judge { $number }
panels-items = Items
panels-item = Item
# $number (Number)
panels-itemName = Item { $number }
panels-addItem = Add an item
# $number (Number)
panels-removeItem = Remove item { $number }
panels-points = Points
panels-correct = Right, in %
panels-judgements = Judgements
panels-judging = { $judge } on { $item }
panels-yes = Yes
panels-no = No
panels-chance = Chance in %
panels-relevance-essential = Essential
panels-relevance-important = Important
panels-relevance-acceptable = Acceptable
panels-relevance-questionable = Questionable
panels-difficulty-easy = easy
panels-difficulty-medium = medium
panels-difficulty-hard = hard
panels-shareOf = { $judge }: share of { $class } got right, in %
panels-shares = Share of each class got right, in %
panels-bookmarkOf = { $judge }: the first item not mastered
panels-spread = Lowest, mean, highest
panels-close = Close the round
# $number (Number)
panels-closeTitle = Close round { $number }?
panels-closeText = What the judges of “{ $title }” said in this round no longer changes. The next round can then be opened.
panels-closeNow = Close it
panels-open = Open the next round
panels-cut = Cut score
panels-inPoints = { $points } points
panels-wouldPass = would pass
panels-noScores = no scores yet
panels-candidates = Scores
panels-candidatesLead = Scores show how many would pass. Take those of a cohort, or paste one learner a line: a score and, for borderline regression, a rating from 1 (fail), 2 (borderline), 3 (pass), 4 (good) to 5 (excellent).
panels-pasted = Pasted scores
panels-paste = Take these scores
# $count (Number)
panels-have = { $count } scores are here.
panels-takeFrom = Take the scores of
panels-adopt = Take over
panels-adoptAt = Cut score in %
# $percent (Decimal)
panels-adopted = Taken over: { $percent } %
# $share (Number)
panels-line = Score = { $intercept } + { $slope } × rating; ratings explain { $share } % of the scores.
panels-deleted = The panel was deleted.
panels-emptyTitle = No panels yet
panels-emptyText = A panel of judges says how good is just good enough. Its cut score becomes the pass mark of an assessment.
panels-agreement = Agreement of raters
panels-agreementLead = Open a table of ratings: a row for each thing that was rated, a column for each rater. Nothing of it is kept.
panels-openRatings = Open a table…
# $units (Number)
# $raters (Number)
# $missing (Number)
panels-ofFile = { $file }: { $units } things, { $raters } raters, { $missing } ratings missing
panels-figure = Figure
panels-value = Value
panels-meaning = What it means

## What is wrong with a panel, and what to be careful about

panels-invalid-tooLarge = A panel can have at most 60 judges, 500 items, 100,000 candidates and 9 rounds.
panels-invalid-tooLong = A title, name or description is longer than 4,000 characters.
panels-invalid-outOfRange = A judgement, share or score is out of range. Shares run from 0 to 100 per cent.
panels-invalid-unknown = A judgement names a judge or item that this panel does not have, or stands twice.
panels-invalid-roundClosed = A round that is closed does not change. Open the next one. Nothing was changed.
panels-caution-tooFewRatings = At least three candidates with different ratings are needed.
panels-caution-fewCandidates = { $count ->
    [one] Only { $count } rated candidate: the line may lie elsewhere with more.
   *[other] Only { $count } rated candidates: the line may lie elsewhere with more.
}
panels-caution-falls = Better rated candidates do not score higher: look at the scores before using this.
panels-caution-explainsLittle = Ratings explain less than half of the scores: the two measure different things.
panels-caution-nobody = No judge has finished yet.
# $all (Number)
# $done (Number)
panels-caution-notAll = { $done } of { $all } judges have finished; the others are not counted.
panels-caution-fewJudges = { $count ->
    [one] Only { $count } judge: the usual advice is at least five.
   *[other] Only { $count } judges: the usual advice is at least five.
}
panels-relevanceAndDifficulty = { $relevance }, { $difficulty }
panels-methodAbout = { $method } · { $about }
# $number (Number)
panels-roundClosed = Round { $number } · closed
panels-pointsWithError = Points, standard error { $error }
panels-wouldPassBetween = would pass, { $low } to { $high } within one standard error

## Why a panel is refused something

# $line (Number)
panels-refused-line = Line { $line } cannot be read. Write a score and a rating from 1 to 5, such as 34 2. Nothing was changed.
panels-refused-candidates = There are more than 100,000 candidates.
panels-refused-ownSteps = Rounds and the cut score have steps of their own. Nothing was changed.
# $caution (Message)
panels-refused-notClosed = { $caution } Nothing was closed.
panels-refused-roundOpen = Close this round first. Nothing was changed.
panels-refused-noAssessment = This panel is not about an assessment of a programme. Paste the scores instead.
panels-refused-noScores = Nobody in this cohort has complete scores on it. Nothing was changed.
panels-refused-noRound = Close a round first. Nothing was changed.
panels-refused-percent = A cut score is between 0 and 100 per cent.
panels-refused-frozen = The programme is approved and does not change. Begin its next version, and a panel for that. Nothing was changed.
panels-refused-adopted = Its cut score was taken over, so the panel stays on record.
# $version (Number)
panels-aboutAssessment = { $title }, { $code } version { $version }

## Steps, as undo and the history call them

panels-step-add = Add a panel
panels-step-change = Change panel { $title }
# $number (Number)
panels-step-close = Close round { $number } of { $title }
# $number (Number)
panels-step-open = Open round { $number } of { $title }
panels-step-scores = Take scores into { $title }
panels-step-adopt = Take over the cut score of { $title }
panels-step-delete = Delete a panel
