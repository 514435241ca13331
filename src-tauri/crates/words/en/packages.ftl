packages-importFile = Merge a shared file…
packages-importHint = Take in what was shared from another workspace, thing by thing, after a look at what differs.
packages-passOn = Share…
packages-passOnHint = One file with the programme and what it needs, to be merged in another workspace.
packages-handOver = Share review…
packages-handOverHint = One file with this audit and its evidence, to be merged in another workspace.
packages-titles-programme = Merge a programme
packages-titles-review = Merge a review
packages-titles-workspace = Merge another workspace
packages-counts = What the file holds
packages-what = What
packages-field = Field
packages-ours = Here
packages-theirs = In the file
packages-both = changed here too
packages-standing-new = new
packages-standing-same = the same
packages-standing-differs = different
packages-standing-refused = not merged
packages-kinds-programme = Programme
packages-kinds-rubric = Rubric
packages-kinds-audit = Audit
packages-kinds-framework = Framework
packages-kinds-competency = Competency
packages-kinds-cohort = Cohort
packages-kinds-learner = Learner
packages-kinds-certificate = Certificate
packages-kinds-assessmentStandard = Assessment standard
packages-kinds-marking = Marking
packages-kinds-score = Score sheet
packages-kinds-award = Award decision
packages-kinds-panel = Panel
packages-kinds-voidSerial = Void serial
packages-kinds-certificateTemplate = Certificate template
packages-kinds-font = Font
packages-kinds-institution = Institution
packages-kinds-printRun = What certificates were printed with
packages-kinds-pressRun = Printing
packages-kinds-paperStock = Numbered paper
packages-kinds-counter = Counter of serials
packages-kinds-profile = Person
packages-kinds-phrases = Phrases
packages-kinds-settings = Settings
packages-kinds-handover = Work as it came
packages-kinds-signingKey = Key
packages-kinds-credentialShape = What signed credentials share
packages-kinds-knownFile = List for verifying
packages-kinds-recognisedIssuer = Recognised issuer
packages-nothing = Everything in it is here already. There is nothing to merge.
packages-backup = A backup is made first. What is ticked is merged; everything else stays as it is here.
packages-take = Merge
# $added (Number)
# $changed (Number)
# $left (Number)
packages-taken = Merged: { $added } new, { $changed } changed, { $left } left as they were.
packages-madeAt = { $about } · { $at }

## What a package is about

# $version (Number)
packages-about = { $code } { $title }, version { $version }
# $version (Number)
packages-aboutOf = { $code } { $title }, version { $version } · { $institution }

## Why a thing in a package is not imported, and what importing it means

packages-note-newer = It was made by a newer Credwright.
packages-note-notByThis = A file of this type does not bring such a thing.
# $why (Message)
packages-note-unreadable = It cannot be read: { $why }
packages-note-otherName = it is not what its name says
packages-note-otherKind = it is of a kind that is not merged
packages-note-serialVoid = Its serial is void here.
packages-note-serialTaken = A certificate in the register has this serial.
packages-note-insideProgram = A built-in template has this name.
# $state (Message)
# $version (Number)
packages-note-openHere = Version { $version } of { $code } is { $state } here. Finish or delete it first.
# $version (Number)
packages-note-asVersion = It comes in as version { $version }.
packages-note-asDraft = It comes in as a draft.
# $state (Message)
# $version (Number)
packages-note-frozen = Version { $version } of { $code } is { $state } here and does not change.
packages-note-rubricUsed = It is used by an approved programme or under scored work here and does not change.
packages-note-finished = It is finished here and does not change.
packages-note-scored = What was scored and decided here is not changed by a file.
packages-note-roundClosed = A round of it is closed here and does not change.
packages-note-decided = It was decided here already.
packages-note-certificate = A certificate in the register does not change.
packages-note-template = It was changed in one of the two. To have both, export it there as a file and import that under Templates.
packages-note-voidHere = It is void here already, with the reason given here.
packages-note-fontHere = A font of this name is here already.
packages-note-printed = What was printed does not change.

## Why a package is refused

packages-refused-nothingInIt = This archive holds nothing that can be taken in here. Nothing was changed.
packages-refused-oldBesideLocked = This archive is of Credwright 0.1. Open it in a folder of its own first, export the whole workspace from there, and take that in: beside a locked workspace nothing is unpacked in the clear.
# $kind (Message)
packages-refused-twice = The package has { $kind } { $id } twice. Nothing was changed.
# $line (Number)
packages-refused-line = Line { $line } of the package cannot be read: { $error }. Nothing was changed.
# $most (Number)
packages-refused-tooMany = It holds more than { $most } records, which are too many to be looked through. Restore it into a folder of its own instead. Nothing was changed.
packages-refused-otherVersion = The decision is about another programme version. Leave it out and take the rest. Nothing was changed.
packages-refused-changesDecided = The package changes the version it decides on. Take the changes first, look at them, and then the decision. Nothing was changed.
packages-refused-noFile = Choose a package first.
packages-refused-otherContent = “{ $name }” is not what its name says. Nothing was changed.
packages-refused-unreadable = It cannot be read: { $error }. Nothing was changed.
# $kind (Message)
packages-refused-notWritten = { $kind } { $id } cannot be written: { $error }
packages-refused-handover = What was handed over cannot be read: { $error }
packages-refused-documentGone = An attached document is missing from the workspace’s folder “files”, or was changed there. Nothing was written.

## Steps, as undo and the history call them

# $about (Message)
packages-step-take = Merge { $about }
packages-step-share = Share a programme
packages-step-handOver = Share a review
