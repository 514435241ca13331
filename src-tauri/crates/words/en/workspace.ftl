## welcome

welcome-title = Credentials people can trust
welcome-lead = Design programmes, review them against quality standards, and print certificates that hold for decades. Everything stays in one folder on this computer.
welcome-create = New workspace
welcome-open = Open workspace
welcome-restore = Restore a backup
welcome-sample = Try the sample
welcome-recent = Recent
welcome-promise = Nothing leaves this computer. Every change is saved as you make it, and can be undone until it is signed or issued.

## rooms

rooms-label = Rooms
rooms-design = Design
rooms-review = Review
rooms-issue = Issue
rooms-programmes = Programmes
rooms-frameworks = Frameworks
rooms-rubrics = Rubrics
rooms-assessmentStandards = Assessment standards
rooms-standards = Quality standards
rooms-panels = Cut scores
rooms-scoring = Scoring
rooms-awards = Awards
rooms-audits = Audits
rooms-cohorts = Cohorts
rooms-templates = Templates
rooms-certificates = Certificates
rooms-register = Register
rooms-reports = Reports
rooms-settings = Settings
rooms-help = Help
rooms-stock = Serials and paper
rooms-renewals = Expiring
rooms-keys = Keys
rooms-verify = Verify
rooms-issuers = Recognised issuers

## find

find-label = Find anything
find-placeholder = Anything by name, a room, or what you want to do
find-results = What was found
find-nothing = No results
find-goTo = Go to { $room }
find-kind-programme = Programme
find-kind-competency = Competency
find-kind-learner = Learner
find-kind-certificate = Certificate
find-kind-rubric = Rubric
find-kind-assessmentStandard = Assessment standard
find-kind-panel = Panel
find-kind-cohort = Cohort
find-kind-template = Template
find-kind-framework = Framework
find-kind-person = Person
find-kind-audit = Audit
find-kind-standard = Quality standard
find-kind-room = Room
find-kind-command = Command
find-command-newProgramme = New programme
find-command-newRubric = New rubric
find-command-newStandard = New assessment standard
find-command-newPanel = New panel
find-command-newCohort = New cohort
find-command-importRoster = Import a roster
find-command-importFramework = Import a competency framework
find-command-revoke = Revoke a certificate
find-command-print = Print certificates
find-command-backUp = Back up now
find-command-check = Check the workspace
find-command-light = Light theme
find-command-dark = Dark theme
find-command-contrast = High contrast on or off
find-command-compact = Compact rows on or off
find-command-undo = Undo
find-command-redo = Redo
find-command-keys = Keyboard shortcuts
find-command-signOut = Sign out
find-command-closeWorkspace = Close the workspace

## opening

opening-migrating = Bringing the workspace into the present form…
opening-rebuilding = Rebuilding the index from the journal…
opening-catchingUp = Taking in the last saves…
opening-verifying = Looking through the index…
opening-sealing = Encrypting what is private…

## damage

damage-title = Part of this workspace cannot be read
# $readable (Number)
damage-lead = { $count ->
    [one] { $readable } saves are whole. One cannot be read where it should be. Nothing was changed, and nothing will be without you.
   *[other] { $readable } saves are whole. { $count } cannot be read where they should be. Nothing was changed, and nothing will be without you.
}
damage-whole = { $count ->
    [one] A backup in the workspace’s folder has it. Repairing puts it back: nothing is lost.
   *[other] Backups in the workspace’s folder have all { $count } of them. Repairing puts them back: nothing is lost.
}
# $inBackups (Number)
damage-partly = Backups in the workspace’s folder have { $inBackups } of them. Repairing puts those back, keeps everything else that can be read, and names what is lost.
damage-none = There is no backup in the workspace’s folder. Repairing keeps everything that can be read and names what is lost. If you have a copy elsewhere, look at that first.
damage-newest = The newest was made on { $at }.
damage-where = Where it is damaged
damage-aside = The damaged file itself is kept as it is, in the workspace’s folder.
damage-notNow = Not now
damage-restore = Restore a backup elsewhere…
damage-repair = Repair
damage-repaired = { $count ->
    [one] Repaired. One save came back from backups, and nothing is lost.
   *[other] Repaired. { $count } saves came back from backups, and nothing is lost.
}
# $recovered (Number)
# $lost (Number)
damage-repairedPartly = Repaired. { $recovered } saves came back from backups; { $lost } are lost. Everything else is here.

