//! Opening, making and checking workspaces.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use studio::workspace::encryption::PutAwayFile;
use studio::workspace::opening::{OpeningProgress, Passphrase, WorkspaceRepair};
use studio::workspace::overview::{WorkspaceCheck, WorkspaceOverview};
use studio::{Studio, StudioError};
use tauri::{AppHandle, Manager};
use tauri_specta::Event;
use words::say;
use zeroize::Zeroizing;

use crate::app_state::{AppState, asking, blocking, changing};
use crate::dialogs;
use crate::error::{CommandError, ErrorKind};
use crate::events::WorkspaceOpening;
use crate::keeping;
use crate::recent::{self, RecentWorkspace};

/// Opens with what is told on the way going to the window.
pub(crate) fn telling(app: &AppHandle) -> impl Fn(OpeningProgress) + Sync + use<> {
    let app = app.clone();
    let last = AtomicU32::new(u32::MAX);
    move |progress| {
        // A hundred steps are enough for a bar.
        let percent = progress.thousandths / 10;
        if last.swap(percent, Ordering::Relaxed) != percent {
            // A window that does not listen yet misses a step of the bar.
            let _ = WorkspaceOpening(progress).emit(&app);
        }
    }
}

pub(crate) async fn enter(
    app: &AppHandle,
    folder: PathBuf,
    how: impl FnOnce(&Path) -> Result<Studio, StudioError> + Send + 'static,
) -> Result<Option<WorkspaceOverview>, CommandError> {
    close(app).await?;
    app.state::<AppState>().remember_refused(None);
    let wanted = folder.clone();
    let entered = blocking(move || {
        let studio = how(&folder)?;
        let overview = studio.overview()?;
        Ok((studio, overview))
    })
    .await;
    if matches!(&entered, Err(error) if matches!(error.kind, ErrorKind::Damaged | ErrorKind::Locked))
    {
        // It is asked for again from the list of those opened lately.
        recent::remember(app, &wanted);
        app.state::<AppState>().remember_refused(Some(wanted));
    }
    let (studio, overview) = entered?;
    recent::remember(app, studio.folder());
    let studio = app.state::<AppState>().set(studio);
    keeping::keep(app.clone(), &studio);
    Ok(Some(overview))
}

async fn open(app: &AppHandle, folder: PathBuf) -> Result<Option<WorkspaceOverview>, CommandError> {
    let tell = telling(app);
    enter(app, folder, move |folder| {
        Studio::open_telling(folder, Passphrase::Ask, &tell)
    })
    .await
}

/// The lock of the workspace that is open must go before another is taken.
async fn close(app: &AppHandle) -> Result<(), CommandError> {
    let Some(studio) = app.state::<AppState>().take() else {
        return Ok(());
    };
    let app = app.clone();
    blocking(move || {
        keeping::leave(&app, &studio);
        Ok(())
    })
    .await
}

/// The open workspace in numbers, or nothing when none is open.
#[tauri::command]
#[specta::specta]
pub(crate) async fn workspace_state(
    app: AppHandle,
) -> Result<Option<WorkspaceOverview>, CommandError> {
    let state = app.state::<AppState>();
    if let Some(folder) = state.take_start() {
        return open(&app, folder).await;
    }
    if !state.is_open() {
        return Ok(None);
    }
    asking(&app, |studio| studio.overview().map(Some)).await
}

/// Workspaces opened lately.
#[tauri::command]
#[specta::specta]
pub(crate) fn recent_workspaces(app: AppHandle) -> Vec<RecentWorkspace> {
    recent::list(&app)
}

/// Asks for an empty folder and makes a workspace in it.
#[tauri::command]
#[specta::specta]
pub(crate) async fn create_workspace(
    app: AppHandle,
) -> Result<Option<WorkspaceOverview>, CommandError> {
    match dialogs::folder(&app, &say::dialogs::choose_new_folder()).await? {
        Some(folder) => enter(&app, folder, Studio::create).await,
        None => Ok(None),
    }
}

/// Asks for a workspace's folder and opens it.
#[tauri::command]
#[specta::specta]
pub(crate) async fn open_workspace(
    app: AppHandle,
) -> Result<Option<WorkspaceOverview>, CommandError> {
    match dialogs::folder(&app, &say::dialogs::choose_workspace()).await? {
        Some(folder) => open(&app, folder).await,
        None => Ok(None),
    }
}

/// Opens one of the workspaces opened lately, by its place in that list.
#[tauri::command]
#[specta::specta]
pub(crate) async fn open_recent(
    app: AppHandle,
    place: u32,
) -> Result<Option<WorkspaceOverview>, CommandError> {
    match recent::list(&app).into_iter().nth(place as usize) {
        Some(recent) => open(&app, PathBuf::from(recent.folder)).await,
        None => Ok(None),
    }
}

/// Opens the sample, making it when it is not there yet.
#[tauri::command]
#[specta::specta]
pub(crate) async fn open_sample(app: AppHandle) -> Result<Option<WorkspaceOverview>, CommandError> {
    let base = app.path().app_local_data_dir().map_err(|e| {
        let message = say::errors::no_sample_folder(e.to_string());
        CommandError::new(ErrorKind::Failed, message)
    })?;
    let folder = base.join("sample");
    if folder.join("journal").is_dir() {
        open(&app, folder).await
    } else {
        enter(&app, folder, Studio::create_sample).await
    }
}

