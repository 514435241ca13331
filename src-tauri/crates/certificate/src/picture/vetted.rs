//! Which SVG files are drawn: shapes, gradients, text and clipping, in no more than so much work.
//! Filters, masks and pictures within pictures are refused: a filter of a hundred bytes can draw
//! for hours, and looks another way in every program.

use std::collections::{HashMap, HashSet};

use resvg::usvg::roxmltree::{Document, Node, NodeId, ParsingOptions};
use resvg::usvg::{self, Group};

use crate::error::PictureFault;

/// Elements and texts of a file at most.
const NODES: u32 = 60_000;
/// Elements at most once every `use` stands for what it repeats.
const DRAWN: u64 = 100_000;
/// Elements within each other, and clips of clips, at most.
const DEPTH: usize = 48;
/// Characters of all texts at most: each is set as outlines.
const CHARACTERS: usize = 20_000;
/// Dots that are painted at most, counted once for each shape that covers them.
const DOTS: f32 = 600_000_000.0;

const SVG: &str = "http://www.w3.org/2000/svg";
const XLINK: &str = "http://www.w3.org/1999/xlink";

/// What is drawn, or changes nothing that is.
const TAKEN: [&str; 23] = [
    "a",
    "circle",
    "clipPath",
    "defs",
    "desc",
    "ellipse",
    "g",
    "line",
    "linearGradient",
    "metadata",
    "path",
    "polygon",
    "polyline",
    "radialGradient",
    "rect",
    "stop",
    "style",
    "svg",
    "symbol",
    "text",
    "textPath",
    "title",
    "tspan",
];

fn is_svg(node: &Node<'_, '_>) -> bool {
    node.is_element() && node.tag_name().namespace() == Some(SVG)
}

/// The element that a reference such as `#mark` or `url(#mark)` names.
fn target<'d>(
    known: &HashMap<&str, Node<'d, 'd>>,
    reference: Option<&str>,
) -> Option<Node<'d, 'd>> {
    let named = reference?
        .trim()
        .trim_start_matches("url(")
        .trim_end_matches(')');
    let named = named.trim_matches(['"', '\'', ' ']);
    known.get(named.strip_prefix('#')?).copied()
}

/// Counts what a file comes to.
struct Counting<'d> {
    known: HashMap<&'d str, Node<'d, 'd>>,
    counted: HashMap<NodeId, u64>,
    open: HashSet<NodeId>,
}

impl<'d> Counting<'d> {
    /// Elements that are drawn for one, with what it refers to.
    fn drawn(&mut self, node: Node<'d, 'd>, depth: usize) -> Result<u64, PictureFault> {
        if depth > DEPTH {
            return Err(PictureFault::TooMuch);
        }
        if let Some(known) = self.counted.get(&node.id()) {
            return Ok(*known);
        }
        // One that refers to itself is left out by the reader, too.
        if !self.open.insert(node.id()) {
            return Ok(0);
        }
        let mut total: u64 = 1;
        let used = node
            .attribute((XLINK, "href"))
            .or_else(|| node.attribute("href"))
            .filter(|_| node.tag_name().name() == "use");
        let others = [used, node.attribute("clip-path")];
        let others: Vec<Node<'d, 'd>> = others
            .into_iter()
            .filter_map(|reference| target(&self.known, reference))
            .collect();
        for other in node.children().filter(is_svg).chain(others) {
            total = total.saturating_add(self.drawn(other, depth + 1)?);
        }
        self.open.remove(&node.id());
        self.counted.insert(node.id(), total);
        if total > DRAWN {
            return Err(PictureFault::TooMuch);
        }
        Ok(total)
    }
}

