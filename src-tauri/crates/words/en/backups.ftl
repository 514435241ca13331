backups-title = Backups
backups-lead = Made automatically every hour while you work, and before imports. Each is one file in the workspace’s folder “backups”, read back after it is written, and restores on any machine. Copy one to another disk now and then.
backups-now = Back up now
backups-export = Export the whole workspace…
backups-working = Writing
backups-made = The backup is written and was read back: { $size }.
# $count (Number)
backups-lacking = { $count ->
    [one] The backup is written, but { $count } kept file is damaged or missing and is not in it. Older backups were all kept. Check the workspace: it says which, and puts back what a backup has.
   *[other] The backup is written, but { $count } kept files are damaged or missing and are not in it. Older backups were all kept. Check the workspace: it says which, and puts back what a backup has.
}
backups-at = Made
backups-reason = Why
backups-size = Size
backups-none = There is none yet. The first is made within the hour.
backups-anotherBranch = of another branch; kept, and nothing is taken from it
backups-verify = Verify
backups-verifyOf = Verify the backup of { $at }
backups-verified = The backup of { $at } is whole.
backups-restore = Restore…
backups-restoreOf = Restore the backup of { $at }
backups-restored = This is the workspace as it was on { $at }, in a folder of its own. The other one is unchanged.
backups-deleteOf = Delete the backup of { $at }
backups-deleteTitle = Delete this backup?
backups-deleteText = The backup of { $at } ({ $size }, { $reason }) is deleted from the workspace’s folder. This cannot be undone.
backups-deleteNow = Delete the backup
backups-keep = How many to keep
backups-hourly = Hourly
backups-daily = Daily
backups-weekly = Weekly
backups-monthly = Monthly
backups-beforeChanges = Before imports
backups-reasons-rolling = automatic
backups-reasons-byHand = manual
backups-reasons-beforeImport = before an import
backups-reasons-beforeMigration = before an upgrade
backups-reasons-beforeLocking = before locking
backups-reasons-locked = after locking
backups-reasons-beforeMerging = before merging
