## people

people-title = People
people-nobody = Nobody has a profile yet, so everybody who opens this workspace may do everything. Add people to record who did what and to keep duties apart.
people-lead = Each person signs in by name. What they save carries it.
people-add = Add
people-addFirst = Add the first person
people-addAnother = Add a person
people-firstLead = The first person is an administrator: somebody has to add the others. From then on, everybody signs in.
people-added = { $name } was added.
people-name = Name
people-role = Role
people-theirRole = Their role
people-roleOf = Role of { $name }
people-may-designer = May change programmes, rubrics, frameworks and assessment standards, and offer or retire programmes.
people-may-assessor = May score learners’ work.
people-may-reviewer = May audit programmes and decide audits, write assessment standards, and moderate marks.
people-may-registrar = May keep cohorts, score, decide awards, issue, sign and revoke certificates, and offer or retire programmes.
people-may-administrator = May do everything, and looks after people, keys, the institution and the workspace.
people-passphrase = Passphrase
people-passphraseHint = At least ten characters; a few words are easiest to keep in mind. Nobody can look it up, but an administrator can set a new one.
people-passphraseOf = Passphrase of { $name }
people-presentPassphrase = Current passphrase
people-presentHint = Empty if you have none yet.
people-newPassphrase = New passphrase
people-passphraseSet = { $name } has a new passphrase.
people-set = Set
people-you = you
people-left = left
people-leave = Has left
people-leaveOf = { $name } has left
people-return = Is back
people-returnOf = { $name } is back
people-ownWork = A person may decide the audit of a version they wrote; the decision then says so
people-signIn = Sign in
people-who = Person
people-enter = Sign in
people-signOut = Sign out
people-anotherPerson = Sign in as another person
people-back = Back

## roles

roles-designer = designer
roles-assessor = assessor
roles-reviewer = reviewer
roles-registrar = registrar
roles-administrator = administrator
people-forReading = You are signed in as { $role } and may not { $action }, so this is for reading. An administrator can change roles under Settings, People.
people-notSignedIn = Sign in first. Nothing was changed.
# $action (Message)
# $role (Message)
# $who (List)
people-mayNot = { $name } is signed in as { $role } and may not { $action }. These roles may: { $who }. Nothing was changed.
people-ownWorkRefused = { $name } designed this version, so somebody else must decide its audit. An administrator can allow it in Settings; the record then says so. Nothing was changed.
people-lastAdministrator = There must be one administrator. Make somebody else administrator first. Nothing was changed.

## What is done, after “may”

people-to-design = change programmes, rubrics and frameworks
people-to-review = audit programmes
people-to-signOff = decide audits
people-to-offer = offer or retire programmes
people-to-setStandards = write assessment standards or set cut scores
people-to-score = score learners’ work
people-to-moderate = moderate marks
people-to-decideAwards = decide awards
people-to-keepCohorts = change cohorts
people-to-drawTemplates = change certificate templates
people-to-issue = issue and revoke certificates
people-to-sign = sign certificates and lists of recognised issuers
people-to-keepKeys = keep the keys that sign
people-to-setUpInstitution = change the institution
people-to-keepWorkspace = look after the workspace
people-to-keepPeople = add and change people
people-to-changeOwnPassphrase = change their own passphrase
people-to-exportDesigns = export programmes, rubrics and audits
people-to-exportScores = export scores and feedback
people-to-exportRegister = export learners, awards and the register
people-whoWithRole = { $name }, { $role }

## Why a change of people is refused

people-refused-administratorPassphrase = An administrator needs a passphrase. Nothing was changed.
people-refused-unusable = The passphrase could not be used: { $error }
people-refused-noName = Write the person’s name. Nothing was changed.
people-refused-firstAdministrator = The first person must be an administrator: somebody has to add the others. Nothing was changed.
people-refused-taken = There is somebody called { $name } already, or somebody whose name looks the same. Add a middle name or a department. Nothing was changed.
people-refused-passphraseFirst = { $name } needs a passphrase before becoming an administrator. Nothing was changed.
people-refused-present = That is not your present passphrase. Nothing was changed.
# $last (Time)
people-wrongTries = { $count ->
    [one] { $count } wrong passphrase was given for you before, on { $last }. If that was not you, tell an administrator.
   *[other] { $count } wrong passphrases were given for you before, the last one on { $last }. If that was not you, tell an administrator.
}
people-refused-wrong = That is not the passphrase. Try again.

## Steps, as the history calls them

people-step-add = Add a person
people-step-change = Change a person
people-step-passphrase = Set a passphrase
