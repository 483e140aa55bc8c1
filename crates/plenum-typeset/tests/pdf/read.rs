//! Reads a PDF back: its tree of tags, what of its pages is in that tree, its properties and fonts.

use std::collections::BTreeSet;

use hayro_syntax::Pdf;
use hayro_syntax::object::{Dict, Name, Object, Stream, String as Bytes};

/// An element of the structure tree.
#[derive(Debug, Default)]
pub(crate) struct Node {
    pub(crate) tag: String,
    pub(crate) scope: Option<String>,
    pub(crate) alt: Option<String>,
    pub(crate) lang: Option<String>,
    pub(crate) kids: Vec<Self>,
    /// Whether it holds marked content itself.
    pub(crate) content: bool,
}

impl Node {
    /// All elements below, in reading order.
    pub(crate) fn all(&self) -> Vec<&Self> {
        let below = self.kids.iter().flat_map(Self::all);
        std::iter::once(self).chain(below).collect()
    }

    /// All elements of a kind.
    pub(crate) fn tagged(&self, tag: &str) -> Vec<&Self> {
        self.all().into_iter().filter(|n| n.tag == tag).collect()
    }
}

/// What a file says.
#[derive(Debug, Default)]
pub(crate) struct Reading {
    pub(crate) pages: usize,
    pub(crate) lang: String,
    pub(crate) marked: bool,
    pub(crate) shows_title: bool,
    pub(crate) xmp: String,
    pub(crate) outline: Vec<String>,
    pub(crate) tree: Node,
    /// What is drawn outside of any mark: page and operator.
    pub(crate) unmarked: Vec<String>,
    /// Pieces of pages that are marked as content, and those that the tree holds: page and number.
    pub(crate) on_pages: BTreeSet<(i32, i32)>,
    pub(crate) in_tree: BTreeSet<(i32, i32)>,
    /// Fonts without a file.
    pub(crate) missing_fonts: Vec<String>,
    pub(crate) fonts: usize,
}

/// Reads a file.
pub(crate) fn read(file: &[u8]) -> Reading {
    let pdf = Pdf::new(file.to_vec()).unwrap();
    let root: Dict<'_> = pdf.xref().get(pdf.xref().root_id()).unwrap();
    let mut reading = Reading {
        pages: pdf.pages().len(),
        lang: text(&root, "Lang").unwrap_or_default(),
        marked: flag(&root, "MarkInfo", "Marked"),
        shows_title: flag(&root, "ViewerPreferences", "DisplayDocTitle"),
        ..Reading::default()
    };
    if let Some(metadata) = root.get::<Stream<'_>>("Metadata") {
        reading.xmp = String::from_utf8_lossy(&metadata.decoded().unwrap()).into_owned();
    }
    if let Some(outlines) = root.get::<Dict<'_>>("Outlines") {
        outline(&outlines, &mut reading.outline);
    }
    let tree: Dict<'_> = root.get("StructTreeRoot").unwrap();
    reading.tree = node(&tree, None, &mut reading.in_tree);
    for page in pdf.pages().iter() {
        let number = page.raw().obj_id().unwrap().obj_number;
        marks(page, number, &mut reading);
    }
    for object in pdf.objects() {
        if let Some(font) = object.into_dict() {
            check_font(&font, &mut reading);
        }
    }
    reading
}

fn flag(root: &Dict<'_>, dict: &str, key: &str) -> bool {
    let inner = root.get::<Dict<'_>>(dict);
    inner.and_then(|inner| inner.get::<bool>(key)) == Some(true)
}

fn name(dict: &Dict<'_>, key: &str) -> Option<String> {
    let name = dict.get::<Name<'_>>(key)?;
    Some(String::from_utf8_lossy(&name).into_owned())
}

/// A text: UTF-16 with a mark, or Latin.
fn text(dict: &Dict<'_>, key: &str) -> Option<String> {
    let string = dict.get::<Bytes<'_>>(key)?;
    let bytes = string.as_bytes();
    let Some(wide) = bytes.strip_prefix(&[0xfe, 0xff]) else {
        return Some(bytes.iter().map(|byte| char::from(*byte)).collect());
    };
    let units: Vec<u16> = wide
        .chunks(2)
        .map(|pair| u16::from_be_bytes([pair[0], pair[1]]))
        .collect();
    Some(String::from_utf16(&units).unwrap())
}

