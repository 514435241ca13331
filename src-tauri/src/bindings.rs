//! The list of everything the window may call, from which TypeScript is generated.

use tauri_specta::{Builder, ErrorHandlingMode, collect_commands, collect_events};

use crate::commands::{
    assessment_standards, audits, awards, backups, certificates, cohorts, frameworks, history,
    institution, packages, panels, paper_stocks, past, people, programmes, register, rubrics,
    scoring, search, standards, templates, workspace,
};
use crate::events::{Trouble, WorkspaceChanged, WorkspaceOpening};

pub(crate) fn builder() -> Builder<tauri::Wry> {
    Builder::<tauri::Wry>::new()
        .error_handling(ErrorHandlingMode::Throw)
        .disable_serde_phases()
        .commands(collect_commands![
            workspace::workspace_state,
            workspace::recent_workspaces,
            workspace::create_workspace,
            workspace::open_workspace,
            workspace::open_recent,
            workspace::open_sample,
            workspace::close_workspace,
            workspace::check_workspace,
            workspace::repair_workspace,
            workspace::tidy_workspace,
            workspace::unlock_workspace,
            workspace::open_without_passphrase,
            workspace::lock_workspace,
            workspace::change_lock,
            backups::backups,
            backups::back_up_now,
            backups::set_retention,
            backups::verify_backup,
            backups::delete_backup,
            backups::restore_backup,
            backups::restore_archive,
            backups::export_workspace,
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
            past::past,
            past::bring_back,
            past::compare,
            history::history_state,
            history::undo,
            history::redo,
            search::find_anything,
            institution::institution,
            institution::save_institution,
            institution::choose_picture,
            institution::picture,
            frameworks::frameworks,
            frameworks::choose_framework_file,
            frameworks::preview_framework,
            frameworks::import_framework,
            frameworks::remove_framework,
            frameworks::find_competencies,
            programmes::programmes,
            programmes::programme_view,
            programmes::create_programme,
            programmes::save_programme,
            programmes::delete_programme,
            programmes::step_programme,
            programmes::next_version,
            programmes::export_programme,
            programmes::import_programme,
            rubrics::rubrics,
            rubrics::rubric_view,
            rubrics::create_rubric,
            rubrics::save_rubric,
            rubrics::next_rubric_version,
            rubrics::import_rubrics,
            rubrics::export_rubric_case,
            rubrics::export_rubric_table,
            rubrics::print_rubric,
            rubrics::copy_rubric,
            rubrics::delete_rubric,
            assessment_standards::assessment_standards,
            assessment_standards::assessment_standard_view,
            assessment_standards::create_assessment_standard,
            assessment_standards::save_assessment_standard,
            assessment_standards::finish_assessment_standard,
            assessment_standards::next_assessment_standard,
            assessment_standards::delete_assessment_standard,
            assessment_standards::try_assessment_standard,
            assessment_standards::usual_grades,
            scoring::markings,
            scoring::marking_view,
            scoring::save_sheets,
            scoring::close_marking,
            scoring::reopen_marking,
            scoring::draw_sample,
            scoring::moderation_view,
            scoring::settle_difference,
            scoring::close_moderation,
            scoring::quality_view,
            scoring::plan_rubric_move,
            scoring::move_to_rubric,
            scoring::phrases,
            scoring::save_phrases,
            scoring::export_scores,
            scoring::choose_scores,
            scoring::reread_scores,
            scoring::export_score_rows_left_out,
            scoring::import_scores,
            scoring::forget_scores,
            awards::award_view,
            awards::award_explained,
            awards::decide_awards,
            awards::export_awards,
            awards::feedback_page,
            awards::export_feedback,
            panels::panels,
            panels::panel_view,
            panels::create_panel,
            panels::save_panel,
            panels::close_round,
            panels::open_round,
            panels::set_candidates,
            panels::take_scores,
            panels::adopt_cut_score,
            panels::delete_panel,
            panels::choose_ratings,
            standards::standards,
            audits::audits,
            audits::audit_view,
            audits::start_audit,
            audits::judge,
            audits::decide_audit,
            audits::choose_evidence,
            audits::save_evidence,
            audits::export_audit,
            cohorts::cohorts,
            cohorts::learners,
            cohorts::delete_cohort,
            cohorts::choose_roster,
            cohorts::reread_roster,
            cohorts::roster_rows,
            cohorts::export_rows_left_out,
            cohorts::import_roster,
            cohorts::forget_roster,
            templates::certificate_templates,
            templates::certificate_template,
            templates::begin_template,
            templates::save_template,
            templates::delete_template,
            templates::try_template,
            templates::export_template,
            templates::import_template,
            templates::design_kit,
            templates::own_fonts,
            templates::add_font,
            templates::remove_font,
            certificates::plan_issue,
            certificates::preview_certificate,
            certificates::choose_output_folder,
            certificates::issue_certificates,
            certificates::proof_certificates,
            certificates::printers,
            certificates::renew_certificates,
            certificates::unfinished_runs,
            certificates::resume_press_run,
            certificates::close_press_run,
            certificates::stop_issuing,
            paper_stocks::paper_stocks,
            paper_stocks::receive_paper,
            paper_stocks::spoil_sheet,
            paper_stocks::count_paper,
            register::register_page,
            register::certificate_page,
            register::reprint_certificate,
            register::running_out,
            register::void_serials,
            register::voided_serials,
            register::revoke_certificate,
            register::export_register,
        ])
        .events(collect_events![WorkspaceChanged, WorkspaceOpening, Trouble])
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
