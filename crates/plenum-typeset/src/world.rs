//! What the typesetter can reach: one template, the fonts, and the content as data. No file, no network, no clock.

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Dict, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Features, Library, LibraryExt, World};

use crate::fonts;

/// The template, ours; a text never becomes part of it.
const TEMPLATE: &str = include_str!("report.typ");

/// A closed world around one document.
#[derive(Debug)]
pub(crate) struct Closed {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    main: FileId,
    template: Source,
}

impl Closed {
    /// A world in which the template finds these values.
    ///
    /// # Errors
    /// The path of the template is not one.
    pub(crate) fn around(inputs: Dict) -> Result<Self, String> {
        // Row headers in tables are still called an extra.
        let library = Library::builder()
            .with_inputs(inputs)
            .with_features(Features::from_iter([Feature::A11yExtras]))
            .build();
        let path = VirtualPath::new("report.typ").map_err(|error| error.to_string())?;
        let main = FileId::new(RootedPath::new(VirtualRoot::Project, path));
        Ok(Self {
            library: LazyHash::new(library),
            book: LazyHash::new(FontBook::from_fonts(fonts::all())),
            main,
            template: Source::new(main, TEMPLATE.to_owned()),
        })
    }
}

impl World for Closed {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.book
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.main {
            Ok(self.template.clone())
        } else {
            Err(FileError::AccessDenied)
        }
    }

    fn file(&self, _id: FileId) -> FileResult<Bytes> {
        Err(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        fonts::all().get(index).cloned()
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}
