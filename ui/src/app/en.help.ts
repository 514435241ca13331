// The words of the help room.
export const help = {
  lead: "From an empty folder to a printed certificate in eight steps. Each works without a network, and you can stop after any of them.",
  steps: {
    institution: { title: "Set up the institution", text: "Name, country, logo, and the people who sign. Certificates carry them as they are on the day of printing." },
    framework: { title: "Import a competency framework", text: "ESCO as CSV or a CASE package as JSON. You see counts, the first entries and every row that could not be read before anything is saved." },
    programme: { title: "Design a programme", text: "Outcomes that begin with a verb one can observe, each aligned to a competency and assessed. The panel on the right shows which elements of the European standard are in place." },
    rubric: { title: "Write a rubric", text: "Criteria with weights, levels with points, and the words that tell them apart. Once an approved programme uses a rubric it no longer changes; make a copy to go on." },
    audit: { title: "Audit and approve it", text: "Send the programme to review. Rules check what they can; judge the rest, attach evidence, and follow each finding to its field. Approving freezes the version." },
    roster: { title: "Import a roster", text: "A table of learners in any order of columns. The dry run says what each row would do: new, changed, duplicate, same name, or invalid with the reason. A file without a result column is read as you say: everyone passed, or results to come. The import is one step of undo." },
    print: { title: "Print certificates", text: "The preview is the very page that prints. One merged file, one file a learner, or both. Stop at any time: then nothing is issued and no file is left behind." },
    register: { title: "Keep the register", text: "Every certificate stays here with its page as it was. Reprint it, revoke it with a reason, or export the list. After revoking, “Issue again” under Certificates gives the learner a new one." },
  },
  keys: "Keys",
  key: {
    find: "Find a programme, competency, learner or certificate",
    undo: "Undo the last change",
    redo: "Do it again",
    nextClause: "Next clause of an audit",
    previousClause: "Clause before",
    close: "Close a dialog",
  },
  questions: "Questions",
  ask: {
    where: { question: "Where is my work?", answer: "In the folder you chose for the workspace, and nowhere else. Settings shows it. Copy the whole folder while the program is closed to keep a second copy." },
    saved: { question: "When is it saved?", answer: "As you type, after a short pause. Nothing has to be saved by hand. Certificates that were issued and decisions that were signed cannot be undone." },
    names: { question: "Which names can be printed?", answer: "Latin, Greek, Cyrillic, Arabic, Hebrew, Devanagari, Bengali, Tamil, Thai, Khmer, Georgian, Armenian and Ethiopic with the program’s own fonts; Chinese, Japanese and Korean with fonts of your system. A name that no font covers is caught before printing." },
    twice: { question: "What if I import the same file twice?", answer: "Nothing changes. Learners are told apart by their number, or by mail address where the file has no numbers, so two people of one name stay two." },
    frozen: { question: "Will a reprint look the same in ten years?", answer: "Yes. The learner’s name, the programme version, the institution and the template are kept with each print run. Later edits change none of them." },
    lost: { question: "What if the computer stops in the middle?", answer: "Every confirmed change is in the journal. When you open the workspace again, what was not finished is taken back and you are told." },
  },
};
