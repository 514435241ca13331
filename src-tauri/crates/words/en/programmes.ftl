## programmes

programmes-new = New programme
programmes-create = Create programme
programmes-code = Code
programmes-copyCode = Copy the code
programmes-codeExample = ADS-1
programmes-search = Search programmes
# $count (Number)
programmes-inState = { $state } { $count }
programmes-codeHint = Letters, digits, hyphens and dots. It stands on certificates and in file names.
programmes-title = Title
programmes-titleExample = Applied Data Stewardship
programmes-untitled = Untitled programme
# $count (Number)
programmes-all = All { $count }
# $version (Number)
programmes-over = { $code } · version { $version } · { $state }
programmes-parts = Parts of the programme
programmes-tabs-overview = Overview
programmes-tabs-outcomes = Outcomes
programmes-tabs-assessment = Assessment
programmes-tabs-partners = Partners
programmes-tabs-history = History
programmes-sendToReview = Send for review
programmes-backToDraft = Back to draft
programmes-exportHint = A file that other programs read: the programme with its rubrics, as JSON.
programmes-importHint = A programme that was exported, as a draft.
programmes-offer = Open to learners
programmes-retire = Retire
programmes-retireTitle = Retire { $code }?
# $version (Number)
programmes-retireText = Version { $version } of { $code } is no longer offered, and no further certificates are issued for it. This cannot be undone.
programmes-retireNow = Retire this version
# $count (Number)
programmes-retireManyTitle = Retire { $count } versions?
programmes-retireManyText = They are no longer offered, and no further certificates are issued for them: { $codes }. This cannot be undone.
programmes-reviewTitle = Send { $code } for review
programmes-reviewText = An audit against the European standard begins. Until it is decided the programme can go back to draft.
programmes-reviewer = Reviewer
programmes-reviewerAny = Anybody who reviews
programmes-reviewNow = Send
programmes-nextVersion = New version
programmes-deleted = { $code } was deleted.
programmes-frozen = This version is approved and no longer changes. Make a new version to go on editing.
programmes-gone = This programme is not here any more.
programmes-returned = Found in review
programmes-emptyTitle = No programmes yet
programmes-emptyText = A programme is the credential you offer: what learners can do at the end, how it is assessed, and what stands behind it.

## states

states-draft = Draft
states-inReview = In review
states-approved = Approved
states-offered = Offered
states-retired = Retired
statesWithin-draft = draft
statesWithin-inReview = in review
statesWithin-approved = approved
statesWithin-offered = offered
statesWithin-retired = retired

## fields

fields-title = Title
fields-code = Code
fields-description = Description
fields-awardingBody = Awarding body
fields-country = Country of the issuer
fields-countryHint = By name, or two letters such as IE
fields-levelScale = Qualifications framework
fields-scaleName = Name of the framework
fields-level = Level
fields-eqfLevel = Level { $level }
fields-cycle-5 = Short cycle (EQF level 5)
fields-cycle-6 = First cycle, bachelor (EQF level 6)
fields-cycle-7 = Second cycle, master (EQF level 7)
fields-cycle-8 = Third cycle, doctorate (EQF level 8)
fields-hours = Workload in hours
fields-ects = Workload in ECTS credits
fields-wholeHint = Write a whole number.
fields-ectsHint = Write a number such as 3 or 1.5.
fields-languages = Languages
fields-languagesHint = By name, or a code such as en or pt-BR
fields-participation = Form of participation
fields-supervision = Supervision and identity
fields-validity = Valid for (months)
fields-stackability = Stackability
fields-stacksTowards = Counts towards
fields-stacksHint = Programmes of this workspace, or a code such as CDG-1
fields-prerequisites = Prerequisites
fields-qualityAssurance = Quality assurance
fields-accreditedUntil = Accredited until
fields-furtherInformation = Further information

## scales

scales-eqf = European Qualifications Framework
scales-qfEhea = QF-EHEA
scales-national = A national framework

## participation

participation-onsite = Onsite
participation-online = Online
participation-blended = Blended

## supervision

supervision-unsupervised = Unsupervised, no identity check
supervision-supervised = Supervised, no identity check
supervision-supervisedWithIdentity = Supervised, with identity check

## stackability

stackability-notStated = Not stated
stackability-standAlone = Stand-alone
stackability-stacksTowards = Counts towards another

## outcomes

