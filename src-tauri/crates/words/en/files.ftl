## Files of other programs, as they are read

# $most (Number)
files-tooLarge = The file is larger than { $most } MB. Split it and import the parts one after another.
# $most (Number)
files-tooMany = { $what ->
    [columns] The file has more than { $most } columns.
    [items] The file has more than { $most } items.
    [raters] The file has more than { $most } raters.
    [rubrics] The file has more than { $most } rubrics.
    [values] The file has more than { $most } different values.
   *[rows] The file has more than { $most } rows.
} Split it and import the parts one after another.
files-empty = The file is empty.
# $columns (List)
files-noColumn = { $wanted ->
    [secondRater] The file has no column for a second rater.
    [criterion] The file has no column for criteria.
    [learnerNumber] The file has no column for the learner’s number.
    [anyCriterion] The file has no column for any criterion of this assessment.
   *[other] The file has no column for { $wanted }.
} Its columns are: { $columns }.
# $line (Number)
# $column (Number)
files-notJson = This is not a readable JSON file: something in line { $line }, at character { $column }, does not belong there.
files-cutOff = This JSON file ends in the middle. Copy or download it again.
# $line (Number)
files-notUtf8 = This JSON file is not in UTF-8: line { $line } holds other letters. Save it as UTF-8.
files-nameTwice = “{ $name }” stands in this file twice, and only one of them could be read. Export the file again.
# $titles (List)
files-severalPackages = This file holds several frameworks: { $titles }. Export and import them one after the other.
files-escoWithoutSkills = This is a list of ESCO’s occupations or groups. Outcomes are aligned with skills: import ESCO’s list of skills.
files-notCase = This JSON file is not a CASE package: it has no CFDocument.
files-caseWithoutIdentifier = The CASE package has no identifier in its CFDocument.
files-caseUntitled = CASE framework
files-notAProgramme = This JSON file is not a programme written by Credwright.
files-newerProgramme = This programme was written by a newer Credwright. Update this one and try again.
# $why (Message)
files-programmeRefused = The programme cannot be imported. { $why }
files-fieldUnreadable = The field “{ $field }” holds something that does not belong there.
files-fieldLacking = The field “{ $field }” is missing.
files-noRubrics = This JSON file holds no rubrics: it has neither CFRubrics nor CFRubricCriteria.
# $why (Message)
files-rubricRefused = “{ $title }” cannot be imported. { $why }
files-levelWithoutPoints = The column “{ $heading }” has no points. Head it with them, such as Proficient [3].

## Rows and items that cannot be read

# $line (Number)
# $what (Message)
files-inLine = Line { $line }: { $what }
files-weightNoNumber = the weight is no number
files-ratingNoNumber = “{ $cell }” is no number. Leave a cell empty where nobody rated.
files-openQuotation = A quotation mark is opened here and not closed properly
# $columns (Number)
files-uneven = { $cells ->
    [one] The row has { $cells } cell where the heading has { $columns }
   *[other] The row has { $cells } cells where the heading has { $columns }
}
# $most (Number)
files-longCell = A cell is longer than { $most } bytes
files-fieldEmpty = The { $field } is empty
# $line (Number)
files-fieldRepeats = The same { $field } stands in line { $line }
files-notAnItem = This is no item
files-notASkill = { $kind ->
    [occupation] This is an occupation, not a skill
   *[group] This is a group, not a skill
}
files-itemWithout = The item has no { $field }
# $most (Number)
files-fieldTooLong = The { $field } is longer than { $most } bytes
# $item (Number)
files-itemRepeats = Item { $item } has the same identifier

## Things to know that lost nothing

# $relations (List)
files-relationsNotKept = Relations that are not kept: { $relations }.
# $count (Number)
files-relation = { $count } { $kind }
# $count (Number)
files-parentsMissing = { $count ->
    [one] { $count } item belongs under something that is not in this file. It stands at the top.
   *[other] { $count } items belong under something that is not in this file. They stand at the top.
}
# $count (Number)
files-circles = { $count ->
    [one] { $count } item would be part of itself. It was taken out of the circle.
   *[other] { $count } items would be part of themselves. They were taken out of the circles.
}
# $count (Number)
files-relationsUnreadable = { $count ->
    [one] { $count } relation cannot be read and is left out.
   *[other] { $count } relations cannot be read and are left out.
}
files-noReuseLevel = { $count ->
    [one] { $count } skill has no reuse level; it is taken as technical.
   *[other] { $count } skills have no reuse level; they are taken as technical.
}
files-unevenLevels = Its criteria have different levels. They were brought together; descriptors are empty where a criterion has no such level.
files-noWeight = Criteria without a weight count as one.
files-pointToItems = { $count ->
    [one] { $count } criterion points to an item of a framework. Align it to an outcome of your programme.
   *[other] { $count } criteria point to items of a framework. Align them to outcomes of your programme.
}
