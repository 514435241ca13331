## audits

audits-open = Open
# $open (Number)
audits-counts = { $count ->
    [one] { $count } audit, { $open } open
   *[other] { $count } audits, { $open } open
}
# $percent (Number)
audits-conformity = { $percent } %
audits-export = Export as CSV
audits-clauses = Clauses
# $title (Message)
audits-clauseNamed = { $number } { $title }
# $count (Number)
audits-met = { $count } met
# $count (Number)
audits-partly = { $count } partly
# $count (Number)
audits-notMet = { $count } not met
# $count (Number)
audits-toDo = { $count } to do
audits-progress = Clauses reviewed
# $looked (Number)
# $all (Number)
# $percent (Number)
audits-looked = { $looked } of { $all } clauses reviewed · conformity { $percent } %
audits-previous = Previous
audits-next = Next
audits-decide = Decide and sign…
# $version (Number)
audits-decideTitle = Decide { $code } version { $version }
audits-outcome = Decision
audits-freezes = Approving freezes this version: it can no longer be changed, and certificates can be issued for it.
audits-ownWork = Who signed wrote this version; the institution allows that.
audits-signedBy = Signed by
audits-reason = Reason
audits-sign = Sign
audits-approvedNow = { $code } is approved
audits-returnedNow = { $code } was returned for changes
audits-decided = { $outcome } by { $name } on { $date }.
# $message (Message)
audits-checked = Checked automatically: { $message }
audits-noRule = No rule can check this clause. It is for you to judge.
audits-show = Show in programme
audits-judgement = Your judgement
audits-ruleCounts = Until you judge, what the rule found counts.
audits-note = Finding or reason
audits-severity = Severity
audits-owner = Responsible
audits-due = Due
audits-evidence = Evidence
audits-noEvidence = Nothing attached yet.
# $version (Number)
audits-earlier = From the audit of { $date }, version { $version }
audits-earlierBy = { $outcome }, signed by { $name }
audits-earlierNone = This clause was not judged then.
audits-takeOver = Take over
# $count (Number)
audits-earlierEvidence = { $count ->
    [one] One piece of evidence goes along.
   *[other] { $count } pieces of evidence go along.
}
# $count (Number)
audits-changedSince = { $count ->
    [0] Nothing in the programme changed since.
    [one] One field of the programme changed since
   *[other] { $count } fields of the programme changed since
}
audits-changedThen = Then
audits-changedNow = Now
audits-openIt = Open
audits-openEvidence = Open { $file }
audits-evidenceTitle = Document or reference
audits-evidenceDetail = Page, section or quotation
audits-addEvidence = Add a reference
audits-attach = Attach a document
audits-saveCopy = Save a copy…
audits-saveCopyOf = Save a copy of { $file }…
audits-fileFacts = { $size } kB · { $hash }…
# $number (Number)
audits-removeEvidence = Remove evidence { $number }
# $count (Number)
audits-findings = Findings ({ $count })
audits-noFindings = No findings.
audits-emptyTitle = No audits yet
audits-emptyText = An audit begins when a programme is sent for review.
audits-toProgrammes = Go to programmes
audits-toProgramme = Open the programme

## standards

standards-lead = Programmes are audited against these clauses. What a rule can check is checked as you write; the rest is for a reviewer.
standards-number = No.
standards-clause = Clause
standards-checked = Checked
standards-automatically = automatically
standards-byReviewer = by a reviewer

## ratings

ratings-met = Met
ratings-partly = Partly
ratings-notMet = Not met
ratings-notApplicable = Not applicable
ratings-none = to do

## severities

severities-major = Major, before approval
severities-minor = Minor
severities-observation = Observation

## outcomesOfAudit

outcomesOfAudit-approved = Approved
outcomesOfAudit-returnedForChanges = Returned for changes

audits-alreadyDecided = This audit was decided already. Start a new one to look again.
audits-clausesToDo = { $count ->
    [one] { $count } clause is still to be judged. Judge it, or mark it as not applicable.
   *[other] { $count } clauses are still to be judged. Judge them, or mark them as not applicable.
}
# $title (Message)
audits-mandatoryNotMet = Clause { $number }, { $title }, is mandatory and not met. Return the programme for changes, or judge the clause again.
audits-noSignature = A decision needs the name of the person who signs it.
audits-given = Given by { $name }, { $at }
audits-givenByFile = Taken in by { $name }, { $at }, from a file that names { $says }
audits-givenByOther = { $name } gave the judgement on the clause “{ $clause }”, and nobody else changes it by a file. Leave it as it is, or let { $name } take the file in. Nothing was changed.
audits-noReason = The reviewer gave no reason
# $standard (Message)
audits-about = { $code } · { $standard } · begun { $date }
# $weight (Number)
audits-clauseMandatory = Clause { $number } · weight { $weight } · mandatory
# $weight (Number)
audits-clauseOptional = Clause { $number } · weight { $weight } · optional