# $number (Number)
outcomes-text = Outcome { $number }
outcomes-add = Add an outcome
outcomes-addExample = Describe a data set so that someone else can reuse it
# $number (Number)
outcomes-remove = Remove outcome { $number }
outcomes-align = Align to a competency
outcomes-unalign = Remove { $label }
outcomes-noCompetency = no competency yet
outcomes-noCompetencies = No results. Import a framework under Frameworks.
outcomes-notAssessed = Not assessed
outcomes-vague = “{ $verb }” cannot be observed. Try { $first } or { $second }.
# $count (Number)
# $technical (Number)
# $transversal (Number)
outcomes-totals = { $count } outcomes · { $technical } technical, { $transversal } transversal
outcomes-search = Search competencies
outcomes-searchExample = negotiate
outcomes-alignTitle = Align: { $outcome }
outcomes-framework = Framework
outcomes-everyFramework = All frameworks
outcomes-kind = Kind
outcomes-everyKind = Every kind
outcomes-suggested = Found by the outcome’s own words: { $words }
outcomes-aligned = { $count ->
    [0] Done
    [one] Done: { $count } competency
   *[other] Done: { $count } competencies
}
outcomes-alignedTo = { $label } · { $framework } · { $kind }

## assessment

assessment-standard = Assessment standard
assessment-noStandard = None: results come with the roster
assessment-standardHint = The rules by which scores become an award. Finished standards only.
# $version (Number)
assessment-version = { $title }, version { $version }
assessment-title = Title
assessment-type = Type
assessment-weight = Weight in %
assessment-rubric = Rubric
assessment-noRubric = No rubric
assessment-supervision = Supervision and identity
assessment-asProgramme = As set in the programme
assessment-mustPass = Must be passed: without it there is no award
assessment-cutScore = Cut score in %
assessment-cutHint = Set by a panel; empty takes the standard’s pass mark.
assessment-adjustments = Adjustments for learners who need them
assessment-adjustmentsHint = One on each line, such as 25 % more time
assessment-measures = Measures these outcomes
assessment-noOutcomes = Add outcomes first.
assessment-add = Add an assessment
# $number (Number)
assessment-remove = Remove assessment { $number }
# $number (Number)
assessment-number = Assessment { $number }
# $total (Number)
assessment-weights = The weights add up to { $total } %, not 100 %.
assessment-empty = Say how each outcome is assessed, so that an outsider can judge what the award proves.
assessment-items = Items
assessment-itemsLead = Questions or tasks with points of their own.
# $number (Number)
assessment-item = Item { $number }
assessment-itemTitle = Question or task
assessment-itemOutcome = Outcome
assessment-itemThinking = Cognitive level (Bloom)
assessment-itemPoints = Points
assessment-addItem = Add an item
# $number (Number)
assessment-removeItem = Remove item { $number }
assessment-noOutcome = None
# $number (Number)
assessment-outcomeNumber = Outcome { $number }
assessment-blueprint = Blueprint
assessment-blueprintLead = Points each outcome should have at each level. Beside each plan stands what items and criteria give.
# $number (Number)
assessment-planned = Planned for outcome { $number }, { $level }
assessment-actual = has { $points }
assessment-totals = { $planned } points planned, { $actual } given.
assessment-unplaced = { $points } points name no outcome or no cognitive level.
assessment-coverage-asPlanned = as planned
assessment-coverage-over = over-tested
assessment-coverage-under = under-tested
assessment-coverage-notTested = not tested

## assessmentTypes

assessmentTypes-writtenTest = Written test
assessmentTypes-practicalTest = Practical test
assessmentTypes-portfolio = Portfolio
assessmentTypes-project = Project
assessmentTypes-simulation = Simulation
assessmentTypes-oralExamination = Oral examination
assessmentTypes-workplaceObservation = Workplace observation

## partners

partners-name = Name
partners-role = Role
partners-note = What was agreed
partners-add = Add a partner
# $number (Number)
partners-remove = Remove partner { $number }
# $number (Number)
partners-number = Partner { $number }
partners-empty = Employers and bodies that help design the programme, endorse it or recognise it.

## partnerRoles

partnerRoles-coDesigns = Co-designs
partnerRoles-endorses = Endorses
partnerRoles-recognises = Recognises
partnerRoles-delivers = Delivers part of it

## history

history-versions = Versions
history-changes = Changes to this version
history-version = Version
history-title = Title
history-state = State
# $version (Number)
history-this = Version { $version }, this one
# $version (Number)
history-other = Version { $version }

## inspector

inspector-label = European standard elements
inspector-elements = European standard elements
# $count (Number)
inspector-of = of { $count } in place
inspector-countsTowards = Counts towards
inspector-builtFrom = Built from
inspector-more = There are more.

