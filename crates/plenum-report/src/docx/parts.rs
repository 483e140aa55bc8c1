//! The fixed parts of a DOCX file: types, relations, styles, settings, properties.

use crate::model::Document;
use crate::xml::escape;

/// The types of the parts, those of more parts too.
pub(super) fn content_types(more: &str) -> String {
    format!("{CONTENT_TYPES}{more}</Types>\n")
}

const CONTENT_TYPES: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
<Default Extension=\"xml\" ContentType=\"application/xml\"/>\
<Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/>\
<Override PartName=\"/word/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml\"/>\
<Override PartName=\"/word/numbering.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml\"/>\
<Override PartName=\"/word/settings.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml\"/>\
<Override PartName=\"/word/footer1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml\"/>\
<Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>\
<Override PartName=\"/docProps/app.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.extended-properties+xml\"/>";

pub(super) const RELATIONS: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/>\
<Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/>\
<Relationship Id=\"rId3\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/extended-properties\" Target=\"docProps/app.xml\"/>\
</Relationships>\n";

/// What the document is made of, more parts too.
pub(super) fn document_relations(more: &str) -> String {
    format!("{DOCUMENT_RELATIONS}{more}</Relationships>\n")
}

const DOCUMENT_RELATIONS: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles\" Target=\"styles.xml\"/>\
<Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering\" Target=\"numbering.xml\"/>\
<Relationship Id=\"rId3\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/settings\" Target=\"settings.xml\"/>\
<Relationship Id=\"rId4\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer\" Target=\"footer1.xml\"/>";

pub(super) const APP: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\"><Application>Plenum</Application></Properties>\n";

pub(super) const DOCUMENT_START: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><w:body>";

pub(super) const FOOTER_START: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
<w:ftr xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">";

pub(super) const NUMBERING: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
<w:numbering xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">\
<w:abstractNum w:abstractNumId=\"0\"><w:multiLevelType w:val=\"hybridMultilevel\"/><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"bullet\"/>\
<w:lvlText w:val=\"\u{2022}\"/><w:lvlJc w:val=\"left\"/><w:pPr><w:ind w:left=\"425\" w:hanging=\"283\"/></w:pPr></w:lvl></w:abstractNum>\
<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>\n";

/// Title, language and day: from the record, never from a clock.
pub(super) fn core(document: &Document) -> String {
    let (title, lang, kind, day) = (
        escape(&document.plain_title()),
        escape(&document.lang),
        escape(&document.kind.text),
        escape(&document.day),
    );
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
         <cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">\
         <dc:title>{title}</dc:title><dc:subject>{kind}</dc:subject><dc:language>{lang}</dc:language>\
         <dcterms:created xsi:type=\"dcterms:W3CDTF\">{day}T00:00:00Z</dcterms:created>\
         </cp:coreProperties>\n"
    )
}

pub(super) fn settings(document: &Document) -> String {
    let (lang, western) = (escape(&document.lang), western(document));
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
         <w:settings xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">\
         <w:defaultTabStop w:val=\"709\"/><w:compat><w:compatSetting w:name=\"compatibilityMode\" \
         w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat>\
         <w:themeFontLang w:val=\"{western}\" w:eastAsia=\"ko-KR\" w:bidi=\"{lang}\"/></w:settings>\n"
    )
}