/// Closes the workspace; everything in it is saved already.
#[tauri::command]
#[specta::specta]
pub(crate) async fn close_workspace(app: AppHandle) -> Result<(), CommandError> {
    close(&app).await
}

/// Repairs the workspace that was just found damaged, and opens it. One that is locked
/// needs its passphrase for that.
#[tauri::command]
#[specta::specta]
pub(crate) async fn repair_workspace(
    app: AppHandle,
    passphrase: String,
) -> Result<WorkspaceRepair, CommandError> {
    let folder = refused(&app)?;
    let (wanted, words, tell) = (folder.clone(), passphrase.clone(), telling(&app));
    let repair = blocking(move || Ok(Studio::repair(&folder, given(&words), &tell)?)).await?;
    let tell = telling(&app);
    enter(&app, wanted, move |folder| {
        Studio::open_telling(folder, given(&passphrase), &tell)
    })
    .await?;
    Ok(repair)
}

/// No words are no passphrase.
fn given(words: &str) -> Passphrase<'_> {
    if words.is_empty() {
        Passphrase::Ask
    } else {
        Passphrase::Given(words)
    }
}

fn refused(app: &AppHandle) -> Result<PathBuf, CommandError> {
    app.state::<AppState>()
        .refused()
        .ok_or_else(|| CommandError::new(ErrorKind::Refused, say::errors::open_first()))
}

/// Opens the locked workspace that was just asked for.
#[tauri::command]
#[specta::specta]
pub(crate) async fn unlock_workspace(
    app: AppHandle,
    passphrase: String,
) -> Result<Option<WorkspaceOverview>, CommandError> {
    let passphrase = Zeroizing::new(passphrase);
    let (folder, tell) = (refused(&app)?, telling(&app));
    let again = folder.clone();
    let opened = enter(&app, folder, move |folder| {
        Studio::open_telling(folder, Passphrase::Given(&passphrase), &tell)
    })
    .await;
    // A wrong passphrase is no reason to ask for the folder once more.
    app.state::<AppState>()
        .remember_refused(opened.is_err().then_some(again));
    opened
}

/// Opens it without its passphrase: what is not encrypted can be read.
#[tauri::command]
#[specta::specta]
pub(crate) async fn open_without_passphrase(
    app: AppHandle,
) -> Result<Option<WorkspaceOverview>, CommandError> {
    let (folder, tell) = (refused(&app)?, telling(&app));
    enter(&app, folder, move |folder| {
        Studio::open_telling(folder, Passphrase::Without, &tell)
    })
    .await
}

/// Locks the open workspace with a passphrase.
#[tauri::command]
#[specta::specta]
pub(crate) async fn lock_workspace(
    app: AppHandle,
    passphrase: String,
) -> Result<Option<WorkspaceOverview>, CommandError> {
    let passphrase = Zeroizing::new(passphrase);
    let folder = asking(&app, {
        let passphrase = passphrase.clone();
        move |studio| {
            studio.may_lock(&passphrase)?;
            Ok(studio.folder().to_path_buf())
        }
    })
    .await?;
    let tell = telling(&app);
    enter(&app, folder, move |folder| {
        Studio::lock_and_open(folder, &passphrase, &tell)
    })
    .await
}

/// Changes the passphrase, and the key with it; an empty one takes it away.
#[tauri::command]
#[specta::specta]
pub(crate) async fn change_lock(
    app: AppHandle,
    old: String,
    wanted: String,
) -> Result<Option<WorkspaceOverview>, CommandError> {
    let words = (Zeroizing::new(old), Zeroizing::new(wanted));
    let folder = asking(&app, {
        let (old, wanted) = words.clone();
        move |studio| {
            studio.may_change_lock(&old, &wanted)?;
            Ok(studio.folder().to_path_buf())
        }
    })
    .await?;
    let ((old, wanted), tell) = (words, telling(&app));
    enter(&app, folder, move |folder| {
        Studio::change_lock_and_open(folder, &old, &wanted, &tell)
    })
    .await
}

/// Files that were put away when the workspace was locked.
#[tauri::command]
#[specta::specta]
pub(crate) async fn put_away_files(app: AppHandle) -> Result<Vec<PutAwayFile>, CommandError> {
    asking(&app, Studio::put_away_files).await
}

/// Takes out a file that was put away, to a place that a person chooses; nothing when none is
/// chosen.
#[tauri::command]
#[specta::specta]
pub(crate) async fn take_out(
    app: AppHandle,
    name: String,
    file_name: String,
) -> Result<Option<String>, CommandError> {
    let title = say::dialogs::export_put_away();
    let Some(to) = dialogs::place(&app, &title, &file_name).await? else {
        return Ok(None);
    };
    changing(&app, move |studio| {
        studio.take_out(&name, &to)?;
        Ok(Some(to.display().to_string()))
    })
    .await
}

/// Writes a checkpoint in the place of the journal so far.
#[tauri::command]
#[specta::specta]
pub(crate) async fn compact_workspace(app: AppHandle) -> Result<u32, CommandError> {
    changing(&app, Studio::compact).await
}

/// Puts back what backups have of kept files that are damaged or missing.
#[tauri::command]
#[specta::specta]
pub(crate) async fn put_back_kept_files(app: AppHandle) -> Result<WorkspaceRepair, CommandError> {
    changing(&app, Studio::put_back_kept_files).await
}

/// Verifies the journal and the index.
#[tauri::command]
#[specta::specta]
pub(crate) async fn check_workspace(app: AppHandle) -> Result<WorkspaceCheck, CommandError> {
    asking(&app, Studio::check).await
}
