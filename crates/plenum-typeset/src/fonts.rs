//! The fonts of the document, inside the program: the same pages on every machine, and none installed.
//!
//! Noto Sans for Latin, Greek and Cyrillic, Noto Naskh Arabic for Arabic and Persian, NanumSquare for all 11,172 Hangul
//! syllables, Noto Sans Symbols for signs. Licences: `fonts/LICENSE.txt`.

use std::sync::{LazyLock, OnceLock};

use typst::foundations::Bytes;
use typst::layout::{Abs, Em};
use typst::text::{Font, FontInstance, FontVariations};

/// The files, in the order in which they are asked for a character.
const FILES: [(&str, &[u8]); 7] = [
    (
        "NotoSans-Regular",
        include_bytes!("../fonts/NotoSans-Regular.ttf"),
    ),
    (
        "NotoSans-Bold",
        include_bytes!("../fonts/NotoSans-Bold.ttf"),
    ),
    (
        "NotoNaskhArabic-Regular",
        include_bytes!("../fonts/NotoNaskhArabic-Regular.ttf"),
    ),
    (
        "NotoNaskhArabic-Bold",
        include_bytes!("../fonts/NotoNaskhArabic-Bold.ttf"),
    ),
    ("NanumSquareR", include_bytes!("../fonts/NanumSquareR.ttf")),
    ("NanumSquareB", include_bytes!("../fonts/NanumSquareB.ttf")),
    (
        "NotoSansSymbols2-Regular",
        include_bytes!("../fonts/NotoSansSymbols2-Regular.ttf"),
    ),
];

static FONTS: LazyLock<Vec<Font>> = LazyLock::new(|| {
    FILES
        .iter()
        .filter_map(|(_, data)| Font::new(Bytes::new(*data), 0))
        .collect()
});

/// All of them.
pub fn all() -> &'static [Font] {
    &FONTS
}

/// The names of those that cannot be read; none, unless the program is damaged.
pub fn unreadable() -> Vec<&'static str> {
    FILES
        .iter()
        .filter(|(_, data)| Font::new(Bytes::new(*data), 0).is_none())
        .map(|(name, _)| *name)
        .collect()
}

/// The width of a character in its font, in parts of the font's size; `None` if no font has it.
pub fn width(c: char) -> Option<f64> {
    let code = u32::from(c);
    let (row, at) = ((code >> 8) as usize, (code & 0xff) as usize);
    let Some(row) = WIDTHS.get(row) else {
        return measure(c);
    };
    let row = row.get_or_init(|| {
        let first = code & !0xff;
        std::array::from_fn(|at| {
            let code = first | u32::try_from(at).unwrap_or_default();
            char::from_u32(code).and_then(measure)
        })
    });
    row[at]
}

/// The widths of 256 characters, measured when the first of them is asked for: every character of a document is asked for
/// several times.
type Row = [Option<f64>; 256];

/// Those of the first plane.
static WIDTHS: [OnceLock<Row>; 256] = [const { OnceLock::new() }; 256];

static FACES: LazyLock<Vec<FontInstance>> = LazyLock::new(|| {
    let face = |font: &Font| {
        let variant = font.info().variant;
        font.clone()
            .instantiate(variant, Abs::pt(10.0), &FontVariations::default())
    };
    FONTS.iter().map(face).collect()
});

fn measure(c: char) -> Option<f64> {
    FACES.iter().find_map(|face| {
        // Glyph 0 is the mark of a missing one.
        let glyph = face.ttf().glyph_index(c).filter(|glyph| glyph.0 != 0)?;
        face.x_advance(glyph.0).map(Em::get)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all_are_there(text: &str) {
        let missing: String = text.chars().filter(|c| width(*c).is_none()).collect();

        assert_eq!(missing, "");
    }

    #[test]
    fn every_font_can_be_read() {
        assert_eq!(unreadable(), [""; 0]);
        assert_eq!(all().len(), FILES.len());
    }

    #[test]
    fn all_hangul_syllables_are_there() {
        all_are_there(&('가'..='힣').collect::<String>());
    }

    #[test]
    fn arabic_and_persian_letters_and_digits_are_there() {
        all_are_there("ابتثجحخدذرزسشصضطظعغفقكلمنهويةىءآأؤإئ٠١٢٣٤٥٦٧٨٩،؛؟ـ");
        all_are_there("پچژگکی۰۱۲۳۴۵۶۷۸۹«»٪٫٬\u{200c}\u{200d}");
    }

    #[test]
    fn latin_with_its_accents_and_the_signs_of_reports_are_there() {
        all_are_there("AZaz09äöüßéñçğışłž–—…“”„‘’«»¿¡º°œ•→←≥≤×·€₩✓✗★●\u{fffd}\u{a0}\u{202f}");
    }
}