## What rules say of a programme

programmes-stepRefused = A version that is { $state ->
    [draft] a draft
    [inReview] in review
    [approved] approved
    [offered] offered
   *[other] retired
} cannot take this step. Nothing was changed.
programmes-noCode = A programme needs a code, such as ADS-1.
programmes-badCode = The code “{ $code }” may hold letters, digits, hyphens and dots only, 32 at most.
# $most (Number)
programmes-tooLong = { $what ->
    [title] The title
    [description] The description
    [qualityAssurance] Quality assurance
    [prerequisites] Prerequisites
    [furtherInformation] Further information
    [outcome] An outcome
   *[assessment] An assessment’s text
} is longer than { $most } characters. Shorten it and save again.
programmes-badNumber = “{ $assessment }” has points or a cut score that cannot be. Use numbers that are not negative, and at most 100 for a cut score.
programmes-badWeight = “{ $assessment }” counts for more than 100 %. Use a weight from 0 to 100.
# $ects (Number)
# $hours (Number)
programmes-badWorkload = The workload is more than a programme can have: { $ects } ECTS or { $hours } hours. Enter less.
# $most (Number)
programmes-tooMany = A programme can have at most { $most } { $what ->
    [outcomes] outcomes
    [assessments] assessments
    [partners] partners
    [items] items in an assessment
    [blueprint] cells in a blueprint
   *[adjustments] adjustments
}.
programmes-twice = Two { $what ->
    [outcomes] outcomes
   *[assessments] assessments
} of this programme have the same identity. Export it again from where it comes.
programmes-hiddenSign = { $what ->
    [title] The title
    [awardingBody] The awarding body
    [outcome] An outcome
    [partner] The name of a partner
   *[assessment] The title of an assessment
} has a sign that nobody sees and that changes how it prints ({ $sign }). Delete the text and type it again.
# $fields (List)
programmes-leftOut = { $count ->
    [one] { $count } field of the file is not known here and was left out: { $fields }.
   *[other] { $count } fields of the file are not known here and were left out: { $fields }.
}
programmes-levelOf = { $scale ->
    [eqf] EQF level { $value }
   *[qfEhea] QF-EHEA { $value }
}
programmes-levelOfNational = { $scale } level { $value }
# $credits (Decimal)
programmes-workloadCredits = { $credits } ECTS credits
# $hours (Number)
programmes-workloadHours = { $hours } hours
# $credits (Decimal)
# $hours (Number)
programmes-workloadBoth = { $credits } ECTS credits, { $hours } hours
programmes-workloadNone = not stated
# A state within a sentence.
programmes-stateSaid = { $state ->
    [draft] a draft
    [inReview] in review
    [approved] approved
    [offered] offered
   *[other] retired
}
# $version (Number)
programmes-ofVersion = { $title }, version { $version }
# $version (Number)
programmes-choice = { $code } v{ $version } · { $title }
# $version (Number)
programmes-codeAndVersion = { $code } v{ $version }
# $amount (Decimal)
programmes-ects = { $amount } ECTS

# $version (Number)
programmes-codeVersion = { $code } version { $version }

## Why a change of a programme is refused

programmes-refused-codeTaken = There is a programme with the code { $code } already. Choose another code, or make a new version of that programme.
programmes-refused-codeKept = The code cannot be changed to { $code }: it is taken, or this is a later version.
# $state (Message)
# $version (Number)
programmes-refused-frozen = Version { $version } of { $code } is { $state } and cannot change. Make a new version to go on editing.
# $state (Message)
programmes-refused-onlyDrafts = { $code } is { $state }; only drafts can be deleted.
programmes-refused-used = { $code } has audits, cohorts or panels and cannot be deleted.
programmes-refused-byAudit = A programme is approved by deciding an audit of it.
# $state (Message)
# $version (Number)
programmes-refused-openAlready = Version { $version } of { $code } is { $state } already. Go on with that one.
# $state (Message)
# $version (Number)
programmes-refused-differs = Version { $version } of { $code } is { $state } here and differs from the file. Finish or delete it first, then import again.

## Steps, as undo and the history call them

programmes-step-add = Add programme { $code }
programmes-step-change = Change { $code }
programmes-step-delete = Delete { $code }
# $state (Message)
programmes-step-state = { $code } is now { $state }
programmes-step-next = Begin a new version of { $code }
programmes-step-export = Export a programme
programmes-step-import = Import { $code }