/// Styles with the names that word processors know, so that an office can lay the report out its own way.
pub(super) fn styles(document: &Document) -> String {
    let (lang, western) = (escape(&document.lang), western(document));
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
         <w:styles xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:docDefaults><w:rPrDefault><w:rPr>\
         <w:rFonts w:ascii=\"Calibri\" w:hAnsi=\"Calibri\" w:eastAsia=\"Malgun Gothic\" w:cs=\"Arial\"/><w:sz w:val=\"21\"/><w:szCs w:val=\"21\"/>\
         <w:lang w:val=\"{western}\" w:eastAsia=\"ko-KR\" w:bidi=\"{lang}\"/></w:rPr></w:rPrDefault>\
         <w:pPrDefault><w:pPr><w:spacing w:after=\"100\" w:line=\"264\" w:lineRule=\"auto\"/></w:pPr></w:pPrDefault></w:docDefaults>\
         <w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/><w:qFormat/></w:style>\
         <w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\"><w:name w:val=\"Normal Table\"/><w:tblPr><w:tblInd w:w=\"0\" w:type=\"dxa\"/>\
         <w:tblCellMar><w:top w:w=\"30\" w:type=\"dxa\"/><w:left w:w=\"85\" w:type=\"dxa\"/><w:bottom w:w=\"30\" w:type=\"dxa\"/><w:right w:w=\"85\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style>"
    );
    for style in PARAGRAPHS {
        out.push_str(&style.xml());
    }
    for level in 1..=6_u32 {
        let size = 34_u32.saturating_sub(level * 3).max(21);
        let before = 420_u32.saturating_sub(level * 60).max(160);
        out.push_str(&heading(level, size, before));
    }
    out.push_str(TABLES);
    out.push_str("</w:styles>\n");
    out
}

/// The language of Latin letters. In a Korean document it is English: word processors break Latin words anywhere if they
/// take them for Korean.
fn western(document: &Document) -> String {
    let lang = if super::is_east_asian(&document.lang) {
        "en"
    } else {
        &document.lang
    };
    escape(lang)
}

fn heading(level: u32, size: u32, before: u32) -> String {
    let outline = level - 1;
    format!(
        "<w:style w:type=\"paragraph\" w:styleId=\"Heading{level}\"><w:name w:val=\"heading {level}\"/><w:basedOn w:val=\"Normal\"/><w:next w:val=\"BodyText\"/><w:qFormat/>\
         <w:pPr><w:keepNext/><w:keepLines/><w:spacing w:before=\"{before}\" w:after=\"100\"/><w:outlineLvl w:val=\"{outline}\"/></w:pPr>\
         <w:rPr><w:b/><w:bCs/><w:color w:val=\"0B3C47\"/><w:sz w:val=\"{size}\"/><w:szCs w:val=\"{size}\"/></w:rPr></w:style>"
    )
}

struct Style {
    id: &'static str,
    name: &'static str,
    paragraph: &'static str,
    run: &'static str,
}

impl Style {
    fn xml(&self) -> String {
        let Self {
            id,
            name,
            paragraph,
            run,
        } = self;
        format!(
            "<w:style w:type=\"paragraph\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/><w:basedOn w:val=\"Normal\"/><w:qFormat/>\
             <w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
        )
    }
}

