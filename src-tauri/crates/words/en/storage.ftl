## Why the workspace on disk refused or failed

storage-inUse = This workspace is open in another window or program. Close it there, then try again. Nothing was changed.
storage-notAWorkspace = There is no Credwright workspace in { $folder }. Choose another folder, or make a new workspace.
storage-notEmpty = The folder { $folder } is not empty. Choose an empty folder for a new workspace.
storage-unfinishedMaking = The workspace in { $folder } was not made to the end, so there is nothing in it yet. Delete the folder and make a new one.
storage-unfinishedRestoring = The workspace in { $folder } was not restored to the end, so part of it would be missing. Delete the folder and restore the archive again: it has everything.
# $what (Message)
storage-notPlain = { $path }: { $what }. A workspace holds only files and folders of its own, so it was not opened and nothing was followed or changed. Take it away, then try again.
storage-notPlainLink = it is a link to another place
storage-notPlainFolder = it is a folder
storage-notPlainFile = it is a file
storage-notPlainOther = it is not a file
storage-newer = This workspace was written by a newer Credwright. Open it with that version, or a later one. Nothing was changed.
# $expected (Number)
# $found (Number)
storage-conflict = { $record } was changed meanwhile: your copy is revision { $expected }, the stored one is { $found }. Both are kept until you choose.
storage-duplicate = { $record } exists already. Nothing was changed.
storage-missing = { $record } is not there any more. Nothing was changed.
storage-taken = “{ $value }” belongs to { $by } already. Nothing was changed.
storage-stillHeld = { $by } still needs it. Nothing was changed.
storage-noOrder = In a locked workspace the { $kind } records have no order by { $index }. Search for the whole text instead.
storage-locked = This is encrypted. Open the workspace with its passphrase to read it.
storage-wrongPassphrase = That is not the passphrase of this workspace. Try again; nothing was changed.
# $seconds (Number)
storage-tooSoon = { $seconds ->
    [one] Several wrong passphrases were given. The next one is looked at in { $seconds } second. Nothing was changed.
   *[other] Several wrong passphrases were given. The next one is looked at in { $seconds } seconds. Nothing was changed.
}
storage-full = The disk is full, so this was not saved. Everything saved before is kept. Make room, then save again.
# $why (Message)
storage-readOnly = This workspace can only be read, because { $why }. Nothing was changed. To work in it, copy its folder to a place you may write to.
storage-readOnlyDisk = the disk it is on is read-only
storage-readOnlyFolder = its folder may not be written to
storage-readOnlyFull = the disk is full
storage-readOnlyLocked = it is locked and its passphrase was not given
storage-readOnlyKeyGone = it is encrypted and its key file, “key.json”, is missing. “repair” puts it back from a backup in the folder “backups”; a restored backup has it, too
storage-readOnlyJournal = its journal is not the one that was written here, or is missing, and nobody has decided yet
storage-heldBack = Nothing can be saved yet: the journal is not the one that was written here, or is missing. Nothing was changed. Decide first whether to restore a backup or to go on with what is here.
storage-cannotTell = The disk failed while saving, and it cannot be told whether the last change was written. Close the workspace and open it again: it will say what is there. Everything confirmed before is kept.
# $what (Message)
storage-unreadable = A stored value could not be read: { $what }. The others are not touched by this.
# $detail (Message)
storage-disk = { $path }: { $detail }. Check that the disk has room and may be written. What was saved before is kept.
# $what (Message)
storage-index = The index could not be used ({ $what }). It is rebuilt from the journal, which is whole.
storage-stopped = Stopped. Nothing was changed.

## What could not be read

storage-blockShort = a block of the journal is too short
storage-blockChecksum = a block of the journal fails its checksum
storage-blockOtherKey = a block of the journal was sealed with another key
storage-blockPacked = a block of the journal cannot be unpacked
storage-blockUnreadable = a block of the journal cannot be read
storage-blockOtherPlace = a block of the journal that belongs to another place
storage-blockMissing = a block that is not there
# $byte (Number)
storage-endsBefore = { $file } ends before byte { $byte }
# $byte (Number)
storage-atByte = { $file } at byte { $byte }
storage-handedOut = the file was handed out before
storage-checkpointWritten = the checkpoint that was just written
# $why (Message)
storage-archiveWritten = the archive just written ({ $why })
storage-keyNotWrapped = the key could not be wrapped
storage-valueNotSealed = a value could not be sealed
storage-sealedFile = a sealed file
storage-keyFile = { $file }: { $detail }

## What makes no sense to ask

