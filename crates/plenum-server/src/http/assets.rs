//! The pages, embedded in the binary, with the cache rules of WEB section 7.
//!
//! The four views share one `index.html`. A path that names no file is 404: an old page must learn that a chunk is gone
//! rather than get HTML in its place.

use axum::body::Body;
use axum::http::{HeaderMap, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use plenum_core::keys::hex;
use rust_embed::{EmbeddedFile, RustEmbed};

#[derive(RustEmbed)]
#[folder = "$CARGO_MANIFEST_DIR/../../web/dist"]
struct Dist;

/// Serves a page or one of its files.
pub(crate) async fn serve(uri: Uri, headers: HeaderMap) -> Response {
    let path = match uri.path() {
        "/" | "/p" | "/c" | "/s" | "/o" => "index.html",
        other => other.trim_start_matches('/'),
    };
    match pick(path, &headers) {
        Some((file, encoding)) => answer(path, &file, encoding, &headers),
        None => (StatusCode::NOT_FOUND, "not found\n").into_response(),
    }
}

/// The file in the best form that the client reads. Packed twins are made when the pages are built.
fn pick(path: &str, headers: &HeaderMap) -> Option<(EmbeddedFile, Option<&'static str>)> {
    let accepted = headers
        .get(header::ACCEPT_ENCODING)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    let accepts = |name: &str| {
        accepted
            .split(',')
            .any(|part| part.split(';').next().is_some_and(|p| p.trim() == name))
    };
    for (encoding, extension) in [("br", "br"), ("gzip", "gz")] {
        if accepts(encoding)
            && let Some(file) = Dist::get(&format!("{path}.{extension}"))
        {
            return Some((file, Some(encoding)));
        }
    }
    Dist::get(path).map(|file| (file, None))
}

fn answer(
    path: &str,
    file: &EmbeddedFile,
    encoding: Option<&'static str>,
    headers: &HeaderMap,
) -> Response {
    let tag = format!(
        "\"{}{}\"",
        hex(&file.metadata.sha256_hash()[..16]),
        encoding.unwrap_or_default()
    );
    let cache = if path.starts_with("assets/") {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    };
    let known = headers
        .get(header::IF_NONE_MATCH)
        .and_then(|value| value.to_str().ok());
    let unchanged = known.is_some_and(|known| {
        known
            .split(',')
            .any(|one| one.trim().trim_start_matches("W/") == tag)
    });
    let response = Response::builder()
        .header(header::ETAG, tag)
        .header(header::CACHE_CONTROL, cache)
        .header(header::VARY, "accept-encoding");
    let response = if unchanged {
        response
            .status(StatusCode::NOT_MODIFIED)
            .body(Body::empty())
    } else {
        let response = response.header(header::CONTENT_TYPE, content_type(path));
        let response = match encoding {
            Some(encoding) => response.header(header::CONTENT_ENCODING, encoding),
            None => response,
        };
        response.body(Body::from(file.data.clone().into_owned()))
    };
    response.unwrap_or_else(|_| StatusCode::INTERNAL_SERVER_ERROR.into_response())
}

fn content_type(path: &str) -> &'static str {
    match path.rsplit_once('.').map_or("", |(_, extension)| extension) {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/vnd.microsoft.icon",
        "woff2" => "font/woff2",
        "txt" | "ftl" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
