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
files-notJson = This is not a readable JSON file: { $detail }.
files-notCase = This JSON file is not a CASE package: it has no CFDocument.
files-caseWithoutIdentifier = The CASE package has no identifier in its CFDocument.
files-caseUntitled = CASE framework
files-notAProgramme = This JSON file is not a programme written by Credwright.
files-newerProgramme = This programme was written by a newer Credwright. Update this one and try again.
# $why (Message)
files-programmeRefused = The programme cannot be imported. { $why }
files-unreadable = It cannot be read: { $detail }.
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