storage-badCursor = The list cannot go on from there. Begin it anew.
storage-badKey = “{ $record }” cannot be the name of a record
storage-tooLarge = The change is too large to be saved at once.
storage-noIndex = { $kind } has no index { $index }
storage-badIndex = The index { $index } of { $kind } is not described as it must be.
storage-notSorted = “{ $value }” is nothing that { $part } is sorted by.
storage-noBeginning = { $part } is no text that could begin with “{ $text }”.
# $parts (Number)
storage-onlyParts = The index { $index } of { $kind } has only { $parts } parts.
# $parts (Number)
storage-hasParts = The index { $index } of { $kind } has { $parts } parts.
storage-tooLargeToSeal = { $file } is larger than 1 GB and cannot be encrypted where it is. Move it out of the workspace’s folder, then lock again. Nothing was changed.
storage-answerFirst = Something is wrong with the end of the journal. Decide about that first, then lock the workspace. Nothing was changed.
storage-notPutAway = No file “{ $name }” was put away.
storage-labelSealed = What was done is encrypted
storage-noSearch = This workspace was opened without search.
storage-noPlaceInArchive = “{ $name }” has no place in an archive
storage-noTime = “{ $text }” is no time in UTC
storage-noAnchor = “{ $text }” is no anchor. An anchor is the number of a save, a colon, and 64 digits from 0 to f.

## What is wrong with the index

# $what (Message)
storage-search = search: { $what }
storage-searchThread = its thread has ended
storage-searchStopped = it stopped
storage-searchChecksum = its checksum does not fit
storage-searchChecksums = its checksums do not fit
storage-searchClosed = it is not open
storage-searchUnsealed = a file of it is not sealed
storage-indexEmpty = it is empty
storage-indexRows = its rows do not add up
storage-indexRowsOfJournal = its rows do not add up to the journal’s
storage-indexEntry = an entry cannot be read
storage-indexNoEntry = an entry of no index
storage-indexNoName = a row without a name
storage-indexNoRow = it has no row for { $record }
storage-indexElsewhere = its row for { $record } leads elsewhere
storage-indexStopped = sled stopped
storage-faultSum = the index does not add up to the journal
storage-faultEntriesSum = the entries of the indexes do not add up
storage-faultCounters = { $kind } { $index } has other counters
storage-faultCounts = { $kind } { $index } counts wrong
# $found (Number)
# $wanted (Number)
storage-faultEntries = the indexes hold { $found } entries, the records have { $wanted }
# $found (Number)
# $wanted (Number)
storage-faultRecords = the index holds { $found } records, the journal { $wanted }, or others
storage-faultOther = { $record }: it has other entries
# $why (Message)
storage-faultOf = { $record }: { $why }

## Damage in the journal

# $byte (Number)
# $sequence (Number)
# $what (Message)
storage-damage = { $file } at byte { $byte } (save { $sequence }): { $what }
# $inBackups (Number)
# $missing (Number)
# $places (List)
# $readable (Number)
storage-damaged = Part of this workspace’s journal is damaged: { $places }. { $readable } saves can be read, { $missing } cannot; backups still have { $inBackups } of those. The file was left as it is.
storage-journal-gapBefore = a file before this one is missing or ends too early
storage-journal-fileFollows = the file does not follow from the one before it
storage-journal-headShort = the head of the file is cut short
storage-journal-headUnreadable = the head of the file cannot be read
storage-journal-headChecksum = the head of the file fails its checksum
storage-journal-headName = the file has another file’s name
storage-journal-otherWorkspace = the file is another workspace’s
storage-journal-kind = the file is of a kind that is not known
storage-journal-torn = the file ends in the middle of a record
storage-journal-fileUnreadable = the file cannot be read
storage-journal-savesBefore = saves before this one are missing
storage-journal-recordFollows = the record does not follow from the one before it
storage-journal-checksum = the checksum does not fit
storage-journal-recordUnreadable = the record cannot be read
storage-journal-recordShort = the record is too short
storage-journal-recordPacked = the record cannot be unpacked
storage-journal-recordBlock = a block of the record is too short
storage-journal-noRecord = no record begins here
storage-journal-length = the record’s length cannot be right
storage-journal-unsearched = what follows cannot be searched through
storage-journal-bomb = it unpacks to far more than its size
storage-journal-checkpointUnreadable = the checkpoint cannot be read
storage-journal-checkpointOther = the checkpoint is not the one that was written
storage-journal-notWithKey = it was not written with the workspace’s key: somebody else wrote it
storage-journal-checkpointKey = the checkpoint was not made with the workspace’s key
storage-journal-lastUnreadable = the last saves cannot be read
storage-journal-lastOther = the last save is not the one that was confirmed

# $from (Number)
# $to (Number)
storage-gap = { $count ->
    [one] save { $from }
   *[other] saves { $from } to { $to }
}

## What is wrong with the journal’s end

