## What the terminal program answers

terminal-made = A workspace was made in { $folder }
terminal-restored = Restored into { $folder }
# $aside (List)
# $lost (Number)
# $recovered (Number)
terminal-repaired = { $recovered ->
    [one] { $recovered } save taken from backups
   *[other] { $recovered } saves taken from backups
}, { $lost } lost. Damaged files are kept: { $aside }
terminal-salvaged = { $count ->
    [one] { $count } record read from damaged saves
   *[other] { $count } records read from damaged saves
}
# $name (Message)
terminal-notReadable = not readable: { $name }
# $lost (Number)
# $putBack (Number)
terminal-filesPutBack = { $putBack ->
    [one] { $putBack } kept file put back from backups
   *[other] { $putBack } kept files put back from backups
}, { $lost } that no backup has
# $lost (Number)
# $recovered (Number)
terminal-repairedWhole = { $recovered ->
    [one] { $recovered } save taken from backups
   *[other] { $recovered } saves taken from backups
}, { $lost } lost.
terminal-written = The workspace was written to { $file }
terminal-backup = Backup { $name }
# $count (Number)
terminal-backupLacks = { $count ->
    [one] { $count } kept file is damaged or missing and is not in it; older backups were all kept. “check” says which, and “repair” puts back what a backup has.
   *[other] { $count } kept files are damaged or missing and are not in it; older backups were all kept. “check” says which, and “repair” puts back what a backup has.
}
# $records (Number)
terminal-checkpoint = A checkpoint of { $records } records was written
# $about (Message)
terminal-template = { $name }  { $about }
terminal-fileWritten = written to { $file }
terminal-imported = “{ $name }” imported
# $total (Number)
terminal-register = { $total ->
    [one] { $total } certificate written to { $file }
   *[other] { $total } certificates written to { $file }
}
terminal-revoked = { $serial }, { $name }, is revoked
terminal-indexRebuilt = The index did not agree with the journal and was rebuilt from it
# $commits (Number)
# $records (Number)
terminal-sound = Sound: { $commits } commits, { $records } records; the index agrees with the journal
terminal-otherBackup = The backup { $name } is of another branch of this workspace, or of another workspace; nothing is taken from it
terminal-warning = Warning: { $findings } Look with “check”; “repair” goes on with what is there.
terminal-locked = The workspace is locked. From now on its passphrase comes from { "CREDWRIGHT_WORKSPACE_PASSPHRASE" }.
terminal-passphraseChanged = The passphrase is changed, and everything is encrypted with a new key
terminal-passphraseRemoved = No passphrase is asked for any more; the key lies in the folder
# $kilobytes (Number)
terminal-putAway = { $name }  { $was }, { $kilobytes } kB
terminal-canBePutBack = “repair” puts back what a backup has

## Frameworks and programmes

# $changed (Number)
# $new (Number)
# $technical (Number)
# $total (Number)
# $transversal (Number)
# $unchanged (Number)
terminal-framework = { $title }: { $total } competencies ({ $technical } technical, { $transversal } transversal); { $new } new, { $changed } changed, { $unchanged } unchanged
# $place (Number)
# $reason (Message)
terminal-notRead = not read, { $place }: { $reason } ({ $text })
# $state (Message)
# $version (Number)
terminal-programmeLine = { $code }{ "\u0009" }version { $version }{ "\u0009" }{ $state }{ "\u0009" }{ $title }
# $state (Message)
# $version (Number)
terminal-programme = { $code } version { $version }, { $state }
# $number (Number)
terminal-outcome = { $number }. { $text }
# $state (Message)
# $version (Number)
terminal-programmeImported = { $code } is here as version { $version }, { $state }
# $conformity (Number)
# $ratings (Message)
# $version (Number)
terminal-audit = { $code } version { $version }: conformity { $conformity } %; { $ratings }
# $met (Number)
# $notApplicable (Number)
# $notMet (Number)
# $partly (Number)
# $toDo (Number)
terminal-ratings = { $met } met, { $partly } partly, { $notMet } not met, { $notApplicable } not applicable, { $toDo } to judge
# $text (Message)
# $title (Message)
terminal-finding = { $number } { $title }: { $text }

## Rosters

# $changed (Number)
# $duplicate (Number)
# $invalid (Number)
# $lookAt (Number)
# $new (Number)
# $rows (Number)
# $sameName (Number)
# $unchanged (Number)
terminal-roster = { $rows ->
    [one] { $rows } row
   *[other] { $rows } rows
}: { $new } new, { $unchanged } unchanged, { $changed } changed, { $duplicate } duplicate, { $sameName } same name as another, { $lookAt } to look at, { $invalid } invalid
# $line (Number)
# $reasons (List)
terminal-rosterLine = line { $line }: { $reasons }

## The press

