//! Setting blocks on pages.

use words::{printed, say};

use super::block::{Block, Cell, Column};
use super::contents::Document;
use crate::error::CertificateError;
use crate::font::FontRole;
use crate::pdf::Nodes;
use crate::sheet::{Colour, Mark, PT_PER_MM};
use crate::text::{Line, Shaper, paragraph};

/// A mark with the node of the structure it belongs to; none for decoration.
pub(super) type Owned = (Option<usize>, Mark);

const INK: Colour = Colour(0x1C, 0x24, 0x30);
const SECOND: Colour = Colour(0x4C, 0x55, 0x63);
const ACCENT: Colour = Colour(0x0F, 0x5C, 0x4D);

const MARGIN: f32 = 18.0 * PT_PER_MM;
/// Space between a cell's edge and its text, in points.
const PAD: f32 = 5.0;

/// How a text is set.
#[derive(Clone, Copy)]
struct Style {
    role: FontRole,
    size: f32,
    leading: f32,
    colour: Colour,
}

const BODY: Style = Style {
    role: FontRole::Body,
    size: 10.5,
    leading: 1.4,
    colour: INK,
};
const CELL: Style = Style {
    role: FontRole::Body,
    size: 9.5,
    leading: 1.3,
    colour: INK,
};
const STRONG_CELL: Style = Style {
    role: FontRole::StrongFact,
    size: 8.8,
    leading: 1.35,
    colour: INK,
};
const HEAD_CELL: Style = Style {
    role: FontRole::StrongFact,
    size: 8.0,
    leading: 1.35,
    colour: SECOND,
};
const NOTE: Style = Style {
    role: FontRole::Fact,
    size: 8.5,
    leading: 1.45,
    colour: SECOND,
};

struct Setter<'s, 'l, 'd> {
    shaper: &'s mut Shaper<'l>,
    document: &'d Document,
    pages: Vec<Vec<Owned>>,
    nodes: Nodes,
    /// The node that what is put belongs to.
    within: Option<usize>,
    width: f32,
    height: f32,
    /// Height of the pen above the foot of the paper.
    y: f32,
}

fn fill(x: f32, y: f32, width: f32, height: f32, grey: &str) -> Mark {
    Mark::Path(format!("q\n{grey} rg {x:.2} {y:.2} {width:.2} {height:.2} re f\nQ\n").into_bytes())
}

fn rule(x: f32, y: f32, width: f32) -> Mark {
    Mark::Path(
        format!(
            "q\n0.89 0.87 0.835 RG 0.6 w {x:.2} {y:.2} m {:.2} {y:.2} l S\nQ\n",
            x + width
        )
        .into_bytes(),
    )
}

