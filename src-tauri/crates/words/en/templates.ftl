## templates

templates-title = Certificate templates
templates-lead = What certificates look like. Every page here is the very page that prints. Begin from any of them: the copy is yours to change.
templates-yours = Your templates
templates-builtIn = Built-in
templates-noOwn = No template of your own yet. Make a copy of one below, or begin with an empty page.
templates-new = Empty page
templates-untitled = Untitled template
templates-all = All templates
templates-open = Open { $name }
templates-makeCopy = Make a copy
templates-copyOf = Make a copy of { $name }
templates-copyName = { $name }, ours
templates-notPrintable = This page cannot be printed yet. Open it to see why.
templates-pageCount = { $count ->
    [one] { $count } page
   *[other] { $count } pages
}
templates-insideProgram = This template is built in and stays as it is. Make a copy to change it.
templates-deleted = { $name } was deleted.
templates-add = Add
templates-tools = Tools
templates-canvas = Canvas
templates-millimetres = mm
templates-kindSaying = { $kind } { $says }
templates-elements = Elements on the page
templates-layers = Layers
templates-inspector = What is selected
templates-noElements = Nothing stands on this page yet. Add something to it.
templates-moveLayer = Move { $name } to another layer
templates-show = Show { $name }
templates-hide = Hide { $name }
templates-lock = Lock { $name }
templates-unlock = Unlock { $name }
templates-isLocked = It is locked.
templates-unlockIt = Unlock
templates-lockIt = Lock
templates-hideIt = Hide
templates-showIt = Show
templates-stack-front = Bring to front
templates-stack-forward = Bring forward
templates-stack-backward = Send backward
templates-stack-back = Send to back
templates-selectSomething = Select an element on the page or in the layers. Shift selects several.
# $count (Number)
templates-severalSelected = { $count } elements
templates-duplicate = Duplicate
templates-place = Position and size, in millimetres
templates-sides-x = From the left
templates-sides-y = From the top
templates-sides-width = Width
templates-sides-height = Height
templates-layerName = Layer name
templates-undo = Undo
templates-redo = Redo
templates-alignTo-left = Align left edges
templates-alignTo-centre = Align centres
templates-alignTo-right = Align right edges
templates-alignTo-top = Align top edges
templates-alignTo-middle = Align middles
templates-alignTo-bottom = Align bottom edges
templates-spreadAcross = Distribute horizontally
templates-spreadDown = Distribute vertically
templates-zoomIn = Zoom in
templates-zoomOut = Zoom out
# $zoom (Number)
templates-zoomFit = { $zoom } %: fit the page into the window
# $zoom (Number)
templates-percent = { $zoom } %
templates-tryWith = Preview with
templates-anyCohort = The first cohort
templates-longest = Longest names
templates-asPrinted = As printed
# $page (Number)
templates-pageNumber = Page { $page }
# $page (Number)
templates-pageOf = Page { $page } of { $name }
templates-addPage = Add an empty page
templates-copyPage = Add a copy of this page
templates-removePage = Delete this page
templates-pullGuide = Drag a guide out of the ruler
# $at (Number)
templates-guideAt = Guide at { $at } mm
templates-guides = Guides
templates-guideRuns = Direction
templates-upright = Vertical
templates-level = Horizontal
templates-guideMm = At (mm)
templates-addGuide = Add a guide
# $number (Number)
templates-removeGuide = Remove guide { $number }
templates-tabs-element = Element
templates-tabs-page = Page
templates-tabs-styles = Styles
templates-tabs-findings = Check
# $count (Number)
templates-tabs-findingsOf = Check ({ $count })
templates-nothingFound = Nothing to look at: every name of the cohort fits.
templates-showElement = Show { $name }
templates-name = Name
templates-description = Description
templates-language = Language
templates-languageHint = A language tag such as en, de or pt-BR
templates-turn = Rotate page
templates-safeArea = Safe area (mm)
templates-bleed = Bleed (mm)
templates-cropMarks = Crop marks
templates-sheet-title = Sheets of labels
templates-sheet-on = Several on one sheet
templates-sheet-paper = Sheet
templates-sheet-columns = Columns
templates-sheet-rows = Rows
templates-sheet-left = From the left (mm)
templates-sheet-top = From the top (mm)
templates-sheet-gapAcross = Gap across (mm)
templates-sheet-gapDown = Gap down (mm)
templates-styles = Styles
templates-style = Style
templates-styleName = Name of the style
# $number (Number)
templates-styleNumber = Style { $number }
templates-addStyle = Add a style
templates-removeStyle = Remove this style
templates-font = Font
templates-size = Size (pt)
templates-smallest = Smallest (pt)
templates-leading = Line spacing
templates-spacing = Letter spacing
templates-capitals = All capitals
templates-colours = Colours
templates-colour = Colour
templates-noColour = None
# $number (Number)
templates-colourName = Name of colour { $number }
# $number (Number)
templates-colourNumber = Colour { $number }
templates-chooseColour = Choose the colour { $name }
templates-addColour = Add a colour
templates-removeColour = Remove the colour { $name }
templates-hue = Hue
templates-hex = Hex (#RRGGBB)
templates-across = Across
templates-down = Down
templates-align-left = Left
templates-align-centre = Centre
templates-align-right = Right
templates-align-top = Top
templates-align-middle = Middle
templates-align-bottom = Bottom
templates-words = Text
templates-wordsHint = What stands in [brackets] vanishes where a field in it is empty.
templates-insertField = Insert a field
templates-wordsLanguage = Language of this text
templates-fit = If it does not fit
templates-fits-shrink = Shrink it
templates-fits-wrap = Wrap onto more lines
templates-fits-keep = Keep it and warn
templates-mostLines = Maximum lines
templates-reads = Read aloud as
templates-readsAs-heading = Heading
templates-readsAs-paragraph = Text
templates-readsAs-decoration = Nothing
templates-picture = Picture
templates-alternative = Alternative text
templates-alternativeHint = Leave it empty where it only decorates.
templates-logoHint = The logo is the one in Settings.
templates-sealPicture = Picture of your seal
templates-sealLetters = Letters
templates-sealColour = Disc
templates-sealInk = Letters and rings
templates-scallops = Scallops
templates-signatory = Signatory
templates-nobody = nobody yet
templates-nameStyle = Style of the name
templates-roleStyle = Style of the position
templates-lineColour = Colour of the line
templates-qrHint = It holds the certificate’s facts and is read by any scanner without a network.
templates-weight = Line width (pt)
templates-dash = Dashes (pt)
templates-form = Shape
templates-forms-rectangle = Rectangle
templates-forms-ellipse = Ellipse
templates-fill = Fill
templates-stroke = Outline
templates-radius = Corner radius (mm)
templates-borderDesign = Design
templates-borders-single = One line
templates-borders-double = Two lines
templates-borders-band = Band and line
templates-borders-corners = Ornaments at the corners
templates-borders-angles = Angles at the corners
templates-outer = Outer line
templates-inner = Inner line
templates-gap = Gap (mm)
templates-guilloche-hint = Many copies of one curve, each turned a little further, as on bank notes.
templates-guilloche-curves = Curves
templates-guilloche-lobes = Lobes
templates-guilloche-turn = Turn (degrees)
templates-guilloche-shrink = Last curve (%)
templates-guilloche-weight = Line width (pt)
templates-marker = Bullets
templates-markers-none = Nothing
templates-markers-dot = A dot
templates-markers-number = Its number
templates-columns = Columns
templates-columnsOf = { $count ->
    [one] { $count } column
   *[other] { $count } columns
}
templates-rules = Separator lines
templates-stackedHint = Awards this one was stacked from. It stays empty for a learner who has none.
templates-heading = Heading
templates-headingStyle = Style of the heading
templates-kinds-text = Text
templates-kinds-image = Image
templates-kinds-logo = Logo
templates-kinds-seal = Seal
templates-kinds-signature = Signature
templates-kinds-qrCode = QR code
templates-kinds-line = Line
templates-kinds-shape = Shape
templates-kinds-border = Border
templates-kinds-guilloche = Guilloche
templates-kinds-background = Background
templates-kinds-outcomes = Outcomes
templates-kinds-stackedAwards = Stacked awards
templates-fields-learner = Learner’s name
templates-fields-learnerLatin = Name in Latin letters
templates-fields-learnerNumber = Learner number
templates-fields-institution = Institution
templates-fields-website = Web address
templates-fields-programme = Programme
templates-fields-code = Programme code
templates-fields-version = Programme version
templates-fields-awardingBody = Awarding body
templates-fields-level = Level
templates-fields-ects = ECTS credits, the number
templates-fields-hours = Hours, the number
templates-fields-workload = Workload
templates-fields-participation = Form of participation
templates-fields-supervision = Supervision
templates-fields-quality = Quality assurance
templates-fields-outcomes = Outcomes, in a row
templates-fields-cohort = Cohort
templates-fields-grade = Grade
templates-fields-date = Date of issue
templates-fields-expiry = Valid until
templates-fields-completed = Date of completion
templates-fields-serial = Serial

## fonts

fonts-title = Fonts of your institution
fonts-text = TrueType and OpenType files, and collections of them. A licence that forbids embedding is respected. Certificates keep the fonts they were printed in.
fonts-none = None yet. Templates have Source Serif, Inter and the Noto fonts for other scripts in any case.
fonts-add = Add a font…
fonts-added = Added: { $titles }
fonts-missing = { $font } (missing)
fonts-whole = whole font in each file
fonts-remove = Remove { $title }

## papers

papers-a4Landscape = A4 landscape
papers-a4Portrait = A4 portrait
papers-letterLandscape = Letter landscape
papers-letterPortrait = Letter portrait
papers-a5Landscape = A5 landscape
papers-a5Portrait = A5 portrait
papers-badgeLandscape = Badge, 105 × 74 mm
papers-badgePortrait = Badge, 74 × 105 mm
papers-card = Card, 86 × 54 mm
papers-custom = Custom size

## Why a template cannot be kept

templates-refused-pages = A template has between 1 and 20 pages. Nothing was changed.
templates-refused-elements = A page has at most 300 elements and 100 guides. Nothing was changed.
templates-refused-styles = A template has at most 60 styles and 60 colours. Nothing was changed.
templates-refused-long = The name or the description is too long. Nothing was changed.
# $most (Number)
templates-refused-longText = A text of this template has more than { $most } characters. Shorten it.
templates-refused-twice = Two elements have the same identity. Nothing was changed.
templates-refused-number = A number in the template is larger than any page. Nothing was changed.
templates-refused-tooMany = A workspace keeps at most 500 templates. Delete one first.
templates-refused-insideProgram = This template is built in and cannot be deleted.
templates-refused-missing = { $what } is missing from this workspace. Restore it from a backup.
# $kind (Message)
templates-element = { $kind } { $id }

## Steps, as undo and the history call them

templates-step-begin = Begin a certificate template
templates-step-change = Change a certificate template
templates-step-delete = Delete a certificate template
templates-step-export = Export a certificate template
templates-step-import = Import a certificate template
fonts-step-add = Add a font
fonts-step-remove = Remove a font

## Why a font is refused

fonts-anotherFont = The file of the font { $title } is another font. Leave it out and take the rest. Nothing was changed.
fonts-tooMany = A workspace keeps at most 100 fonts. Remove one that no template uses first.
fonts-insideProgram = { $title } is built in. Choose it in a style.
# $users (List)
fonts-used = It is used by { $users }. Choose another font there first.
fonts-missingOfRun = The font { $font } that these certificates were printed with is missing from this workspace. Restore it from a backup.

## What a trial of a template finds

templates-trial-overflows = “{ $text }” does not fit, not even at the smallest size. Make the box larger, or allow more lines or smaller type.
# $percent (Number)
templates-trial-shrunk = “{ $text }” is set at { $percent } % of its size to fit.
# $dpi (Number)
# $enough (Number)
templates-trial-coarse = At this size a picture has { $dpi } dots to the inch and prints blurred. Use one with more dots, or make it smaller: { $enough } is enough.
# $count (Number)
# $number (Number)
templates-trial-noSignatory = This place for signature { $number } stays empty: Settings names { $count } who sign.
templates-trial-noSignature = { $name } has no picture of a signature in Settings. The line is left to be signed by hand.

## People and a programme that a template is tried with where the workspace has none

templates-invented-programme = Data Stewardship in Practice
templates-invented-institution = Your institution
templates-invented-outcome-describe = Describe data so that others can reuse it
templates-invented-outcome-assess = Assess its quality against agreed rules
templates-invented-outcome-apply = Apply the law on personal data
templates-invented-cohort = Autumn
templates-invented-grade = Distinction
templates-invented-award-first = Foundations of Data
templates-invented-award-second = Metadata and Standards