## journal

# $names (List)
journal-unreadable = Not readable there: { $names }
journal-what = What can still be read of damaged saves is saved again when you go on, and what was wrong is written into the journal. Everything can be used meanwhile.
journal-heldBack = Nothing can be saved before you decide. If you have the right journal, in a backup or a copy of the folder, restore that instead. Going on takes this one as it is and writes that into it.
journal-goOn = Go on with what is here
# $salvaged (Number)
# $gone (Number)
journal-answered = The journal goes on. Saved again from damaged saves: { $salvaged }; not readable: { $gone }.

## conflict

conflict-title = This was changed meanwhile
conflict-lead = What you wrote was made from an older version. Both are here; choose which stays. The other one stays in the history.
conflict-stored = Stored
conflict-mine = Yours
conflict-takeStored = Take the stored one
conflict-keepMine = Keep mine

## versions

versions-button = History
versions-title = History of { $title }
versions-lead = Every save, newest first: who, when, and what it changed.
versions-versions = Versions
versions-saved = Saved
versions-deleted = deleted
versions-now = now
versions-whoWhen = { $who }, { $at }
versions-restore = Restore this version
versions-restored = The earlier version was restored.
versions-before = Before
versions-after = After
versions-earlier = Earlier versions are known of, but the files that hold them are not in this folder.

## settings

settings-tabs-institution = Institution
settings-tabs-fonts = Fonts
settings-tabs-people = People
settings-tabs-backups = Backups
settings-tabs-workspace = Workspace
settings-tabs-look = Appearance
settings-tabs-about = About
settings-compactJournal = Compact the journal
settings-version = Credwright { $version }
# $count (Number)
settings-compacted = Compacted: opening reads { $count } records and what comes after, no more. Everything before lies in the folder “backups”.
settings-look = Appearance
settings-language = Language
settings-theme = Theme
settings-contrast = High contrast
settings-compact = Compact rows
settings-workspace = Workspace
settings-check = Check the workspace
settings-close = Close the workspace
settings-indexRebuilt = It had not, and was rebuilt from the journal just now; nothing was lost.
# $commits (Number)
# $records (Number)
settings-sound = Sound: { $commits } saves, { $records } records, and the index agrees with the journal.
settings-putBack = Put kept files back from backups
# $count (Number)
settings-filesPutBack = { $count ->
    [one] { $count } kept file was put back from a backup.
   *[other] { $count } kept files were put back from backups.
}
# $count (Number)
# $lost (Number)
settings-filesPutBackPartly = { $count ->
    [one] { $count } kept file was put back from a backup; { $lost } no backup has.
   *[other] { $count } kept files were put back from backups; { $lost } no backup has.
}
# $names (List)
settings-otherBackups = Of another branch of this workspace, or of another workspace, so that nothing is taken from them: { $names }
settings-anchor = Anchor of the journal
settings-anchorWhat = The number and hash of the last save. Kept where nobody who can write to this folder can reach it, it shows later whether anything up to that save was changed.
settings-anchorNow = Anchor: { $anchor }
settings-anchorPage = Anchor page…
settings-noPicture = None yet
settings-choose = Choose…
settings-chooseFor = Choose… { $label }
settings-removeFor = Remove the picture: { $label }
settings-pictureOf = { $label }, { $file }

## themes

themes-system = Follow the system
themes-light = Light
themes-dark = Dark

## lock

