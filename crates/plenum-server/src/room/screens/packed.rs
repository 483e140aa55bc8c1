//! A snapshot in a packed form: raw DEFLATE (RFC 1951), put together from parts that all sockets share.
//!
//! A thousand phones that come at once must not cost a thousand compressions, and one card must not cost the compression
//! of all records. So a large audience is packed in parts, a record's part being known from its key, and each part is a
//! stream that refers to nothing before it and ends at a whole byte: parts can be put one after the other. What is short, or is
//! one person's alone, stands between them as it is.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::Write as _;

use flate2::Compression;
use flate2::write::DeflateEncoder;

/// The packed parts of one audience; those that changed are missing.
#[derive(Debug, Default)]
pub(super) struct Parts(BTreeMap<u8, Vec<u8>>);

impl Parts {
    /// Forgets the part of a record.
    pub(super) fn changed(&mut self, key: &str) {
        if !self.0.is_empty() {
            self.0.remove(&part(key));
        }
    }

    /// Brings all parts up to date.
    pub(super) fn of(&mut self, records: &BTreeMap<String, String>) -> impl Iterator<Item = &[u8]> {
        let mut missing = BTreeMap::<u8, String>::new();
        for (key, record) in records {
            let part = part(key);
            if !self.0.contains_key(&part) {
                let text = missing.entry(part).or_default();
                if !text.is_empty() {
                    text.push(',');
                }
                text.push_str(record);
            }
        }
        for (part, text) in missing {
            self.0.insert(part, packed(&text));
        }
        self.0.values().map(Vec::as_slice)
    }
}

/// A packed text that grows.
#[derive(Debug)]
pub(super) struct Packer(Vec<u8>);

impl Packer {
    pub(super) fn new() -> Self {
        Self(Vec::new())
    }

    /// Adds text as it is, in stored blocks.
    pub(super) fn plain(&mut self, text: &str) {
        for block in text.as_bytes().chunks(usize::from(u16::MAX)) {
            let length = u16::try_from(block.len()).unwrap_or(u16::MAX);
            self.0.push(STORED);
            self.0.extend(length.to_le_bytes());
            self.0.extend((!length).to_le_bytes());
            self.0.extend(block);
        }
    }

    /// Adds a part that is packed.
    pub(super) fn part(&mut self, part: &[u8]) {
        self.0.extend(part);
    }

    /// The whole.
    pub(super) fn end(mut self) -> Vec<u8> {
        self.0.extend(LAST);
        self.0
    }
}

/// Which part a record is in.
fn part(key: &str) -> u8 {
    let mut hasher = DefaultHasher::new();
    key.hash(&mut hasher);
    hasher.finish().to_be_bytes()[0] % PARTS
}

fn packed(text: &str) -> Vec<u8> {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::default());
    // Writing to memory cannot fail; flushing ends the last block at a whole byte.
    let _written = encoder
        .write_all(text.as_bytes())
        .and_then(|()| encoder.flush());
    encoder.get_ref().clone()
}

/// So many parts has an audience; with a thousand seats each is a millisecond's work at most.
const PARTS: u8 = 16;
/// The header of a block that is stored and not the last.
const STORED: u8 = 0;
/// A last block with nothing in it.
const LAST: [u8; 2] = [3, 0];

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use flate2::read::DeflateDecoder;

    use super::*;

    fn unpacked(bytes: &[u8]) -> String {
        let mut text = String::new();
        let mut decoder = DeflateDecoder::new(bytes);
        decoder.read_to_string(&mut text).unwrap();
        assert_eq!(decoder.total_in(), bytes.len() as u64, "read to the end");
        text
    }

    #[test]
    fn parts_and_plain_text_make_one_stream() {
        let long = "p".repeat(70_000);
        let mut packer = Packer::new();
        packer.plain("[");
        packer.part(&packed("one"));
        packer.plain(&long);
        packer.plain("");
        packer.part(&packed(&long));
        packer.plain("]");

        assert_eq!(unpacked(&packer.end()), format!("[one{long}{long}]"));
    }

    #[test]
    fn a_change_costs_the_packing_of_one_part() {
        let mut records: BTreeMap<_, _> = (0..500)
            .map(|number| (format!("seat/{number}"), format!("{number}")))
            .collect();
        let mut parts = Parts::default();
        let all = parts.of(&records).count();
        assert_eq!(all, usize::from(PARTS));

        records.insert("seat/7".to_owned(), "seven".to_owned());
        parts.changed("seat/7");
        assert_eq!(parts.0.len(), all - 1);

        let mut packer = Packer::new();
        for part in parts.of(&records) {
            packer.plain(",");
            packer.part(part);
        }
        let text = unpacked(&packer.end());
        let mut seen: Vec<_> = text.split(',').skip(1).collect();
        let mut expected: Vec<_> = records.values().map(String::as_str).collect();
        seen.sort_unstable();
        expected.sort_unstable();
        assert_eq!(seen, expected);
    }
}
