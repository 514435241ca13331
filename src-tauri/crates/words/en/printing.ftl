## Why something cannot be printed

# $characters (List)
printing-notCovered = No font covers { $characters } in “{ $text }”. Install the Noto fonts for this script (on Debian: fonts-noto-core, fonts-noto-cjk), or add a font that has it under Settings, Fonts, and try again.
printing-character = “{ $character }” (U+{ $number })
printing-doesNotFit = “{ $text }” does not fit on the certificate, not even at the smallest size. Choose a template with more room, or make the box larger in the template.
# $why (Message)
printing-font = The font { $name } cannot be used: { $why }.
# $why (Message)
printing-picture = The picture { $name } cannot be used: { $why }.
printing-qrCode = The text for the QR code is too long for one.
# $detail (Message)
printing-write = The file could not be written: { $detail }. Check that the disk has room.
# $number (Number)
printing-missing = Certificate { $number } of the run is missing. The run stopped before it; start it again.
printing-stopped = The run was stopped.

## What is wrong with a font

printing-fontForbidden = its licence forbids embedding it in documents. Ask its maker for a licence that allows it, or choose another font
printing-fontBitmaps = its licence allows bitmaps only, which would print badly. Choose another font
printing-fontVariable = it is a variable font. Use the static files of the family, one a weight
printing-fontNoOutlines = it has no outlines that can be printed
printing-fontNoCharacters = it says for no character which picture to use
printing-fontNoName = it has no name
# $most (Number)
printing-fontTooLarge = it is larger than { $most } MB
printing-fontWeb = it is a web font. Use its TTF or OTF file
printing-fontUnknown = it is not a TrueType or OpenType font
printing-fontEmpty = it holds no font
printing-fontNotInstalled = it is not installed
printing-fontNotHere = this workspace does not have it. Add the font in Settings, or choose another in the template’s styles
printing-fontTooManyGlyphs = it has too many glyphs
printing-fontNotEmbedded = a glyph was not embedded
printing-fontCutDown = a font that was cut down could not be read back
printing-fontNoResources = printpdf wrote no resources

## What is wrong with a picture

# $most (Number)
printing-pictureTooLarge = it is larger than { $most } MB
printing-pictureUnknown = it is neither PNG, JPEG nor SVG
printing-pictureUndrawable = it is too large to draw
printing-pictureUses = it uses “{ $element }”. Shapes, gradients, text and clipping are drawn, and nothing else; save it so, or as a PNG
printing-pictureTooMuch = it has too many shapes, or repeats them too often. Save it simpler, or as a PNG
printing-pictureMissing = its file is missing

## Template files

# $why (Message)
printing-notATemplate = This is not a Credwright template: { $why }. Nothing was changed.
printing-laterTemplate = This template was made by a later version of Credwright. Update this one and try again. Nothing was changed.
# $files (Number)
# $megabytes (Number)
# $pages (Number)
printing-largeTemplate = This template is too large: at most { $megabytes } MB, { $files } pictures and fonts, { $pages } pages. Nothing was changed.
printing-templateOther = it says it is something else
printing-templatePartDamaged = “{ $name }” in it is damaged ({ $detail })
printing-templatePictureDamaged = a picture in it is not the one that its name says
# $why (Message)
printing-templatePictureRefused = a picture in it cannot be used: { $why }
printing-templateCutOff = it ends in the middle
# $column (Number)
# $line (Number)
printing-templateMisfit = something in line { $line }, at character { $column }, does not belong there
printing-templatePictureMissing = the picture { $name } is missing from it

## What is wrong with a template

printing-findingNoName = The template has no name.
printing-findingNoPage = The template has no page.
# $colours (Number)
# $elements (Number)
# $pages (Number)
# $styles (Number)
printing-findingLarge = The template is larger than any that prints well: at most { $pages } pages with { $elements } elements each, { $styles } styles and { $colours } colours.
printing-findingNoLanguage = The template does not say its language. Screen readers then guess.
printing-findingFont = The style “{ $style }” is set in { $font }, which this workspace does not have.
printing-findingColour = The colour “{ $name }” is not written as #RRGGBB.
printing-findingLabels = The labels do not all lie on their sheet. Make them fewer, or the gaps smaller.
printing-findingNowhere = It stands nowhere on the page.
printing-findingUnsafe = It reaches outside the safe area, where printers may cut it off.
# $most (Number)
printing-findingLongText = It has more than { $most } characters.
printing-findingNoField = There is no field { $field }. It would be printed as it stands.
printing-findingNoStyle = There is no style “{ $style }”. The words are set as usual text until you choose another.
printing-findingNoPicture = An image has no picture yet. Choose one, or delete the image.