impl Setter<'_, '_, '_> {
    fn bottom() -> f32 {
        MARGIN + 14.0
    }

    fn put(&mut self, mark: Mark) {
        let within = self.within;
        if let Some(page) = self.pages.last_mut() {
            page.push((within, mark));
        }
    }

    /// Puts what is not read aloud.
    fn decorate(&mut self, mark: Mark) {
        if let Some(page) = self.pages.last_mut() {
            page.push((None, mark));
        }
    }

    /// Does work whose marks belong to a new node.
    fn node<T>(
        &mut self,
        role: &'static str,
        parent: Option<usize>,
        work: impl FnOnce(&mut Self) -> T,
    ) -> T {
        let before = self.within;
        self.within = Some(self.nodes.add(role, parent));
        let done = work(self);
        self.within = before;
        done
    }

    fn next_page(&mut self) {
        self.pages.push(Vec::new());
        self.y = self.height - MARGIN;
    }

    /// Goes on to the next page where this much does not fit; not from a fresh one.
    fn room(&mut self, height: f32) {
        let fresh = self.pages.last().is_none_or(Vec::is_empty);
        if !fresh && self.y - height < Self::bottom() {
            self.next_page();
        }
    }

    fn lines(
        &mut self,
        text: &str,
        style: Style,
        width: f32,
    ) -> Result<Vec<Line>, CertificateError> {
        paragraph(
            self.shaper,
            style.role.face(),
            text,
            width / style.size * 1000.0,
        )
    }

    fn line(&mut self, line: Line, style: Style, x: f32, y: f32) {
        // Lines that read from the right stand at the right of nothing here: the page's own
        // language reads from the left.
        self.put(Mark::Text {
            line,
            x,
            y,
            size: style.size,
            colour: style.colour,
            spacing: 0.0,
        });
    }

    fn text(
        &mut self,
        role: &'static str,
        text: &str,
        style: Style,
        above: f32,
    ) -> Result<(), CertificateError> {
        self.node(role, None, |s| s.indented(text, style, above, 0.0))
    }

    fn indented(
        &mut self,
        text: &str,
        style: Style,
        above: f32,
        indent: f32,
    ) -> Result<(), CertificateError> {
        let lines = self.lines(text, style, self.width - 2.0 * MARGIN - indent)?;
        let step = style.size * style.leading;
        self.y -= above;
        // A heading stays with a line of what follows.
        self.room(step * 2.0);
        for line in lines {
            self.room(step);
            self.y -= step;
            let y = self.y + (step - style.size) / 2.0;
            self.line(line, style, MARGIN + indent, y);
        }
        Ok(())
    }

    fn facts(&mut self, facts: &[(String, String)]) -> Result<(), CertificateError> {
        let count = facts.len().clamp(1, 4);
        let width = (self.width - 2.0 * MARGIN) / count as f32;
        for group in facts.chunks(count) {
            let mut set = Vec::new();
            let mut height: f32 = 0.0;
            for (what, value) in group {
                let head = self.lines(what, HEAD_CELL, width - 8.0)?;
                let body = self.lines(value, CELL, width - 8.0)?;
                let tall = head.len() as f32 * 11.0 + body.len() as f32 * 13.0;
                height = height.max(tall);
                set.push((head, body));
            }
            self.y -= 8.0;
            self.room(height);
            let top = self.y;
            for (place, (head, body)) in set.into_iter().enumerate() {
                let x = MARGIN + width * place as f32;
                let mut y = top;
                self.node("P", None, |s| {
                    for line in head {
                        y -= 11.0;
                        s.line(line, HEAD_CELL, x, y);
                    }
                    for line in body {
                        y -= 13.0;
                        s.line(line, CELL, x, y);
                    }
                });
            }
            self.y = top - height;
        }
        Ok(())
    }

    fn row(
        &mut self,
        cells: &[(Cell, Style)],
        widths: &[f32],
        head: bool,
        table: Option<usize>,
    ) -> Result<f32, CertificateError> {
        let mut set = Vec::new();
        let mut height: f32 = 0.0;
        for ((cell, style), width) in cells.iter().zip(widths) {
            let lines = self.lines(&cell.text, *style, width - 2.0 * PAD)?;
            height = height.max(lines.len() as f32 * style.size * style.leading);
            set.push(lines);
        }
        let height = height.max(10.0) + 2.0 * PAD;
        if !head {
            self.room(height);
        }
        let (top, mut x) = (self.y, MARGIN);
        let whole: f32 = widths.iter().sum();
        let row = table.map(|table| self.nodes.add("TR", Some(table)));
        if head {
            self.decorate(fill(
                MARGIN,
                top - height,
                whole,
                height,
                "0.953 0.941 0.918",
            ));
        }
        for (((cell, style), width), lines) in cells.iter().zip(widths).zip(set) {
            if cell.marked {
                self.decorate(fill(x, top - height, *width, height, "0.89 0.941 0.925"));
            }
            let step = style.size * style.leading;
            let mut y = top - PAD;
            // A heading that stands again on a later page is not read again.
            self.within = row.map(|row| self.nodes.add(if head { "TH" } else { "TD" }, Some(row)));
            for line in lines {
                y -= step;
                self.line(line, *style, x + PAD, y + (step - style.size) / 2.0);
            }
            self.within = None;
            x += width;
        }
        self.decorate(rule(MARGIN, top - height, whole));
        self.y = top - height;
        Ok(height)
    }

    fn table(&mut self, columns: &[Column], rows: &[Vec<Cell>]) -> Result<(), CertificateError> {
        let shares: f32 = columns.iter().map(|c| c.share).sum();
        let whole = self.width - 2.0 * MARGIN;
        let widths: Vec<f32> = columns
            .iter()
            .map(|c| c.share / shares.max(0.01) * whole)
            .collect();
        let heading: Vec<(Cell, Style)> = columns
            .iter()
            .map(|c| (Cell::plain(c.title.clone()), HEAD_CELL))
            .collect();
        self.y -= 10.0;
        self.room(60.0);
        let table = self.nodes.add("Table", None);
        self.row(&heading, &widths, true, Some(table))?;
        for row in rows {
            let cells: Vec<(Cell, Style)> = row
                .iter()
                .map(|c| (c.clone(), if c.strong { STRONG_CELL } else { CELL }))
                .collect();
            let pages = self.pages.len();
            // Measured first: where the row goes on to a new page, the heading stands there again.
            let mut height: f32 = 0.0;
            for ((cell, style), width) in cells.iter().zip(&widths) {
                let lines = self.lines(&cell.text, *style, width - 2.0 * PAD)?.len();
                height = height.max(lines as f32 * style.size * style.leading);
            }
            self.room(height.max(10.0) + 2.0 * PAD);
            if self.pages.len() > pages {
                self.row(&heading, &widths, true, None)?;
            }
            self.row(&cells, &widths, false, Some(table))?;
        }
        Ok(())
    }

    fn block(&mut self, block: &Block) -> Result<(), CertificateError> {
        match block {
            Block::Over(text) => self.text(
                "P",
                text,
                Style {
                    role: FontRole::Fact,
                    size: 8.5,
                    leading: 1.4,
                    colour: SECOND,
                },
                0.0,
            ),
            Block::Title(text) => self.text(
                "H1",
                text,
                Style {
                    role: FontRole::Heading,
                    size: 22.0,
                    leading: 1.2,
                    colour: INK,
                },
                3.0,
            ),
            Block::Heading(text) => self.text(
                "H2",
                text,
                Style {
                    role: FontRole::Heading,
                    size: 13.0,
                    leading: 1.3,
                    colour: ACCENT,
                },
                14.0,
            ),
            Block::Paragraph(text) => self.text("P", text, BODY, 5.0),
            Block::Note(text) => self.text("P", text, NOTE, 4.0),
            Block::Facts(facts) => self.facts(facts),
            Block::List(items) => {
                let list = self.nodes.add("L", None);
                for item in items {
                    let entry = Some(self.nodes.add("LI", Some(list)));
                    let before = self.pages.len();
                    let top = self.y - 3.0;
                    self.node("LBody", entry, |s| s.indented(item, BODY, 3.0, 12.0))?;
                    let top = if self.pages.len() > before {
                        self.height - MARGIN
                    } else {
                        top
                    };
                    let mark = self.lines("•", BODY, 12.0)?;
                    for line in mark {
                        let step = BODY.size * BODY.leading;
                        let y = top - step + (step - BODY.size) / 2.0;
                        self.line(line, BODY, MARGIN + 2.0, y);
                    }
                }
                Ok(())
            }
            Block::Table { columns, rows } => self.table(columns, rows),
        }
    }

    fn feet(&mut self) -> Result<(), CertificateError> {
        let count = self.pages.len();
        let words = printed(&self.document.language);
        for page in 0..count {
            let text = words.put(&say::printed::foot(&self.document.foot, page + 1, count));
            let lines = self.lines(&text, NOTE, self.width - 2.0 * MARGIN)?;
            if let (Some(line), Some(marks)) = (lines.into_iter().next(), self.pages.get_mut(page))
            {
                let foot = Mark::Text {
                    line,
                    x: MARGIN,
                    y: MARGIN - 4.0,
                    size: NOTE.size,
                    colour: NOTE.colour,
                    spacing: 0.0,
                };
                marks.push((None, foot));
            }
        }
        Ok(())
    }
}

/// The pages of a document, and its structure.
pub(super) fn pages(
    shaper: &mut Shaper<'_>,
    document: &Document,
) -> Result<(Vec<Vec<Owned>>, Nodes), CertificateError> {
    let (width, height) = document.orientation.size_pt();
    let mut setter = Setter {
        shaper,
        document,
        pages: vec![Vec::new()],
        nodes: Nodes::default(),
        within: None,
        width,
        height,
        y: height - MARGIN,
    };
    for block in &document.blocks {
        setter.block(block)?;
    }
    setter.feet()?;
    Ok((setter.pages, setter.nodes))
}