storage-knownBy-index = the index
storage-knownBy-cleanMark = the mark of its last closing
storage-knownBy-tipRecord = the record of its end
storage-knownBy-backup = the backup { $name }
# $count (Number)
storage-knownBy-more = { $count } more
# $after (Number)
# $cameBack (Message)
# $known (List)
# $saves (Message)
storage-end-lost = { $knowing ->
    [one] The journal ended at save { $after }, but { $saves } had been confirmed: { $known } knows of it. { $cameBack }
   *[other] The journal ended at save { $after }, but { $saves } had been confirmed: { $known } know of it. { $cameBack }
}
storage-end-missing = { $count ->
    [one] It is missing, and no backup has it.
   *[other] They are missing, and no backup has them.
}
storage-end-putBack = All of it was put back from a backup.
# $missing (Number)
# $putBack (Number)
storage-end-putBackPartly = { $putBack } were put back from a backup; { $missing } are missing.
# $what (Message)
storage-end-kept = { $what } What stood there is kept in journal/aside/{ $file }.
# $save (Number)
storage-end-damaged = The last record of the journal, save { $save }, is complete but damaged. Whether it had been confirmed cannot be told.
# $known (List)
# $save (Number)
storage-end-otherJournal = { $knowing ->
    [one] This is not the journal that was written here: { $known } knows another save { $save }. Nothing can be saved until somebody has decided.
   *[other] This is not the journal that was written here: { $known } know another save { $save }. Nothing can be saved until somebody has decided.
}
storage-end-noJournal = The journal is missing: there are files that were set aside or archived, and none that it begins with.
# $saves (List)
storage-end-givenUp = A repair that has to go on without { $saves } was cut short.

## Archives

# $why (Message)
storage-archiveDamaged = This is not a Credwright archive, or it is damaged: { $why }. Nothing was changed.
# $why (Message)
storage-archiveRefused = This archive was refused: { $why }. Nothing was changed.
storage-archiveOther = This archive holds a { $kind }, which does not belong here. Nothing was changed.
storage-archiveNewer = This archive was made by a newer Credwright. Open it with that version. Nothing was changed.
storage-archive-entries = it has too many entries
storage-archive-names = two of its entries have one name
storage-archive-overlap = its entries overlap
storage-archive-noEnd = it does not end as one
storage-archive-noJournal = it has no journal
storage-archive-journal = its journal cannot be read to the end
# $found (Number)
# $said (Number)
storage-archive-otherEnd = its journal ends with save { $found }, and not with save { $said } that its manifest names
storage-archive-noManifest = it has no manifest
storage-archive-largeManifest = its manifest is too large
storage-archive-otherManifest = its manifest is another program’s
storage-archive-noPlace = “{ $name }” has no place in it
storage-archive-twice = “{ $name }” stands in it twice
storage-archive-bomb = it would unpack to far more than its size
storage-archive-unnamed = “{ $name }” is not in its manifest
storage-archive-missing = “{ $name }” is missing
storage-archive-entry = “{ $name }”: { $detail }
storage-archive-otherContent = “{ $name }” is not what its manifest says
storage-archive-large = “{ $name }” is too large

## Kept files that are not what they should be

# $backups (Message)
# $wrong (Message)
storage-kept-fault = the kept file { $file }… { $wrong }; { $backups }
# $backups (Message)
# $wrong (Message)
storage-kept-needed = the kept file { $file }… { $wrong }; { $record } needs it; { $backups }
storage-kept-damaged = is damaged
storage-kept-missing = is missing
storage-kept-notAFile = is not a file of its own
storage-kept-inBackups = a backup still has it, and repairing puts it back
storage-kept-inNoBackup = no backup in the workspace’s folder has it

## What the store saves by itself, as the history calls it

storage-step-checkpoint = Made a damaged checkpoint anew
storage-step-repaired = Repaired the journal
# $what (Message)
storage-step-takenBack = Taken from a backup: { $what }
storage-step-salvaged = Read from a damaged save
storage-step-answered = Went on with the journal as it is.
# $saves (List)
storage-step-answeredLost = Nothing has { $saves }.
storage-step-answeredTaken = { $count ->
    [one] { $count } save was taken from backups.
   *[other] { $count } saves were taken from backups.
}
storage-step-answeredSalvaged = { $count ->
    [one] { $count } record was read from damaged saves.
   *[other] { $count } records were read from damaged saves.
}
storage-step-answeredGone = { $count ->
    [one] { $count } record could not be read.
   *[other] { $count } records could not be read.
}
# $first (Message)
# $next (Message)
storage-then = { $first } { $next }

## What a disk answers, within a sentence

storage-os-notFound = there is no such file or folder
storage-os-permission = you may not read or write it
storage-os-exists = a file or folder of this name is there already
storage-os-full = the disk is full
storage-os-readOnly = the disk cannot be written to
storage-os-isFolder = it is a folder, not a file
storage-os-notFolder = it is a file, not a folder
storage-os-large = the disk takes no file that large
storage-os-name = the disk takes no file of that name
