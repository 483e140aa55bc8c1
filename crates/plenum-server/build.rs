//! Sees to it that `web/dist` exists, so that the server can be built before the pages are.

use std::path::Path;
use std::{fs, io};

const PLACEHOLDER: &str = "<!doctype html><title>Plenum</title><p>The pages are not built yet: run `npm run build` in `web/`.</p>\n";

fn main() -> io::Result<()> {
    let dist = Path::new("../../web/dist");
    if !dist.join("index.html").exists() {
        fs::create_dir_all(dist)?;
        fs::write(dist.join("index.html"), PLACEHOLDER)?;
    }
    println!("cargo:rerun-if-changed=../../web/dist");
    println!("cargo:rerun-if-changed=build.rs");
    Ok(())
}
