//! The little XML that the document writers need: escaping, and nothing that a parser would refuse.

/// A text without the characters that XML 1.0 forbids, even escaped.
pub fn legal(text: &str) -> String {
    text.chars().filter(|c| is_legal(*c)).collect()
}

fn is_legal(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | '\u{20}'..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
}

/// A text as it stands in an element or a quoted attribute.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars().filter(|c| is_legal(*c)) {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_xml_forbids_is_left_out_and_markup_is_escaped() {
        assert_eq!(
            escape("a\u{0}\u{1b}<b>&\"\u{fffe}"),
            "a&lt;b&gt;&amp;&quot;"
        );
        assert_eq!(legal("line\nnext\u{b}"), "line\nnext");
    }
}
