## press

press-title = Print certificates
press-over = { $programme } · cohort { $cohort }
press-firstAward = first award
press-alreadyHold = already issued
press-renewals = renewal
press-supersedes = new version
press-notEligible = not eligible
press-toLookAt = to check
press-learners = Learners
press-preview = Preview
press-veryPage = exactly as printed
press-making = A new preview is being made…
press-pageBefore = Previous page
press-pageAfter = Next page
# $page (Number)
# $pages (Number)
press-pageOfPages = { $page } of { $pages }
press-pageOf = Certificate of { $name }
press-noPreview = The page could not be shown: { $trouble }
press-issueAgain = Issue again
press-issueAgainTo = Issue again to { $name }
press-anotherPerson = Another person
press-anotherPersonIs = { $name } is another person
press-takeBackOf = Undo for { $name }
press-cohort = Cohort
press-paper = Paper
press-template = Template
press-issuedOn = Date of issue (today if empty)
press-output = Output
press-merged = One merged PDF
press-single = One file per learner
press-split = Split into files of (0 for one file)
press-fileNames = File names
press-fileNamesHint = { "{" }serial{ "}" }, { "{" }name{ "}" }, { "{" }latinName{ "}" }, { "{" }number{ "}" }, { "{" }programme{ "}" }, { "{" }cohort{ "}" }, { "{" }date{ "}" }
press-stock = Numbered paper
press-noStock = Plain paper
# $left (Number)
press-stockLeft = { $name }, { $left } left
press-printer = Printer
press-noPrinter = None, files only
press-proof = Test print…
press-print = { $count ->
    [0] Nobody is due a certificate
    [one] Print { $count } certificate…
   *[other] Print { $count } certificates…
}
press-confirmTitle = { $count ->
    [one] Print { $count } certificate?
   *[other] Print { $count } certificates?
}
press-confirmText = Each certificate enters the register with its serial, for good. You choose the folder next.
press-confirmNow = Print
press-dateOn = Date of issue
press-today = today, { $date }
press-serials = Serials
press-printThis = Print for { $name }, number { $number }
press-onlyThese = { $count ->
    [one] Only the one learner that is ticked gets a certificate.
   *[other] Only the { $count } learners that are ticked get certificates.
}
# $count (Number)
# $due (Number)
press-notAllDue = { $due ->
    [0] Nobody you chose is due for a certificate. The list says why.
    [one] Of the { $count } learners you chose, one is due for a certificate. The list says why the others are not.
   *[other] Of the { $count } learners you chose, { $due } are due for a certificate. The list says why the others are not.
}
press-learner = Learner
press-state = Status
press-onlyThis = Print for this learner
press-notThis = Do not print for this learner
press-allAgain = Print for everyone
# $done (Number)
# $total (Number)
press-progress = { $done } of { $total }
# $rate (Number)
press-rate = { $rate } a second
# $seconds (Number)
press-left = · { $seconds } s left
press-running = Printing
press-runningFor = Printing certificates of { $cohort }
press-stop = Stop
press-another = Certificates of { $cohort } are being printed. One run prints at a time: this one can begin when that is done.
press-stopAnyTime = Each certificate enters the register as its file completes. Stop at any time; the run goes on where it was.
press-openTitle = A run was stopped
# $printed (Number)
# $planned (Number)
press-openText = { $printed } of { $planned } certificates are printed and in the register, begun on { $day }.
press-goOn = Resume
press-closeRun = Close the run
press-closeTitle = Close this run?
# $planned (Number)
# $printed (Number)
press-closeText = { $printed } of { $planned } certificates stay in the register. The rest are not printed, and the run cannot go on.
press-closeNow = Close it
press-closed = The run is closed. What it printed stays in the register.
press-ownPaper = { $paper }, as designed
press-done = { $count ->
    [one] { $count } certificate was issued
   *[other] { $count } certificates were issued
}
press-report = { $count ->
    [one] { $count } certificate is in the register. The files are in:
   *[other] { $count } certificates are in the register. The files are in:
}
press-leftOut = { $count ->
    [one] { $count } learner was left out:
   *[other] { $count } learners were left out:
}
press-emptyTitle = Nobody to print for yet
press-emptyText = Certificates are printed for a cohort. Import a roster first.
press-toCohorts = Go to cohorts

