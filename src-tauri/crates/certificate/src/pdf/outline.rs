//! Bookmarks: one a certificate, in groups where there are many.

use super::object::text_string;
use super::writer::Writer;
use crate::error::CertificateError;

/// Certificates in a group.
pub(super) const GROUP: usize = 100;

/// The bookmarks while they grow.
pub(super) struct Outline {
    root: u32,
    total: usize,
    done: usize,
    /// Number of the next bookmark in this group, reserved by the one before.
    next: u32,
    before: Option<u32>,
    first: u32,
    first_title: String,
    groups: Vec<(u32, u32, u32, usize, String)>,
    group: u32,
}

impl Outline {
    /// Bookmarks for so many certificates.
    pub(super) fn new(writer: &mut Writer<'_>, total: usize) -> Self {
        Self {
            root: writer.reserve(),
            total,
            done: 0,
            next: 0,
            before: None,
            first: 0,
            first_title: String::new(),
            groups: Vec::new(),
            group: 0,
        }
    }

    pub(super) fn root(&self) -> u32 {
        self.root
    }

    fn flat(&self) -> bool {
        self.total <= GROUP
    }

    /// Adds a bookmark to a page.
    pub(super) fn add(
        &mut self,
        writer: &mut Writer<'_>,
        title: &str,
        page: u32,
    ) -> Result<(), CertificateError> {
        let place = self.done % GROUP;
        if place == 0 {
            self.group = if self.flat() {
                self.root
            } else {
                writer.reserve()
            };
            self.next = writer.reserve();
            self.first = self.next;
            self.before = None;
            title.clone_into(&mut self.first_title);
        }
        let number = self.next;
        self.done += 1;
        let last = place + 1 == GROUP || self.done == self.total;
        let mut body = format!(
            "<</Title{}/Parent {} 0 R/Dest[{page} 0 R/Fit]",
            text_string(title),
            self.group
        );
        if let Some(before) = self.before {
            body += &format!("/Prev {before} 0 R");
        }
        if !last {
            self.next = writer.reserve();
            body += &format!("/Next {} 0 R", self.next);
        }
        body += ">>";
        writer.small(number, body.as_bytes())?;
        self.before = Some(number);
        if last {
            let title = format!("{} – {title}", self.first_title);
            self.groups
                .push((self.group, self.first, number, place + 1, title));
        }
        Ok(())
    }

    /// Writes the groups and the root.
    pub(super) fn finish(self, writer: &mut Writer<'_>) -> Result<(), CertificateError> {
        let (first, last, count) = if self.flat() {
            let group = self.groups.first();
            group.map_or((0, 0, 0), |g| (g.1, g.2, g.3))
        } else {
            for (place, (number, first, last, count, title)) in self.groups.iter().enumerate() {
                let mut body = format!(
                    "<</Title{}/Parent {} 0 R/First {first} 0 R/Last {last} 0 R/Count -{count}",
                    text_string(title),
                    self.root
                );
                if let Some(before) = place.checked_sub(1).and_then(|p| self.groups.get(p)) {
                    body += &format!("/Prev {} 0 R", before.0);
                }
                if let Some(after) = self.groups.get(place + 1) {
                    body += &format!("/Next {} 0 R", after.0);
                }
                writer.small(*number, (body + ">>").as_bytes())?;
            }
            let number = |group: Option<&(u32, u32, u32, usize, String)>| group.map_or(0, |g| g.0);
            (
                number(self.groups.first()),
                number(self.groups.last()),
                self.groups.len(),
            )
        };
        let body = format!("<</Type/Outlines/First {first} 0 R/Last {last} 0 R/Count {count}>>");
        writer.small(self.root, body.as_bytes())
    }
}
