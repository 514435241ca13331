//! Small disks of our own, to fill up and to cut off.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

fn quietly(program: &str, arguments: &[&str]) -> bool {
    Command::new(program)
        .args(arguments)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

/// A mounted disk; unmounted when it goes.
pub struct Disk {
    pub place: PathBuf,
}

impl Disk {
    /// Memory of a size, such as `64m`.
    pub fn memory(place: &Path, size: &str) -> Option<Self> {
        std::fs::create_dir_all(place).unwrap();
        let size = format!("size={size}");
        quietly(
            "mount",
            &["-t", "tmpfs", "-o", &size, "tmpfs", place.to_str()?],
        )
        .then(|| Self {
            place: place.to_path_buf(),
        })
    }

    /// An ext4 file system in a file.
    pub fn image(image: &Path, place: &Path) -> Option<Self> {
        std::fs::create_dir_all(place).unwrap();
        quietly("mount", &["-o", "loop", image.to_str()?, place.to_str()?]).then(|| Self {
            place: place.to_path_buf(),
        })
    }

    /// A folder once more in another place, where nothing may be written.
    pub fn view(folder: &Path, place: &Path) -> Option<Self> {
        std::fs::create_dir_all(place).unwrap();
        quietly("mount", &["--bind", folder.to_str()?, place.to_str()?]).then_some(())?;
        let view = Self {
            place: place.to_path_buf(),
        };
        view.remount("bind,ro").then_some(view)
    }

    /// Mounts it anew with another option.
    pub fn remount(&self, option: &str) -> bool {
        let options = format!("remount,{option}");
        quietly(
            "mount",
            &["-o", &options, self.place.to_str().unwrap_or_default()],
        )
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let place = self.place.to_str().unwrap_or_default();
        if !quietly("umount", &[place]) {
            quietly("umount", &["-l", place]);
        }
    }
}

/// Makes an ext4 file system of some megabytes in a file.
pub fn make_image(path: &Path, megabytes: u64) -> bool {
    let file = std::fs::File::create(path).unwrap();
    file.set_len(megabytes << 20).unwrap();
    quietly(
        "mkfs.ext4",
        &["-q", "-F", path.to_str().unwrap_or_default()],
    )
}

/// Whether both sorts of disks can be mounted here.
pub fn may_mount() -> bool {
    let dir = tempfile::tempdir().unwrap();
    let image = dir.path().join("image");
    Disk::memory(&dir.path().join("memory"), "1m").is_some()
        && make_image(&image, 16)
        && Disk::image(&image, &dir.path().join("disk")).is_some()
}