lock-unlockTitle = This workspace is locked
lock-unlockLead = What is about persons in it is encrypted. Enter the passphrase of the workspace to open it.
lock-passphrase = Passphrase of the workspace
lock-unlock = Open
lock-without = Read without it
lock-heading = Lock
lock-state-open = Nothing in this workspace is encrypted. Whoever can read the folder can read everything in it.
lock-state-locked = What is about persons is encrypted, and everything else is vouched for with the key. The passphrase is asked for at each opening.
lock-state-keyInside = What is about persons is encrypted, but no passphrase is asked for: the key lies in the folder, so whoever can read the folder can read everything in it.
lock-button = Lock with a passphrase…
lock-title = Lock with a passphrase
lock-hint = At least ten characters; a few words are easiest to keep in mind.
lock-what = From then on the passphrase is asked for each time this workspace is opened, and a stolen folder, stick or backup says nothing about a person.
lock-encrypted = Encrypted: learners, marks, awards, certificates, issue runs, audits, panels, people, what the history says was done, and every file kept here, such as evidence and signatures; their past as well.
lock-notEncrypted = Not encrypted: the institution, programmes, rubrics, frameworks, cohorts by name, and what was exported or printed. Nobody without the key can change them unnoticed.
lock-backups = A new backup is made and encrypted; the earlier ones, which are not, are deleted from the folder “backups”. Copies elsewhere are yours to deal with.
lock-others = Files in the workspace’s folder that are not its own are encrypted and put away; you can take them out again here.
lock-lost = If the passphrase is lost, nobody can bring back what is encrypted, we included. What is not encrypted can still be read.
lock-again = Repeat the passphrase
lock-understood = I have written the passphrase down where it will be found
lock-lock = Lock
lock-locked = The workspace is locked.
lock-changeTitle = Change the passphrase…
lock-old = Current passphrase
lock-new = New passphrase
lock-change = Change
lock-changed = The passphrase is changed, and everything is encrypted with a new key. The old passphrase opens nothing in this folder any more, backups included. Copies elsewhere keep the one they were made with.
lock-changeWhat = The workspace gets a new key, too: everything in its folder is encrypted anew, the backups in it included. With many files this takes a while; if it is interrupted, the next opening goes on.
lock-putAway-heading = Files that were put away
lock-putAway-what = They lay in this workspace’s folder and were not its own, so they were encrypted when it was locked. Taken out, they are written where you choose and are in the folder no more.
lock-putAway-file = { $file }, { $size }
lock-putAway-takeOut = Take out { $file }…
lock-putAway-takenOut = { $file } was taken out.
lock-remove = Remove the passphrase
lock-removed = No passphrase is asked for any more.

## Steps, as undo and the history call them

workspace-step-migrate = Bring older records into the present form
workspace-step-migrated = Finish bringing the workspace into the present form
workspace-step-retention = Change how many backups are kept
workspace-step-export = Export the whole workspace
workspace-step-compact = Compact the journal
workspace-step-lock = Lock the workspace
workspace-step-takeOut = Take out a file that was put away
workspace-step-restoreDeleted = Restore a deleted { $kind ->
    [programme] programme
    [rubric] rubric
    [certificateTemplate] certificate template
   *[institution] institution
}

## What opening had to mend

# $why (Message)
workspace-mended-readOnly = This workspace can only be read, because { $why }. To work in it, copy its folder to a place you may write to.
# $bytes (Number)
workspace-mended-torn = The last save had not been finished ({ $bytes } bytes) and was taken back; what there was of it is kept in the folder “journal/aside”. Nobody knows of a save that was confirmed and is not here.
workspace-mended-checkpoint = A checkpoint of the journal was damaged and was made anew from the journal. Nothing was lost. Consider another disk.
workspace-mended-indexMissing = The index was missing and was made anew from the journal. Nothing was lost.
workspace-mended-indexRebuilt = The index did not agree with the journal and was rebuilt from it. Nothing was lost.
workspace-mended-inMemory = The disk is nearly full, so the index is kept in memory. Make room soon: saving may stop.
# $last (Time)
workspace-wrongPassphrases = { $count ->
    [one] { $count } wrong passphrase was given since this workspace was opened last, on { $last }. If that was nobody you know, change the passphrase.
   *[other] { $count } wrong passphrases were given since this workspace was opened last, the last one on { $last }. If that was nobody you know, change the passphrase.
}
workspace-mended-older = This workspace was made by an older Credwright and was brought into the present form. A backup of how it was lies in its folder “backups”.
# $count (Number)
workspace-restoredWithout = { $count ->
    [1] One of the archive’s kept files was not what it should be and was left out.
   *[other] { $count } of the archive’s kept files were not what they should be and were left out.
} Check the workspace: it says who needs them.
# $from (Number)
# $saves (Number)
# $to (Number)
workspace-missingHistory = { $saves ->
    [1] The past that save { $from } belongs to
   *[other] The past that saves { $from }–{ $to } belong to
} is not in this folder, as after restoring a backup, which leaves it out; if this one was never restored, files were taken out of “backups/journal”. Everything of now is here; older versions of it are not.
workspace-beforeUpgrade = Before an upgrade

