//! The desktop shell: window, dialogs and thin commands, one file a room. No rule
//! lives here.

mod app_state;
mod bindings;
mod commands;
mod dialogs;
mod error;
mod events;
mod keeping;
mod recent;

use tauri::{Manager, RunEvent};

/// Opens the window. A folder named on the command line is opened as a workspace.
pub fn start() {
    let builder = bindings::builder();
    let handler = builder.invoke_handler();
    let outcome = tauri::Builder::default()
        .plugin(tauri_plugin_single_instance::init(|app, _, _| {
            if let Some(window) = app.get_webview_window("main") {
                // A window that cannot be raised is no reason to stop.
                let _ = window.unminimize().and_then(|()| window.set_focus());
            }
        }))
        .plugin(tauri_plugin_dialog::init())
        .invoke_handler(handler)
        .setup(move |app| {
            builder.mount_events(app);
            app.manage(app_state::AppState::at_start(std::env::args_os().nth(1)));
            app.manage(commands::credentials::verifying::StopVerifying::default());
            Ok(())
        })
        .build(tauri::generate_context!());
    match outcome {
        Ok(app) => app.run(|app, event| {
            if let RunEvent::Exit = event
                && let Some(studio) = app.state::<app_state::AppState>().take()
            {
                keeping::leave(app, &studio);
            }
        }),
        Err(error) => {
            let said = words::say::errors::no_window(error.to_string());
            eprintln!("{}", said.in_english());
            std::process::exit(3);
        }
    }
}