const PARAGRAPHS: [Style; 14] = [
    Style {
        id: "BodyText",
        name: "Body Text",
        paragraph: "",
        run: "",
    },
    Style {
        id: "Title",
        name: "Title",
        paragraph: "<w:spacing w:after=\"160\" w:line=\"240\" w:lineRule=\"auto\"/>",
        run: "<w:b/><w:bCs/><w:color w:val=\"0B3C47\"/><w:sz w:val=\"44\"/><w:szCs w:val=\"44\"/>",
    },
    Style {
        id: "Subtitle",
        name: "Subtitle",
        paragraph: "<w:spacing w:before=\"240\" w:after=\"80\"/>",
        run: "<w:color w:val=\"0B5C6B\"/><w:sz w:val=\"24\"/><w:szCs w:val=\"24\"/>",
    },
    Style {
        id: "Mark",
        name: "Mark",
        paragraph: "<w:pBdr><w:top w:val=\"single\" w:sz=\"12\" w:space=\"4\" w:color=\"B54708\"/><w:bottom w:val=\"single\" w:sz=\"12\" w:space=\"4\" w:color=\"B54708\"/></w:pBdr><w:spacing w:before=\"120\" w:after=\"240\"/>",
        run: "<w:b/><w:bCs/>",
    },
    Style {
        id: "Quote",
        name: "Quote",
        paragraph: "<w:pBdr><w:left w:val=\"single\" w:sz=\"24\" w:space=\"8\" w:color=\"0B5C6B\"/></w:pBdr><w:ind w:left=\"284\"/>",
        run: "",
    },
    Style {
        id: "ListBullet",
        name: "List Bullet",
        paragraph: "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr><w:spacing w:after=\"60\"/>",
        run: "",
    },
    Style {
        id: "ListContinue",
        name: "List Continue",
        paragraph: "<w:spacing w:after=\"60\"/><w:ind w:left=\"425\"/>",
        run: "",
    },
    Style {
        id: "Caption",
        name: "caption",
        paragraph: "<w:keepNext/><w:spacing w:before=\"200\" w:after=\"80\"/>",
        run: "<w:b/><w:bCs/><w:sz w:val=\"20\"/><w:szCs w:val=\"20\"/>",
    },
    Style {
        id: "TableText",
        name: "Table Text",
        paragraph: "<w:spacing w:after=\"20\" w:line=\"240\" w:lineRule=\"auto\"/>",
        run: "<w:sz w:val=\"18\"/><w:szCs w:val=\"18\"/>",
    },
    Style {
        id: "TableHead",
        name: "Table Head",
        paragraph: "<w:keepNext/><w:spacing w:after=\"20\" w:line=\"240\" w:lineRule=\"auto\"/>",
        run: "<w:b/><w:bCs/><w:sz w:val=\"18\"/><w:szCs w:val=\"18\"/>",
    },
    Style {
        id: "After",
        name: "After Table",
        paragraph: "<w:spacing w:after=\"0\" w:line=\"160\" w:lineRule=\"exact\"/>",
        run: "",
    },
    Style {
        id: "Footer",
        name: "footer",
        paragraph: "<w:tabs><w:tab w:val=\"right\" w:pos=\"9638\"/></w:tabs><w:spacing w:after=\"0\"/>",
        run: "<w:color w:val=\"51606B\"/><w:sz w:val=\"16\"/><w:szCs w:val=\"16\"/>",
    },
    Style {
        id: "TOCHeading",
        name: "TOC Heading",
        paragraph: "<w:keepNext/><w:spacing w:before=\"300\" w:after=\"100\"/>",
        run: "<w:b/><w:bCs/><w:sz w:val=\"28\"/><w:szCs w:val=\"28\"/>",
    },
    Style {
        id: "TOC1",
        name: "toc 1",
        paragraph: "<w:tabs><w:tab w:val=\"right\" w:leader=\"dot\" w:pos=\"9638\"/></w:tabs><w:spacing w:after=\"40\"/>",
        run: "",
    },
];

const TABLES: &str = "<w:style w:type=\"paragraph\" w:styleId=\"TOC2\"><w:name w:val=\"toc 2\"/><w:basedOn w:val=\"TOC1\"/><w:pPr><w:ind w:left=\"284\"/></w:pPr></w:style>\
<w:style w:type=\"table\" w:styleId=\"Facts\"><w:name w:val=\"Facts\"/><w:basedOn w:val=\"TableNormal\"/></w:style>\
<w:style w:type=\"table\" w:styleId=\"Rows\"><w:name w:val=\"Rows\"/><w:basedOn w:val=\"TableNormal\"/><w:tblPr><w:tblBorders>\
<w:top w:val=\"single\" w:sz=\"4\" w:color=\"9AA4AD\"/><w:left w:val=\"single\" w:sz=\"4\" w:color=\"9AA4AD\"/>\
<w:bottom w:val=\"single\" w:sz=\"4\" w:color=\"9AA4AD\"/><w:right w:val=\"single\" w:sz=\"4\" w:color=\"9AA4AD\"/>\
<w:insideH w:val=\"single\" w:sz=\"4\" w:color=\"9AA4AD\"/><w:insideV w:val=\"single\" w:sz=\"4\" w:color=\"9AA4AD\"/></w:tblBorders></w:tblPr>\
<w:tblStylePr w:type=\"firstRow\"><w:tcPr><w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"E7EFF1\"/></w:tcPr></w:tblStylePr></w:style>";
