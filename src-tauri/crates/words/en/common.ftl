choose = Choose…
cancel = Cancel
actions = Actions
actionsOf = Actions: { $name }
close = Close
dismiss = Dismiss
undoIt = Undo
redoIt = Redo
openIt = Open
zoomedTo = Shown at { $percent }
skipToMain = Skip to the content
windowTitle = { $name } – Credwright
windowTitlePrinting = { $percent } · { $title }
goThere = Go there
firstSteps = First steps
firstSteps-done = done
# $done (Number)
# $all (Number)
firstSteps-soFar = { $done } of { $all }
firstSteps-hide = Do not show again
# $more (Number)
andMore = and { $more } more
delete = Delete
import = Import…
export = Export…
written = Written to { $path }
notices = Messages
undone = Undone: { $what }
redone = Redone: { $what }
undoneMany = { $count ->
    [one] { $count } step was undone.
   *[other] { $count } steps were undone.
}
nothingToUndo = There is nothing to undo
nothingToRedo = There is nothing to redo
goBack = Back
goForward = Forward
searchIn = Search in { $list }
whereYouAre = Where you are
fold = Hide: { $name }
unfold = Show: { $name }
moveUp = Move up
moveDown = Move down
moveIt = Move { $name }
sortBy = Sort by { $column }
sortedUp = Sorted by { $column }, from the beginning
sortedDown = Sorted by { $column }, from the end
cut = Cut
copy = Copy
copied = Copied: { $text }
paste = Paste
selectAll = Select all
# $count (Number)
selected = { $count } selected
selectNone = Select none
# $count (Number)
deletedMany = { $count } deleted
showPassphrase = Show the passphrase
showChoices = Show choices
codeNamed = { $name } ({ $code })
removeOne = Remove { $name }
datePart-day = Day
datePart-month = Month
datePart-year = Year
datePart-short-day = dd
datePart-short-month = mm
datePart-short-year = yyyy

## kinds

kinds-technical = technical
kinds-transversal = transversal

## results

results-passed = passed
results-failed = did not pass
results-pending = pending

## encodings

encodings-utf8 = UTF-8
encodings-utf16Le = UTF-16 (little endian)
encodings-utf16Be = UTF-16 (big endian)
encodings-utf8Twice = UTF-8, encoded twice
encodings-windows1252 = Windows-1252 (Western Europe)
encodings-windows1250 = Windows-1250 (Central Europe)
encodings-windows1251 = Windows-1251 (Cyrillic)
encodings-windows1253 = Windows-1253 (Greek)
encodings-windows1254 = Windows-1254 (Turkish)
encodings-windows1255 = Windows-1255 (Hebrew)
encodings-windows1256 = Windows-1256 (Arabic)
encodings-windows1257 = Windows-1257 (Baltic)
encodings-windows1258 = Windows-1258 (Vietnamese)
encodings-windows874 = Windows-874 (Thai)
encodings-latin2 = ISO 8859-2 (Central Europe)
encodings-macRoman = Mac Roman
encodings-macCyrillic = Mac Cyrillic
encodings-ibm850 = Code page 850 (MS-DOS, Western Europe)
encodings-ibm852 = Code page 852 (MS-DOS, Central Europe)
encodings-ibm437 = Code page 437 (MS-DOS)
encodings-ibm866 = Code page 866 (MS-DOS, Cyrillic)
encodings-koi8R = KOI8-R (Russian)
encodings-koi8U = KOI8-U (Ukrainian)
encodings-shiftJis = Shift JIS (Japanese)
encodings-eucJp = EUC-JP (Japanese)
encodings-gb18030 = GB 18030 (Chinese, simplified)
encodings-big5 = Big5 (Chinese, traditional)
encodings-eucKr = EUC-KR (Korean)

## separators

separators-comma = Comma
separators-semicolon = Semicolon
separators-tab = Tab
separators-pipe = Vertical bar

notADate = “{ $text }” is not a date. Write it as 2026-11-23, 23.11.2026 or 23/11/2026.
dateCouldBeTwo = “{ $text }” could be two days: the day or the month may stand first. Write it as 2026-11-23.

## figures

# $value (Decimal)
percent = { $value } %
percent-more = { $value }… %
outOf = { $points } / { $most }
span = { $from }–{ $to }
facts = { $first } · { $second }
# $number (Number)
numbered = { $number }. { $title }

## names of keys

keyNames-ctrl = Ctrl
keyNames-delete = Delete
keyNames-esc = Esc
keyNames-shift = Shift
keyNames-alt = Alt
keyNames-enter = Enter
keyNames-space = Space
keyNames-together = { $first } { $second }

## sentences after each other

sentences = { $first } { $second }
# $first (Message)
# $second (Message)
saidTogether = { $first } { $second }
within = { $first } › { $second }
