//! SVG as PDF operators: paths with plain fills and strokes stay vectors, sharp at any
//! size and a few hundred bytes long. Whatever else an SVG can hold is drawn as pixels.

use resvg::tiny_skia::{PathSegment, Transform};
use resvg::usvg::{FillRule, Group, LineCap, LineJoin, Node, Paint, Path, Tree};

/// The operators, drawing into a square of one by one from the lower left corner, or
/// `None` when the SVG uses more than they can say.
pub(super) fn operators(tree: &Tree) -> Option<Vec<u8>> {
    let size = tree.size();
    let mut out = format!(
        "{:.6} 0 0 {:.6} 0 1 cm\n",
        1.0 / size.width(),
        -1.0 / size.height()
    );
    group(&mut out, tree.root())?;
    Some(out.into_bytes())
}

fn group(out: &mut String, group_: &Group) -> Option<()> {
    let plain = group_.opacity().get() == 1.0
        && group_.clip_path().is_none()
        && group_.mask().is_none()
        && group_.filters().is_empty();
    if !plain {
        return None;
    }
    for node in group_.children() {
        match node {
            Node::Group(inner) => group(out, inner)?,
            Node::Path(inner) if inner.is_visible() => path(out, inner)?,
            Node::Path(_) => {}
            Node::Image(_) | Node::Text(_) => return None,
        }
    }
    Some(())
}

fn colour(out: &mut String, paint: &Paint, opacity: f32, operator: &str) -> Option<()> {
    let Paint::Color(colour) = paint else {
        return None;
    };
    if opacity != 1.0 {
        return None;
    }
    let part = |n: u8| (f32::from(n) / 255.0 * 1000.0).round() / 1000.0;
    *out += &format!(
        "{} {} {} {operator}\n",
        part(colour.red),
        part(colour.green),
        part(colour.blue)
    );
    Some(())
}

fn path(out: &mut String, path: &Path) -> Option<()> {
    let Transform {
        sx,
        kx,
        ky,
        sy,
        tx,
        ty,
    } = path.abs_transform();
    *out += &format!("q {sx:.4} {ky:.4} {kx:.4} {sy:.4} {tx:.4} {ty:.4} cm\n");
    let mut paint = "n";
    if let Some(fill) = path.fill() {
        colour(out, fill.paint(), fill.opacity().get(), "rg")?;
        paint = if fill.rule() == FillRule::EvenOdd {
            "f*"
        } else {
            "f"
        };
    }
    if let Some(stroke) = path.stroke() {
        colour(out, stroke.paint(), stroke.opacity().get(), "RG")?;
        if stroke.dasharray().is_some() {
            return None;
        }
        let cap = match stroke.linecap() {
            LineCap::Butt => 0,
            LineCap::Round => 1,
            LineCap::Square => 2,
        };
        let join = match stroke.linejoin() {
            LineJoin::Miter | LineJoin::MiterClip => 0,
            LineJoin::Round => 1,
            LineJoin::Bevel => 2,
        };
        *out += &format!(
            "{:.3} w {cap} J {join} j {:.2} M\n",
            stroke.width().get(),
            stroke.miterlimit().get().max(1.0)
        );
        paint = match paint {
            "f" => "B",
            "f*" => "B*",
            _ => "S",
        };
    }
    let mut here = (0.0_f32, 0.0_f32);
    for segment in path.data().segments() {
        match segment {
            PathSegment::MoveTo(p) => {
                *out += &format!("{:.3} {:.3} m\n", p.x, p.y);
                here = (p.x, p.y);
            }
            PathSegment::LineTo(p) => {
                *out += &format!("{:.3} {:.3} l\n", p.x, p.y);
                here = (p.x, p.y);
            }
            PathSegment::QuadTo(c, p) => {
                // A quadratic curve as a cubic one: control points two thirds of the way.
                let third = |from: f32, to: f32| from + (to - from) * 2.0 / 3.0;
                *out += &format!(
                    "{:.3} {:.3} {:.3} {:.3} {:.3} {:.3} c\n",
                    third(here.0, c.x),
                    third(here.1, c.y),
                    third(p.x, c.x),
                    third(p.y, c.y),
                    p.x,
                    p.y
                );
                here = (p.x, p.y);
            }
            PathSegment::CubicTo(a, b, p) => {
                *out += &format!(
                    "{:.3} {:.3} {:.3} {:.3} {:.3} {:.3} c\n",
                    a.x, a.y, b.x, b.y, p.x, p.y
                );
                here = (p.x, p.y);
            }
            PathSegment::Close => *out += "h\n",
        }
    }
    *out += paint;
    *out += " Q\n";
    Some(())
}
