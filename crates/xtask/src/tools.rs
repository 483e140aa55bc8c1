//! The tools that the tests need beside Rust, and how to get them.

use crate::shell::{command, has, output, run};

/// Debian's packages: a browser, an office suite and PDF tools that open what we write, and fonts for all interface
/// languages.
const PACKAGES: [&str; 7] = [
    "chromium",
    "libreoffice-writer",
    "libreoffice-calc",
    "poppler-utils",
    "fonts-noto-core",
    "fonts-noto-cjk",
    "fontconfig",
];

/// The oldest Node that the pages build with.
const NODE: u32 = 20;

/// Checks that Node and npm are there and new enough.
pub(crate) fn node() -> Result<(), String> {
    let version = output(command("node", &["--version"])).unwrap_or_default();
    let major = version
        .trim()
        .trim_start_matches('v')
        .split('.')
        .next()
        .and_then(|major| major.parse::<u32>().ok());
    if major.is_some_and(|major| major >= NODE) && has("npm", &["--version"]) {
        return Ok(());
    }
    Err(format!(
        "Node {NODE} or newer with npm is needed to build the pages (https://nodejs.org)"
    ))
}

/// Checks all tools; installs the programs and the fonts where that is possible.
pub(crate) fn all() -> Result<(), String> {
    node()?;
    if all_there() {
        return Ok(());
    }
    let install = format!(
        "apt-get install --yes --no-install-recommends {}",
        PACKAGES.join(" ")
    );
    if !is_root() || !has("apt-get", &["--version"]) {
        return Err(format!(
            "the tests need Chromium, LibreOffice, Poppler and fonts; type: sudo {install}"
        ));
    }
    run(command("apt-get", &["update", "--quiet"]))?;
    let args: Vec<&str> = install.split(' ').skip(1).collect();
    let mut apt = command("apt-get", &args);
    apt.env("DEBIAN_FRONTEND", "noninteractive");
    run(apt)?;
    if all_there() {
        Ok(())
    } else {
        Err(
            "Chromium, LibreOffice, Poppler and fonts were installed but are not all found"
                .to_owned(),
        )
    }
}

fn all_there() -> bool {
    browser().is_some() && has("soffice", &["--version"]) && has("pdftotext", &["-v"]) && fonts()
}

/// The system's Chromium.
pub(crate) fn browser() -> Option<&'static str> {
    ["chromium", "chromium-browser", "google-chrome"]
        .into_iter()
        .find(|program| has(program, &["--version"]))
}

/// Whether Korean, Arabic and Persian can be shown.
fn fonts() -> bool {
    ["ko", "ar", "fa"].iter().all(|lang| {
        let found = output(command("fc-list", &[&format!(":lang={lang}"), "family"]));
        found.is_ok_and(|families| !families.trim().is_empty())
    })
}

fn is_root() -> bool {
    output(command("id", &["-u"])).is_ok_and(|id| id.trim() == "0")
}
