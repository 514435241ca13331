//! Lets Tauri embed the configuration, the icons and the built front end.
fn main() {
    tauri_build::build();
}
