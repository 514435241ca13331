//! Prepares the shell for Tauri.

fn main() {
    // The built interface is put into the program: a new one needs a new program.
    println!("cargo:rerun-if-changed=../ui/dist");
    tauri_build::build();
}