fn outline(parent: &Dict<'_>, titles: &mut Vec<String>) {
    let mut next = parent.get::<Dict<'_>>("First");
    while let Some(item) = next {
        titles.push(text(&item, "Title").unwrap());
        outline(&item, titles);
        next = item.get("Next");
    }
}

fn node(dict: &Dict<'_>, page: Option<i32>, held: &mut BTreeSet<(i32, i32)>) -> Node {
    let page = dict.get_ref("Pg").map(|page| page.obj_number).or(page);
    let mut this = Node {
        tag: name(dict, "S").unwrap_or_default(),
        alt: text(dict, "Alt"),
        lang: text(dict, "Lang"),
        scope: attributes(dict).iter().find_map(|a| name(a, "Scope")),
        ..Node::default()
    };
    let kids: Vec<Object<'_>> = match dict.get::<Object<'_>>("K") {
        Some(Object::Array(array)) => array.iter::<Object<'_>>().collect(),
        Some(one) => vec![one],
        None => Vec::new(),
    };
    for kid in kids {
        if let Object::Number(number) = &kid {
            held.insert((page.unwrap(), whole(number.as_f64())));
            this.content = true;
            continue;
        }
        let kid = kid.into_dict().unwrap();
        if kid.contains_key("MCID") {
            let on = kid.get_ref("Pg").map(|page| page.obj_number).or(page);
            held.insert((on.unwrap(), kid.get("MCID").unwrap()));
            this.content = true;
        } else if !kid.contains_key("Obj") {
            // What has an object is a reference to an annotation, such as a link.
            this.kids.push(node(&kid, page, held));
        }
    }
    this
}

fn attributes<'a>(dict: &Dict<'a>) -> Vec<Dict<'a>> {
    match dict.get::<Object<'_>>("A") {
        Some(Object::Dict(one)) => vec![one],
        Some(Object::Array(many)) => many.iter::<Dict<'_>>().collect(),
        _ => Vec::new(),
    }
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "numbers of marks are small"
)]
fn whole(number: f64) -> i32 {
    number as i32
}

/// Follows the marks of a page: what is drawn must be within one.
fn marks(page: &hayro_syntax::page::Page<'_>, number: i32, reading: &mut Reading) {
    const DRAWS: [&str; 14] = [
        "Tj", "TJ", "'", "\"", "S", "s", "f", "F", "f*", "B", "B*", "b", "Do", "sh",
    ];
    let mut open = 0;
    let mut operations = page.operations();
    while let Some(operation) = operations.next() {
        let operator = String::from_utf8_lossy(operation.operator).into_owned();
        match operator.as_str() {
            "BMC" => open += 1,
            "BDC" => {
                open += 1;
                let mark = operation
                    .operands()
                    .find_map(|operand| operand.clone().into_dict());
                if let Some(mcid) = mark.and_then(|mark| mark.get::<i32>("MCID")) {
                    reading.on_pages.insert((number, mcid));
                }
            }
            "EMC" => open -= 1,
            drawn if open == 0 && DRAWS.contains(&drawn) => {
                reading.unmarked.push(format!("page {number}: {drawn}"));
            }
            _ => {}
        }
    }
}

fn check_font(font: &Dict<'_>, reading: &mut Reading) {
    let kind = name(font, "Subtype").unwrap_or_default();
    if name(font, "Type").as_deref() != Some("Font") || kind == "Type0" || kind == "Type3" {
        return;
    }
    reading.fonts += 1;
    let file = font.get::<Dict<'_>>("FontDescriptor").is_some_and(|about| {
        ["FontFile", "FontFile2", "FontFile3"]
            .iter()
            .any(|key| about.contains_key(key))
    });
    if !file {
        reading.missing_fonts.push(name(font, "BaseFont").unwrap());
    }
}