# $planned (Number)
# $printed (Number)
terminal-openRun = { $id }  { $printed } of { $planned } certificates of { $programme }, { $cohort }
# $before (Number)
# $issued (Number)
terminal-resumed = { $issued ->
    [one] { $issued } certificate of { $programme }, { $cohort }, { $before } of them before
   *[other] { $issued } certificates of { $programme }, { $cohort }, { $before } of them before
}
# $issued (Number)
terminal-issued = { $issued ->
    [one] { $issued } certificate issued
   *[other] { $issued } certificates issued
}
# $reason (Message)
terminal-leftOut = left out: { $reason }
terminal-runClosed = The run is closed. What it printed stays in the register.
terminal-nothingStopped = No run of the press was stopped.
# $hold (Number)
# $lookAt (Number)
# $notEligible (Number)
terminal-nobodyDue = Nobody in this cohort is due a certificate: { $hold } hold one already, { $notEligible } did not pass or have no result yet, { $lookAt } to look at.
# $reason (Message)
terminal-gotNone = no certificate for { $name }, number { $number }: { $reason }
terminal-why-ranOut = { $serial } has expired. To renew it, name the learner with { "--again" } { $number }.
terminal-why-revokedBefore = { $serial } was revoked. To issue another, name the learner with { "--again" } { $number }.
terminal-why-inAnotherName = { $serial } has this number and part of this name. If it is another person’s, name this learner with { "--again" } { $number }.
terminal-why-inAnotherNumber = { $serial } may be the same person’s under another number. If it is another person’s, name this learner with { "--again" } { $number }.
terminal-why-alreadyHolds = { $serial } is valid.
terminal-why-didNotPass = The result is: did not pass.
terminal-why-resultPending = The result is not known yet.
terminal-why-cannotPrint = The name cannot be printed.

terminal-notSaid = The answer could not be written: { $error }. What was done stays done.

## Wrong use

terminal-noWorkspace = Say which workspace: { "--workspace DIR" }
terminal-noNewPassphrase = Give the new passphrase in { "CREDWRIGHT_NEW_PASSPHRASE" }. { "passphrase --remove" } takes it away.
# $names (List)
terminal-noTemplate = There is no template “{ $name }”. There are { $names }.
# $languages (List)
terminal-noLanguage = There is no language “{ $language }” here. There are { $languages }.
# $numbers (List)
terminal-noSuchLearner = Nobody in the cohort { $cohort } has the number { $numbers }.
terminal-notInside = this makes or mends a workspace
terminal-use-unknown = There is no “{ $what }” here.
terminal-use-value = “{ $value }” is not what { $what } takes.
# $allowed (List)
terminal-use-values = “{ $value }” is not what { $what } takes. It takes { $allowed }.
# $missing (List)
terminal-use-missing = Something is missing: { $missing }.
terminal-use-twice = { $what } stands there twice, or with what it does not go with.
terminal-use-other = This is no command.
terminal-use-help = For more, ask with { "--help" }.

## Help