## issueClasses

issueClasses-firstAward = first award
issueClasses-renewal = renewal
issueClasses-supersedes = new version
issueClasses-ranOut = to check: expired
issueClasses-alreadyHolds = already issued
issueClasses-revokedBefore = to check: revoked before
issueClasses-inAnotherName = to check: another name
issueClasses-inAnotherNumber = to check: another number
issueClasses-again = to issue again
issueClasses-didNotPass = not eligible: did not pass
issueClasses-resultPending = not eligible: result pending
issueClasses-cannotPrint = to check: cannot print

## renewals

renewals-title = Expiring certificates
renewals-lead = Certificates that have expired, or expire within three months. A new certificate replaces the old one, which stays in the register.
renewals-none = No certificate expires in the next three months.
renewals-over = expired
renewals-soon = expires soon
renewals-all = Select all
renewals-renew = { $count ->
    [0] Choose whom to renew
    [one] Renew { $count } certificate…
   *[other] Renew { $count } certificates…
}
renewals-takesPlaceOf = Replaces
renewals-confirmText = Each is replaced by a certificate with a serial of its own, for good. You choose the folder next.
renewals-back = The register

## stock

stock-paper = Numbered paper
stock-paperLead = Sheets with a number on them, each accounted for: printed, spoiled or left.
stock-noPaper = No numbered paper yet. Import a batch, and choose it when you print.
stock-receive = Import a batch…
stock-receiveTitle = Import numbered paper
stock-name = Name
stock-prefix = Prefix of each number
stock-first = First number
stock-last = Last number
stock-save = Import
stock-keep = Save
stock-sheets = Sheets { $from } to { $to }
stock-received = received
stock-printed = printed
stock-spoiled = spoiled
stock-left = left
stock-spoil = Record a spoiled sheet…
stock-spoilTitle = A spoiled sheet of { $name }
stock-spoilLead = One that was printed already, or the next one. It stays in the record with your reason; print its certificate again from the register.
stock-number = Sheet number
stock-reason = What happened
stock-note = Note
stock-count = Count by hand…
stock-countTitle = Count { $name }
# $count (Number)
stock-countLead = { $count } sheets should be there. Say how many there are.
stock-found = Sheets that are there
# $found (Number)
stock-agrees = Counted on { $day }: { $found } sheets, as expected.
# $found (Number)
# $expected (Number)
stock-differs = Counted on { $day }: { $found } sheets, { $expected } expected. { $note }
stock-spoiledSheet = { $sheet }: { $reason }
stock-void = Void serials
stock-voidLead = Serials that no certificate has, each with the reason. They are never used.
stock-noVoid = No serial is void.
stock-makeVoid = Make serials void…
stock-voidTitle = Make the next serials void
stock-programme = Programme
stock-howMany = How many
stock-voidReason = Reason
stock-voided = Void: { $serials }
stock-makeThem = Make void

## Names of files

fileNames-tooLong = The pattern for file names is longer than 120 characters.
# $known (List)
fileNames-unknown = There is no { $field } for file names. There are { $known }.
fileNames-clash = Two learners could have the same file name. Put { "{" }serial{ "}" } or { "{" }number{ "}" } into it.

## Why a change of numbered paper is refused

stock-notOne = Give the paper a name, and a first number that is not above the last.
# $left (Number)
# $needed (Number)
stock-tooFew = { $needed } sheets are needed, and { $left } are left of { $name }. Choose other paper, or print fewer.
stock-notThere = Sheet { $number } was not printed and is not the next one. Spoiled sheets are told in their order.
stock-already = Sheet { $number } is among the spoiled ones already. Nothing was changed.
stock-noReason = Say what happened: the reason stands with the sheet for good.