/// Holds that a file is nothing but what is drawn, before it is read any further.
fn held(document: &Document<'_>) -> Result<(), PictureFault> {
    let root = document.root_element();
    let mut pending = vec![root];
    let mut characters = 0;
    while let Some(node) = pending.pop() {
        let name = node.tag_name().name();
        if name != "use" && !TAKEN.contains(&name) {
            return Err(PictureFault::Uses(name.chars().take(40).collect()));
        }
        if matches!(name, "metadata" | "title" | "desc") {
            continue;
        }
        if matches!(name, "text" | "tspan" | "textPath") {
            let texts = node.children().filter(Node::is_text);
            characters += texts
                .map(|t| t.text().unwrap_or_default().len())
                .sum::<usize>();
        }
        pending.extend(node.children().filter(is_svg));
    }
    if characters > CHARACTERS {
        return Err(PictureFault::TooMuch);
    }
    let named = root.descendants().filter(is_svg);
    let known = named.filter_map(|node| Some((node.attribute("id")?, node)));
    let mut counting = Counting {
        known: known.collect(),
        counted: HashMap::new(),
        open: HashSet::new(),
    };
    counting.drawn(root, 0).map(|_| ())
}

/// Reads a drawing that is safe to draw at so many dots to its unit.
///
/// # Errors
/// [`PictureFault`] when it is no SVG, uses what is not drawn, or would take too long.
pub(super) fn read(
    bytes: &[u8],
    options: &usvg::Options<'_>,
    dots: impl Fn(usvg::Size) -> f32,
) -> Result<usvg::Tree, PictureFault> {
    let said = |error: &dyn std::fmt::Display| PictureFault::Said(error.to_string());
    let text = std::str::from_utf8(bytes).map_err(|e| said(&e))?;
    let parsing = ParsingOptions {
        allow_dtd: true,
        nodes_limit: NODES,
        ..ParsingOptions::default()
    };
    let document = Document::parse_with_options(text, parsing).map_err(|e| said(&e))?;
    held(&document)?;
    let tree = usvg::Tree::from_xmltree(&document, options).map_err(|e| said(&e))?;
    let mut work = Work {
        scale: dots(tree.size()),
        canvas: tree.size(),
        left: DOTS,
    };
    work.group(tree.root())?;
    Ok(tree)
}

/// How much may still be painted.
struct Work {
    scale: f32,
    canvas: usvg::Size,
    left: f32,
}

impl Work {
    fn take(&mut self, bounds: usvg::Rect, times: f32) -> Result<(), PictureFault> {
        let across = bounds.right().min(self.canvas.width()) - bounds.left().max(0.0);
        let down = bounds.bottom().min(self.canvas.height()) - bounds.top().max(0.0);
        let dots = across.max(0.0) * down.max(0.0) * self.scale * self.scale;
        // A shape outside the page is walked along, too.
        self.left -= (dots + 1_000.0) * times;
        if self.left > 0.0 {
            Ok(())
        } else {
            Err(PictureFault::TooMuch)
        }
    }

    fn group(&mut self, group: &Group) -> Result<(), PictureFault> {
        if group.mask().is_some() {
            return Err(PictureFault::Uses("mask".to_owned()));
        }
        if !group.filters().is_empty() {
            return Err(PictureFault::Uses("filter".to_owned()));
        }
        if group.should_isolate() {
            self.take(group.abs_layer_bounding_box().to_rect(), 2.0)?;
        }
        let mut clip = group.clip_path();
        while let Some(path) = clip {
            self.take(group.abs_layer_bounding_box().to_rect(), 2.0)?;
            self.group(path.root())?;
            clip = path.clip_path();
        }
        for node in group.children() {
            match node {
                usvg::Node::Group(inner) => self.group(inner)?,
                usvg::Node::Path(path) => {
                    let segments = path.data().len() as f32;
                    let painted = path.fill().is_some() as u8 + path.stroke().is_some() as u8;
                    let bounds = path.abs_stroke_bounding_box();
                    self.take(bounds, f32::from(painted) * (1.0 + segments / 10_000.0))?;
                    self.left -= segments * 100.0;
                }
                usvg::Node::Text(text) => self.group(text.flattened())?,
                usvg::Node::Image(_) => return Err(PictureFault::Uses("image".to_owned())),
            }
        }
        Ok(())
    }
}
