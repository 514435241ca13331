//! The desktop shell: one window over the use cases of `studio`.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

fn main() {
    credwright::start();
}