## Steps, as undo and the history call them

press-step-reprint = Reprint { $serial }
# $planned (Number)
press-step-begin = Begin printing { $planned } of { $code }
press-step-finish = Finish printing { $code }
press-step-proof = Print a test
# $count (Number)
press-step-issue = Issue { $count } certificates of { $code }
stock-step-receive = Import paper { $name }
stock-step-spoil = Note a spoiled sheet of { $name }
stock-step-count = Count { $name }
# $count (Number)
stock-step-void = Make { $count } serials of { $code } void

## What stands in the way of printing, and what to look at

# $missing (List)
press-blocked-setUp = Set up { $missing } in Settings first.
# $state (Message)
# $version (Number)
press-blocked-state = Version { $version } of { $code } is { $state }. Certificates are issued for approved programmes only.
# $day (Day)
press-blocked-accreditation = The accreditation of { $code } ended on { $day }. Enter its renewal in the programme, or date the certificates before.
# $percent (Number)
press-note-shrunk = text shrunk to { $percent } %
press-note-heldAs = held as “{ $name }”
press-note-heldUnder = held under number { $number }
press-note-otherName = The award was decided for “{ $name }”. Correct the roster, or decide the award again.
# $day (Day)
press-note-finishesAfter = Finished on { $day }, after the day on the certificate. Correct the day in the roster, or date the certificates later.
press-tight-overflows = “{ $text }” does not fit on the certificate, not even at the smallest size. In the template, make its box larger, or allow more lines or smaller type.
# $percent (Number)
press-tight-shrunk = “{ $text }” is set at { $percent } % of its size.

## Why nothing is printed

press-refused-farDay = The day on the certificates would be { $day }, which is far from today. Give another day. Nothing was changed.
press-refused-noOutput = Choose one merged file, one file per learner, or both. Nothing was changed.
press-refused-printerAlone = A printer gets merged files. Choose one merged file as well. Nothing was changed.
# $day (Day)
press-refused-unfinished = A run for this cohort was begun on { $day } and is not finished. Go on with it, or close it, first.
press-refused-nobody = Nobody in this cohort is due a certificate. The plan says why of each.
# $first (Message)
press-refused-noneCanBePrinted = { $others ->
    [0] { $first }
    [one] { $first } { $others } other certificate cannot be printed either.
   *[other] { $first } { $others } other certificates cannot be printed either.
}
press-refused-templateNotKept = The template cannot be kept: { $error }
press-refused-folderGone = The folder { $folder } cannot be reached. Attach it and go on, or close the run: what is in the register stays there.
press-refused-numberedLabels = Numbered paper holds one certificate a sheet, and this template prints several. Choose another template, or no numbered paper.
press-refused-running = Certificates for { $cohort } are being printed right now. Wait until they are done, or stop them first. Nothing was changed.
press-refused-noPage = There is no page to show: this learner would not get a certificate.
press-refused-noProof = Nobody in this cohort is due a certificate, so there is nothing to test.
press-refused-templateGone = The template these certificates were printed with is missing from this workspace. Restore it from a backup.
press-refused-holdsNoMore = Certificate { $serial } holds no more and is not printed again.
press-sent = Sent to the printer { $printer }.
press-notSent = { $file } could not be sent to the printer { $printer }: { $error }. The file is there: open it and print it by hand.
stock-serialsAtEnd = The counter of serials is at its end. Change the pattern.
stock-void-noReason = Say why these serials are void: the reason stands in the register for good.
stock-void-tooMany = Between 1 and 1,000 serials are made void at once. Nothing was changed.
# $finest (Decimal)
# $least (Decimal)
press-warning-fineCode = The squares of the signed code would be { $finest } mm wide, and phones and copiers lose what is finer than { $least } mm. Make the code’s box in the template larger, or choose the short code under Keys.