## The European standard elements and principles

european-title = European standard elements and principles
european-source = Council Recommendation of 16 June 2022 (2022/C 243/02), Annexes I and II
european-mandatory = Annex I: mandatory elements
european-optional = Annex I: optional elements
european-principles = Annex II: principles
european-e1-name = Identification of the learner
european-e1-text = The record names the learner so that nobody else could be meant.
european-e2-name = Title of the micro-credential
european-e2-text = The record carries a title that says what was learned.
european-e3-name = Country or region of the issuer
european-e3-text = The record says in which country or region the issuer works.
european-e4-name = Awarding body
european-e4-text = The record names the body that awards the micro-credential.
european-e5-name = Date of issuing
european-e5-text = The record carries the day on which it was issued.
european-e6-name = Learning outcomes
european-e6-text = The record says what the learner knows, understands and can do.
european-e7-name = Notional workload
european-e7-text = The record gives the workload needed to reach the outcomes, in ECTS credits where possible.
european-e8-name = Level of the learning experience
european-e8-text = The record gives the level, and the cycle where one applies, on the EQF or the QF-EHEA.
european-e9-name = Type of assessment
european-e9-text = The record says how each learning outcome is assessed, so that an outsider can judge what the award proves.
european-e10-name = Form of participation
european-e10-text = The record says whether learners took part onsite, online or both.
european-e11-name = Type of quality assurance
european-e11-text = The record names the quality assurance that stands behind the micro-credential.
european-e12-name = Prerequisites to enrol
european-e12-text = The record says what a learner needed in order to enrol, where anything was needed.
european-e13-name = Supervision and identity verification
european-e13-text = The record says whether assessment was supervised and the learner’s identity verified.
european-e14-name = Grade achieved
european-e14-text = The record gives the grade, where grades are given.
european-e15-name = Integration and stackability
european-e15-text = The record says whether the micro-credential stands alone or counts towards another.
european-e16-name = Further information
european-e16-text = The record carries anything else a reader would need.
european-p1-name = Quality
european-p1-text = The micro-credential is subject to internal and external quality assurance that is fit for purpose, documented and open to the public.
european-p2-name = Transparency
european-p2-text = It is measurable and comparable: outcomes, workload, content, level and offer are stated clearly.
european-p3-name = Relevance
european-p3-text = It meets an identified learning need and is kept up to date, with employers and others taking part in its design.
european-p4-name = Valid assessment
european-p4-text = Outcomes are assessed against transparent criteria.
european-p5-name = Learning pathways
european-p5-text = It supports flexible pathways: it can be stacked, validated and recognised from across systems.
european-p6-name = Recognition
european-p6-text = It has a clear signalling value to those who recognise learning for study, training or employment.
european-p7-name = Portable
european-p7-text = It is the learner’s own and can be stored and shared with ease, in open formats.
european-p8-name = Learner-centred
european-p8-text = It meets the needs of its learners, who take part in its quality assurance.
european-p9-name = Authentic
european-p9-text = It carries what is needed to check the identity of the holder and the issuer, and when and where it was issued.
european-p10-name = Information and guidance
european-p10-text = Information and advice on it reach the widest range of learners.

## Why an audit is refused something

audits-refused-openAlready = There is an open audit of this version against this standard. Go on with that one.
# $state (Message)
# $version (Number)
audits-refused-frozen = Version { $version } of { $code } is { $state } already. Make a new version to review it again.
audits-refused-decided = This audit was decided and cannot change. Start a new one to look again.
audits-refused-tooMuch = A note can have at most 10,000 characters and a clause at most 50 pieces of evidence.
audits-refused-emptyFile = The file is empty. Nothing was attached.
audits-refused-notShown = “{ $file }” is no PDF, picture or text that can be shown here. Save a copy, and open it in another program.
audits-refused-evidenceGone = “{ $file }” is missing from the workspace’s folder “files”, or was changed there.

## Steps, as undo and the history call them

audits-step-begin = Begin an audit of { $code }
audits-step-judge = Judge clause { $number }
audits-step-approve = Approve { $code }
audits-step-return = Return { $code } for changes
audits-step-export = Export an audit
audits-step-exportDocument = Export an attached document

## beside a clause

beside-what = Evidence and programme
beside-programme = Programme
beside-notStated = not stated
beside-workload = Workload
# $count (Number)
beside-hours = { $count ->
    [one] { $count } hour
   *[other] { $count } hours
}
beside-measures = Measures { $list }