## What is wrong with a workspace

# $names (List)
workspace-fault-unreadable = Not readable there: { $names }.

# $bytes (Number)
workspace-fault-torn = the journal ends in an unfinished record of { $bytes } bytes

## Records, as people know them

workspace-record-programme = programme { $code }, { $title }
workspace-record-learner = learner { $number }, { $name }
workspace-record-learnerOf = learner { $number }, { $name }, cohort { $cohort }
workspace-record-learnerLost = a learner whose name is lost
workspace-record-learnerLostOf = a learner whose name is lost, cohort { $cohort }
workspace-record-cohort = cohort { $name }
workspace-record-certificate = certificate { $serial }
# $count (Number)
workspace-record-more = { $count } more

## Anchors

# $save (Number)
workspace-anchor-holds = The journal holds save { $save } with this hash: nothing up to it was changed since the anchor was written down
# $save (Number)
workspace-anchor-differs = This is not the journal that the anchor was written down of: its save { $save } is another
# $save (Number)
workspace-anchor-endsBefore = The journal ends before save { $save }: saves that were confirmed when the anchor was written down are missing
# $save (Number)
workspace-anchor-notHere = It cannot be told: the history that save { $save } stood in is not in this folder
workspace-anchor-title = Anchor of the journal
workspace-anchor-save = Save
workspace-anchor-day = Written down on
workspace-anchor-hash = Hash
workspace-anchor-command = credwright-cli --workspace FOLDER check --anchor { $anchor }
workspace-anchor-purpose = What this is for
workspace-anchor-why = Each save in the journal is chained to the one before by its hash. Whoever can write to the folder and knows the form could work out every hash anew after changing a save. They cannot change this page. Keep it where they cannot reach it: with the minutes, in a safe, with a notary, in another institution.
workspace-anchor-proves = As long as the command above answers that the journal holds this anchor, nothing up to this save was changed, left out or put in after this page was printed. It says nothing about later saves, and nothing about whether what was entered was true.

## Passphrases

# $least (Number)
workspace-passphraseTooShort = A passphrase needs at least { $least } characters; a few words are easiest to keep in mind. Nothing was changed.
workspace-fault-keyGone = The workspace is encrypted and its key file, “key.json”, is missing. Nothing that is encrypted can be read and nothing can be saved before it is back. “repair” puts it back from a backup in the folder “backups”.
workspace-lockedAlready = This workspace is locked already. Nothing was changed.

## What was found

# $state (Message)
# $version (Number)
workspace-found-programme = { $code } · version { $version } · { $state }

## Earlier versions

workspace-versions-signed = What was signed or issued is not changed by restoring an older version. Nothing was changed.
workspace-versions-gone = That version cannot be read any more. Nothing was changed.
workspace-versions-unreadable = That version cannot be read: { $error }
# $title (Message)
workspace-versions-clause = { $number } { $title }

## menu

menu-label = Menu
menu-file = File
menu-edit = Edit
menu-view = View
menu-help = Help
menu-openAgain = Open { $name }
menu-larger = Larger
menu-smaller = Smaller
menu-normalSize = Normal size
