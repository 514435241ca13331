frameworks-choose = Import a framework
frameworks-competencies = Competencies
frameworks-inFile = competencies
frameworks-alternative = other labels
frameworks-framework = Framework
frameworks-code = Code
frameworks-kind = Kind
frameworks-category = Category
frameworks-address = Web address
frameworks-new = new
frameworks-changed = changed
frameworks-unreadable = could not be read
frameworks-count = { $count ->
    [one] { $count } competency
   *[other] { $count } competencies
}
frameworks-search = Search this framework
frameworks-remove = Remove
frameworks-removed = { $title } was removed.
frameworks-preview = Import { $title }
# $count (Number)
frameworks-import = Import { $count }
# $count (Number)
# $changed (Number)
frameworks-imported = { $title }: { $count } new competencies, { $changed } changed
frameworks-nothingNew = Everything in this file is here already. Importing it again changes nothing.
# $count (Number)
frameworks-onlyHere = { $count } competencies are here and not in the file. They stay.
frameworks-andMore = and more
# $place (Number)
# $reason (Message)
frameworks-row = { $place }: { $reason }.
frameworks-emptyTitle = No competency frameworks yet
frameworks-emptyText = A framework is a published list of competencies that outcomes are aligned to. Credwright reads ESCO (CSV) and CASE (JSON).
frameworks-refused-nothing = Not one competency in this file could be read. Nothing was imported.
frameworks-refused-language = Most competencies of this file are here already, under other labels. Say in which language its labels are. Nothing was imported.
frameworks-asksLanguage = Most of these competencies are here already, under other labels. In which language are the labels of this file?
frameworks-language = Language of its labels
frameworks-addsLabels = The labels are added to those that are here. None is replaced.
frameworks-obsolete = Obsolete
frameworks-step-import = Import { $title }
frameworks-step-remove = Remove { $title }
