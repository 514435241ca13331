//! What keeps a record from going: other records that refer to it. Every delete holds these
//! guards, an undo that deletes as well, so that nothing is left that leads nowhere.

use domain::record_kind::RecordKind;
use store::{Guard, Write};

use crate::core::indexes::{
    AUDIT_PROGRAMME, AWARD_STANDARD, COHORT_NAME, Guarding, Index, MARKING_MOVED, MARKING_RUBRIC,
    PANEL_PROGRAMME, PROGRAMME_RUBRIC, PROGRAMME_STANDARD,
};

/// The indexes that hold references to a kind, by identity in their first part.
fn referring(kind: RecordKind) -> &'static [Index] {
    match kind {
        RecordKind::Programme => &[COHORT_NAME, AUDIT_PROGRAMME, PANEL_PROGRAMME],
        RecordKind::Rubric => &[PROGRAMME_RUBRIC, MARKING_RUBRIC, MARKING_MOVED],
        RecordKind::AssessmentStandard => &[PROGRAMME_STANDARD, AWARD_STANDARD],
        // Outcomes keep the label and the address of what they were aligned with, certificates
        // what was printed on them, and what belongs to a cohort goes with it.
        RecordKind::Framework
        | RecordKind::Competency
        | RecordKind::Audit
        | RecordKind::Cohort
        | RecordKind::Learner
        | RecordKind::Snapshot
        | RecordKind::IssueRun
        | RecordKind::Certificate
        | RecordKind::VoidSerial
        | RecordKind::PaperStock
        | RecordKind::Counter
        | RecordKind::Profile
        | RecordKind::Institution
        | RecordKind::Marking
        | RecordKind::Score
        | RecordKind::Award
        | RecordKind::Panel
        | RecordKind::Phrases
        | RecordKind::CertificateTemplate
        | RecordKind::Font
        | RecordKind::Settings
        | RecordKind::Handover
        | RecordKind::SigningKey
        | RecordKind::CredentialShape
        | RecordKind::KnownFile
        | RecordKind::RecognisedIssuer => &[],
    }
}

/// Guards that refuse to delete what anything else still refers to.
pub(crate) fn kept_by(writes: &[Write]) -> Vec<Guard> {
    writes
        .iter()
        .filter_map(|write| match write {
            Write::Delete(key) => Some((RecordKind::named(&key.kind)?, key.id.as_str())),
            Write::Put(..) => None,
        })
        .flat_map(|(kind, id)| referring(kind).iter().map(move |index| index.none([id])))
        .collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::core::records;
    use crate::core::studio::Studio;
    use domain::people::Action;
    use store::StoreError;
    use words::Message;

    #[test]
    fn what_is_made_meanwhile_keeps_a_programme_from_being_deleted() {
        let folder = tempfile::tempdir().unwrap();
        let studio = Studio::create(&folder.path().join("w")).unwrap();
        let made = studio.create_programme("P-1", "Title").unwrap();
        let id = made.value.id.as_str();
        studio.create_cohort(id, "Autumn").unwrap();
        // The use case would have looked before the cohort was there: the store looks again.
        let permit = studio.may(Action::Design).unwrap();
        let delete_label = Message::verbatim("Delete");
        let delete = Write::Delete(records::key(RecordKind::Programme, id));
        let refused = studio.save(&permit, &delete_label, Vec::new(), vec![delete.clone()]);
        assert!(matches!(
            refused,
            Err(crate::StudioError::Store(StoreError::StillHeld { .. }))
        ));
        // What refers to it may go with it.
        let cohorts = studio.identities(RecordKind::Cohort, "").unwrap();
        let cohort = Write::Delete(records::key(RecordKind::Cohort, &cohorts[0]));
        studio
            .save(&permit, &delete_label, Vec::new(), vec![delete, cohort])
            .unwrap();
        assert!(studio.programme(id).is_err());
    }

    #[test]
    fn two_programmes_never_share_code_and_number() {
        let folder = tempfile::tempdir().unwrap();
        let studio = Studio::create(&folder.path().join("w")).unwrap();
        let mut twin = studio.create_programme("P-1", "Title").unwrap().value;
        twin.id = "twin".into();
        twin.code = "p-1".to_owned();
        let permit = studio.may(Action::Design).unwrap();
        let write = records::put(RecordKind::Programme, "twin", &twin).unwrap();
        let refused = studio.save(&permit, &Message::verbatim("Add"), Vec::new(), vec![write]);
        assert!(matches!(
            refused,
            Err(crate::StudioError::Store(StoreError::Taken { .. }))
        ));
    }
}
