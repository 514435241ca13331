# What automatic checks say of a programme.

checks-titleMissing = The title is not stated
checks-titleIs = The title: { $text }
checks-countryMissing = The country is not stated
checks-countryIs = The country: { $text }
checks-awardingBodyMissing = The awarding body is not stated
checks-awardingBodyIs = The awarding body: { $text }
checks-qualityAssuranceMissing = Quality assurance is not stated
checks-qualityAssuranceIs = Quality assurance: { $text }
checks-prerequisitesMissing = Prerequisites are not stated; write “None” if there are none
checks-prerequisitesAre = Prerequisites: { $text }
# $number (Number)
checks-outcome = Outcome { $number }
checks-noOutcomes = There are no learning outcomes
checks-cannotBeObserved = “{ $verb }” cannot be observed. Try { $first } or { $second }.
checks-outcomesObservable = { $total ->
    [one] { $total } outcome, with a verb that can be observed
   *[other] { $total } outcomes, each with a verb that can be observed
}
# $count (Number)
# $total (Number)
checks-outcomesVague = { $count } of { $total } outcomes cannot be observed as written
checks-noAssessment = No assessment is described
checks-allAssessed = { $total ->
    [one] The one outcome is assessed
   *[other] Each of the { $total } outcomes is assessed
}
# $total (Number)
checks-notAssessed = { $count ->
    [one] { $count } of { $total } outcomes has no assessment
   *[other] { $count } of { $total } outcomes have no assessment
}
checks-notMarkable = Neither a rubric nor items say how it is marked
# $total (Number)
checks-weights = The assessments’ weights add up to { $total } %, not 100 %
checks-markable = Every assessment has a rubric or items, and the weights add up
# $total (Number)
checks-notAllMarkable = { $count ->
    [one] { $count } of { $total } assessments has neither a rubric nor items
   *[other] { $count } of { $total } assessments have neither a rubric nor items
}
checks-workloadMissing = The workload is not stated
# $hours (Number)
# $workload (Message)
checks-workloadUnusual = { $hours } hours is an unusual workload for { $workload }
# $workload (Message)
checks-workloadIs = Workload: { $workload }
checks-levelOutOfRange = The EQF has levels 1 to 8
checks-levelMissing = The level is not stated
# $total (Number)
checks-notAligned = { $count ->
    [one] { $count } of { $total } outcomes leads to no competency that employers use
   *[other] { $count } of { $total } outcomes lead to no competency that employers use
}
checks-noPartner = No employer or body is named as a partner
checks-relevant = Every outcome leads to a competency, and partners stand behind the programme
checks-recognised = A partner endorses or recognises the award
checks-notRecognised = No partner endorses or recognises the award
checks-stackabilityMissing = Stackability is not stated
checks-standAlone = Stand-alone
checks-stacksTowardsNothing = It stacks, but towards no programme
# $codes (List)
checks-stacksTowards = Counts towards { $codes }
checks-descriptionMissing = There is no description
checks-languageMissing = The language is not stated
checks-transparent = Description and languages are stated
checks-learnerIdentified = The roster asks for a name and an identifier for each learner
checks-dateOfIssuing = Every certificate is printed with the day it was issued
checks-participationIs = The form of participation is stated
checks-participationMissing = The form of participation is not stated
checks-supervisionIs = Supervision and identity verification are stated
checks-supervisionMissing = Supervision is not stated
checks-issuerKnown = Issuer and signatories are on record
# $missing (List)
checks-issuerMissing = Settings still need { $missing }
