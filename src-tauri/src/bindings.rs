//! The list of everything the window may call, from which TypeScript is generated.

use tauri_specta::{Builder, ErrorHandlingMode, collect_commands, collect_events};

use crate::commands::{
    assessment, awards, certificates, cohorts, institution, language, packages, people, programmes,
    quality, workspace,
};
use crate::events::{PressProgress, Trouble, WorkspaceChanged, WorkspaceOpening};

pub(crate) fn builder() -> Builder<tauri::Wry> {
    Builder::<tauri::Wry>::new()
        .error_handling(ErrorHandlingMode::Throw)
        .disable_serde_phases()
        .commands(collect_commands![
            language::speak,
            workspace::opening::workspace_state,
            workspace::opening::recent_workspaces,
            workspace::opening::create_workspace,
            workspace::opening::open_workspace,
            workspace::opening::open_recent,
            workspace::opening::open_sample,
            workspace::opening::close_workspace,
            workspace::opening::check_workspace,
            workspace::opening::put_back_kept_files,
            workspace::opening::repair_workspace,
            workspace::opening::compact_workspace,
            workspace::opening::unlock_workspace,
            workspace::opening::open_without_passphrase,
            workspace::opening::lock_workspace,
            workspace::opening::change_lock,
            workspace::journal::answer_journal,
            workspace::journal::write_anchor_page,
            workspace::backups::backups,
            workspace::backups::back_up_now,
            workspace::backups::set_retention,
            workspace::backups::verify_backup,
            workspace::backups::delete_backup,
            workspace::backups::restore_backup,
            workspace::backups::restore_archive,
            workspace::backups::export_workspace,
            people::people,
            people::session,
            people::add_person,
            people::change_person,
            people::set_passphrase,
            people::sign_in,
            people::sign_out,
            packages::write_programme_package,
            packages::hand_over_audit,
            packages::choose_package,
            packages::take_package,
            packages::forget_package,
            workspace::versions::versions,
            workspace::versions::restore_version,
            workspace::versions::compare,
            workspace::undo::undo_state,
            workspace::undo::undo,
            workspace::undo::redo,
            workspace::search::find_anything,
            institution::institution,
            institution::save_institution,
            institution::choose_picture,
            institution::picture,
            programmes::frameworks::frameworks,
            programmes::frameworks::choose_framework_file,
            programmes::frameworks::preview_framework,
            programmes::frameworks::import_framework,
            programmes::frameworks::remove_framework,
            programmes::frameworks::find_competencies,
            programmes::editing::programmes,
            programmes::editing::programme_view,
            programmes::editing::create_programme,
            programmes::editing::save_programme,
            programmes::editing::delete_programme,
            programmes::editing::step_programme,
            programmes::editing::next_version,
            programmes::editing::export_programme,
            programmes::editing::import_programme,
            assessment::rubrics::rubrics,
            assessment::rubrics::rubric_view,
            assessment::rubrics::create_rubric,
            assessment::rubrics::save_rubric,
            assessment::rubrics::next_rubric_version,
            assessment::rubrics::import_rubrics,
            assessment::rubrics::export_rubric_case,
            assessment::rubrics::export_rubric_table,
            assessment::rubrics::print_rubric,
            assessment::rubrics::copy_rubric,
            assessment::rubrics::delete_rubric,
            assessment::assessment_standards::assessment_standards,
            assessment::assessment_standards::assessment_standard_view,
            assessment::assessment_standards::create_assessment_standard,
            assessment::assessment_standards::save_assessment_standard,
            assessment::assessment_standards::finish_assessment_standard,
            assessment::assessment_standards::next_assessment_standard,
            assessment::assessment_standards::delete_assessment_standard,
            assessment::assessment_standards::try_assessment_standard,
            assessment::assessment_standards::usual_grades,
            assessment::scoring::markings,
            assessment::scoring::marking_view,
            assessment::scoring::save_sheets,
            assessment::scoring::close_marking,
            assessment::scoring::reopen_marking,
            assessment::scoring::draw_sample,
            assessment::scoring::moderation_view,
            assessment::scoring::settle_difference,
            assessment::scoring::close_moderation,
            assessment::scoring::quality_view,
            assessment::scoring::plan_rubric_move,
            assessment::scoring::move_to_rubric,
            assessment::scoring::phrases,
            assessment::scoring::save_phrases,
            assessment::scoring::export_scores,
            assessment::scoring::choose_scores,
            assessment::scoring::reread_scores,
            assessment::scoring::export_score_rows_left_out,
            assessment::scoring::import_scores,
            assessment::scoring::forget_scores,
            awards::award_view,
            awards::award_explained,
            awards::decide_awards,
            awards::export_awards,
            awards::feedback_page,
            awards::export_feedback,
            assessment::panels::panels,
            assessment::panels::panel_view,
            assessment::panels::create_panel,
            assessment::panels::save_panel,
            assessment::panels::close_round,
            assessment::panels::open_round,
            assessment::panels::set_candidates,
            assessment::panels::take_scores,
            assessment::panels::adopt_cut_score,
            assessment::panels::delete_panel,
            assessment::panels::choose_ratings,
            quality::standards::standards,
            quality::audits::audits,
            quality::audits::audits_of,
            quality::audits::audit_view,
            quality::audits::start_audit,
            quality::audits::judge,
            quality::audits::decide_audit,
            quality::audits::choose_evidence,
            quality::audits::save_evidence,
            quality::audits::export_audit,
            cohorts::cohorts,
            cohorts::cohort_summary,
            cohorts::learners,
            cohorts::delete_cohort,
            cohorts::choose_roster,
            cohorts::reread_roster,
            cohorts::roster_rows,
            cohorts::export_rows_left_out,
            cohorts::import_roster,
            cohorts::forget_roster,
            certificates::templates::certificate_templates,
            certificates::templates::certificate_template,
            certificates::templates::begin_template,
            certificates::templates::save_template,
            certificates::templates::delete_template,
            certificates::templates::try_template,
            certificates::templates::export_template,
            certificates::templates::import_template,
            certificates::templates::design_kit,
            certificates::templates::own_fonts,
            certificates::templates::add_font,
            certificates::templates::remove_font,
            certificates::press::plan_issue,
            certificates::press::preview_certificate,
            certificates::press::choose_output_folder,
            certificates::press::issue_certificates,
            certificates::press::proof_certificates,
            certificates::press::printers,
            certificates::press::renew_certificates,
            certificates::press::unfinished_runs,
            certificates::press::resume_issue_run,
            certificates::press::close_issue_run,
            certificates::press::running_press,
            certificates::press::stop_issuing,
            certificates::paper_stocks::paper_stocks,
            certificates::paper_stocks::receive_paper,
            certificates::paper_stocks::spoil_sheet,
            certificates::paper_stocks::count_paper,
            certificates::register::register_page,
            certificates::register::certificate_page,
            certificates::register::reprint_certificate,
            certificates::register::certificate,
            certificates::register::expiring_certificates,
            certificates::register::void_serials,
            certificates::register::voided_serials,
            certificates::register::revoke_certificate,
            certificates::register::export_register,
        ])
        .events(collect_events![
            WorkspaceChanged,
            WorkspaceOpening,
            PressProgress,
            Trouble
        ])
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use specta_typescript::Typescript;

    /// `CREDWRIGHT_WRITE_BINDINGS=1 cargo test -p credwright` writes the file anew.
    #[test]
    fn typescript_is_up_to_date() {
        let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/src/bindings.ts");
        let fresh =
            std::env::temp_dir().join(format!("credwright-bindings-{}.ts", std::process::id()));
        let header = "// Generated from the Rust types; never edited.\n";
        super::builder()
            .export(Typescript::default().header(header), &fresh)
            .unwrap();
        let text = std::fs::read_to_string(&fresh).unwrap();
        std::fs::remove_file(&fresh).unwrap();
        if std::env::var_os("CREDWRIGHT_WRITE_BINDINGS").is_some() {
            std::fs::write(&file, &text).unwrap();
        }
        let there = std::fs::read_to_string(&file).unwrap_or_default();
        assert!(
            there == text,
            "ui/src/bindings.ts is out of date: CREDWRIGHT_WRITE_BINDINGS=1 cargo test -p credwright"
        );
    }
}