terminal-usage = Usage:
terminal-commands = Commands
terminal-options = Options
terminal-arguments = Arguments
terminal-about = Design, review and issue microcredentials from scripts.
terminal-exitCodes = Exit codes: 0 done, 1 the answer is no (findings, invalid rows, faults), 2 wrong use, 3 failed.
terminal-help-help = Show this help.
terminal-help-version = Show the version.
terminal-help-workspace = The workspace’s folder.
terminal-help-person = Who you are, where the workspace has people; the passphrase comes from { "CREDWRIGHT_PASSPHRASE" }.
terminal-help-json = Answer as JSON.
terminal-help-language = The language of answers and tables, such as en; that of the system when left out.
terminal-help-headings = What heads the columns of a table: machine for names that never change, title for words. [default: machine]
terminal-help-init = Make a workspace in an empty folder.
terminal-help-init-dir = The folder.
terminal-help-init-sample = Fill it with the sample institution.
terminal-help-framework = Competency frameworks.
terminal-help-framework-import = Import ESCO (CSV) or a CASE package (JSON).
terminal-help-framework-import-file = The file.
terminal-help-framework-import-labels = The language of its labels, such as de. Where most competencies are here under other labels, it has to be said; the labels are then added.
terminal-help-programme = Programmes.
terminal-help-programme-list = Every programme version.
terminal-help-programme-show = One programme, newest version.
terminal-help-programme-show-code = Its code.
terminal-help-programme-import = Import a programme file as a draft.
terminal-help-programme-import-file = The file.
terminal-help-programme-export = Write a programme with its rubrics to standard output.
terminal-help-programme-export-code = Its code.
terminal-help-audit = Hold a programme against a quality standard, by the rules alone.
terminal-help-audit-code = The programme’s code.
terminal-help-audit-standard = The standard, such as eu-2022.
terminal-help-audit-csv = Write the clauses as CSV.
terminal-help-roster = Rosters of learners.
terminal-help-roster-import = Import a roster; the cohort is made when there is none of that name. Nothing is imported while a question is open: each is printed with the option that answers it.
terminal-help-roster-import-file = The file: CSV and its cousins, an Excel workbook (.xlsx), a sheet by OpenDocument (.ods).
terminal-help-roster-import-programme = The programme’s code.
terminal-help-roster-import-version_number = The programme’s version. Left out, it is the version that has the cohort; for a new cohort, the newest that is issued for.
terminal-help-roster-import-cohort = The cohort’s name.
terminal-help-roster-import-map = What a column is read as. The column is its heading, or # and its number; the field is number, name, given-name, middle-name, infix, family-name, second-family-name, suffix, latin-name, email, result, grade, completed-on or none. May be given several times.
terminal-help-roster-import-encoding = The encoding of a text file, such as utf-8, windows-1252, mac-roman or shift-jis.
terminal-help-roster-import-separator = The sign between cells of a text file, or tab.
terminal-help-roster-import-sheet = The sheet of a workbook.
terminal-help-roster-import-heading = The line of the heading, or none.
terminal-help-roster-import-dates = What stands first in days: day-first, month-first or year-first.
terminal-help-roster-import-day_numbers = What numbers in the column of days are: from1900, from1904 or leave-out.
terminal-help-roster-import-names = In which order names are printed: given-first, family-first, by-custom or as-written.
terminal-help-roster-import-result = The result of everyone in a file that has no column for it: passed, pending or passed-where-dated.
terminal-help-roster-import-result_word = What a word in the column of results means: passed, failed, pending, or none to leave its rows out. May be given several times.
terminal-help-roster-import-no_number = What becomes of rows without a number that have an email address: use-mail or leave-out.
terminal-help-roster-import-take = The lines of rows to look at that are taken in, such as 2,5-9; all, or none.
terminal-help-roster-import-dry_run = Only say what would happen.
terminal-help-roster-import-left_out = Write rows that are left out as CSV, with line and reason.
terminal-help-issue = Print certificates for a cohort and enter them in the register.
terminal-help-issue-programme = The programme’s code.
terminal-help-issue-version_number = The programme’s version. Left out, it is the version that has the cohort; for a new cohort, the newest that is issued for.
terminal-help-issue-cohort = The cohort’s name.
terminal-help-issue-out = Where files go.
terminal-help-issue-merged = One file with all (the default when neither is asked for).
terminal-help-issue-single = One file per learner.
terminal-help-issue-split = Merged files of so many certificates each.
terminal-help-issue-file_names = How the files of learners are called, such as { "{serial}-{name}" }.
terminal-help-issue-printer = Send the merged files to this printer of the system.
terminal-help-issue-again = Issue to the learner with this number, whose certificate was revoked or has expired, or who is another person than whoever holds one; may be given several times.
terminal-help-issue-template = The template, by name: one of the workspace, or laurel, meridian, cartouche, quire, confluence, dossier, pennant or wallet. [default: laurel]
terminal-help-issue-paper = The paper, landscape, a4 or letter; the template’s own when left out.
terminal-help-issue-date = The day on the certificates, such as 2026-11-23; today when left out.
terminal-help-resume = Go on with runs of the press that were stopped, where they were.
terminal-help-resume-list = Only say which runs there are.
terminal-help-resume-close = Close the run that the list names so, instead of going on with it: what it printed stays in the register. It needs no folder that is gone.
terminal-help-template = Certificate templates.
terminal-help-template-list = List them, the workspace’s first.
terminal-help-template-import = Import one from a file.
terminal-help-template-import-file = The file.
terminal-help-template-export = Write one as a file, with its pictures and fonts.
terminal-help-template-export-name = Its name or identity.
terminal-help-template-export-file = The file.
terminal-help-register = The register of certificates.
terminal-help-register-export = Write the register as CSV.
terminal-help-register-export-file = The file.
terminal-help-revoke = Revoke a certificate.
terminal-help-revoke-serial = Its serial.
terminal-help-revoke-reason = Why; it stands in the register for good.
terminal-help-check = Verify the journal’s chain and hold the index, the backups and an anchor against it.
terminal-help-check-anchor = An anchor that was written down earlier, NUMBER:HASH; may be given several times.
terminal-help-anchor = Print the newest anchor: number and hash of the last save, to be kept elsewhere.
terminal-help-anchor-page = Write a page to print as PDF.
terminal-help-backup = Make a backup in the workspace’s folder, or the whole workspace as one file.
terminal-help-backup-to = The file; the workspace’s own backups when left out.
terminal-help-restore = Put a workspace that an archive holds into an empty folder.
terminal-help-restore-archive = The archive.
terminal-help-restore-dir = The folder.
terminal-help-repair = Repair a damaged journal with what backups have, and go on without what nothing has.
terminal-help-compact = Write a checkpoint in the place of the journal so far.
terminal-help-lock = Lock the workspace with the passphrase in { "CREDWRIGHT_NEW_PASSPHRASE" }.
terminal-help-passphrase = Change the passphrase to the one in { "CREDWRIGHT_NEW_PASSPHRASE" }; everything is encrypted anew.
terminal-help-passphrase-remove = Ask for none any more; the key then lies in the folder.
terminal-help-put-away = Files that were not the workspace’s own when it was locked.
terminal-help-put-away-list = What was put away.
terminal-help-put-away-take-out = Take one out.
terminal-help-put-away-take-out-name = The name that “list” gives it.
terminal-help-put-away-take-out-file = Where it is written.
terminal-help-keys = Keys that sign certificates.
terminal-help-keys-make = Make the keys that are missing. Their passphrase comes from CREDWRIGHT_KEYS_PASSPHRASE.
terminal-help-keys-make-address = The https address that the site folder is published under; the key itself names the institution when left out.
terminal-help-keys-make-code = What the printed code holds: none, compact or full.
terminal-help-keys-list = List the keys.
terminal-help-credential = Credentials of certificates.
terminal-help-credential-export = Write the credential of a certificate to a file.
terminal-help-credential-export-serial = The certificate’s serial.
terminal-help-credential-export-file = The file.
terminal-help-credential-export-form = json, jwt, png, svg or pdf.
terminal-help-site = Write everything that is published so that others can verify.
terminal-help-site-dir = The folder.
terminal-help-credential-record = Write everything that a learner was awarded to one signed PDF.
terminal-help-credential-record-serial = The serial of one of the learner’s certificates.
terminal-help-credential-record-file = The file.
terminal-help-endorse = Endorsements of programmes by partners. Those that come back are imported with “issuers import”.
terminal-help-endorse-export = Write a programme to a file for a partner to endorse.
terminal-help-endorse-export-code = The code of the programme.
terminal-help-endorse-export-file = The file.
terminal-help-endorse-sign = Sign an endorsement of what a file describes.
terminal-help-endorse-sign-file = The file of the programme, or a credential.
terminal-help-endorse-sign-out = Where to write the endorsement.
terminal-help-endorse-sign-comment = What you say about the programme.
terminal-help-endorse-sign-until = The last day on which it is in force, YYYY-MM-DD.
terminal-help-issuers = Lists of recognised issuers, keys, status lists and endorsements.
terminal-help-issuers-list = List what verifying goes by.
terminal-help-issuers-import = Import a list, a key document, a status list or an endorsement.
terminal-help-issuers-import-file = The file.
terminal-help-issuers-import-rely = Rely on it.
terminal-help-issuers-export = Sign the list of this workspace and write it to a file.
terminal-help-issuers-export-file = The file.
terminal-help-verify = Verify certificates: PDF, PNG, JPEG, SVG, JSON, JWT, or a folder of them.
terminal-help-verify-files = The files and folders.
terminal-help-verify-csv = Write the answers as a table.
terminal-help-unbake = Take the credential out of a PNG or SVG.
terminal-help-unbake-file = The picture.
terminal-keysNoPassphrase = Give the passphrase of the keys in CREDWRIGHT_KEYS_PASSPHRASE.
terminal-knownFile = { $name } ({ $signer }), relied on: { $relied }
terminal-verifyValid = { $file }: valid. { $title }, { $learner }; issued by { $issuer }
# $count (Number)
terminal-verifyValidRecord = { $file }: valid. A record with { $count ->
    [one] one credential
   *[other] { $count } credentials
}; issued by { $issuer }
terminal-endorsed = The endorsement by { $name } is imported. Certificates issued from now on carry it.
terminal-verifyValidNumber = { $file }: valid. { $title }, number { $serial }; issued by { $issuer }
terminal-verifyNotValid = { $file }: not valid
terminal-verifyCannotTell = { $file }: cannot tell
# $reason (Message)
terminal-verifyReason = { "  " }{ $reason }
# $what (Message)
terminal-verifyChanged = { "  " }{ $what }.
# $what (Message)
terminal-verifyAnother = { "  " }The page and what was signed do not speak of the same: { $what }.
# $what (Message)
terminal-verifyDiffers = { "  " }The page does not say “{ $claim }” ({ $what }), which was signed.
terminal-suspended = { $serial }, { $name }, is suspended
terminal-reinstated = { $serial }, { $name }, holds again
terminal-help-suspend = Take a certificate back for now.
terminal-help-suspend-serial = Its serial.
terminal-help-suspend-reason = Why; it stands in the register.
terminal-help-reinstate = Let a suspended certificate hold again.
terminal-help-reinstate-serial = Its serial.
