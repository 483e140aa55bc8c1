//! Headers on every answer, and the check of the origin (PROMISES 6, WEB 7).

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;

use crate::shared::Shared;

/// Puts the security headers on an answer, and `no-store` on everything below `/api`.
pub(crate) async fn secure(
    State(shared): State<Arc<Shared>>,
    request: Request,
    next: Next,
) -> Response {
    let api = request.uri().path().starts_with("/api");
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in ALWAYS {
        headers
            .entry(name)
            .or_insert(HeaderValue::from_static(value));
    }
    if shared.secure {
        headers.insert(
            header::STRICT_TRANSPORT_SECURITY,
            HeaderValue::from_static("max-age=31536000"),
        );
        headers.insert(
            "cross-origin-opener-policy",
            HeaderValue::from_static("same-origin"),
        );
    }
    if api {
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    response
}

/// Whether a request comes from a page of this server. Browsers always name the origin of a socket; there are no cookies
/// here, so a request without one carries nothing that its sender did not put in.
pub(crate) fn is_own_origin(headers: &HeaderMap, secure: bool) -> bool {
    let Some(origin) = headers.get(header::ORIGIN) else {
        return true;
    };
    let host = headers
        .get(header::HOST)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    let scheme = if secure { "https" } else { "http" };
    !host.is_empty()
        && headers.get_all(header::ORIGIN).iter().count() == 1
        && origin.as_bytes() == format!("{scheme}://{host}").as_bytes()
}

/// The policy of WEB section 7.
pub(crate) const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; \
     connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; \
     object-src 'none'; require-trusted-types-for 'script'; trusted-types svelte-trusted-html plenum-sw";

const ALWAYS: [(HeaderName, &str); 5] = [
    (header::CONTENT_SECURITY_POLICY, POLICY),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "no-referrer"),
    (
        HeaderName::from_static("cross-origin-resource-policy"),
        "same-origin",
    ),
    (
        HeaderName::from_static("permissions-policy"),
        "camera=(), geolocation=(), microphone=()",
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn own(origin: Option<&'static str>, secure: bool) -> bool {
        let mut headers =
            HeaderMap::from_iter([(header::HOST, HeaderValue::from_static("plenum.test:8080"))]);
        if let Some(origin) = origin {
            headers.insert(header::ORIGIN, HeaderValue::from_static(origin));
        }
        is_own_origin(&headers, secure)
    }

    #[test]
    fn the_origin_is_compared_exactly() {
        assert!(own(None, false));
        assert!(own(Some("http://plenum.test:8080"), false));
        assert!(own(Some("https://plenum.test:8080"), true));
        for foreign in [
            "http://evil.example",
            "null",
            "",
            "http://plenum.test",
            "http://plenum.test:8081",
            "https://plenum.test:8080",
            "http://plenum.test:8080.evil.example",
            "http://plenum.test:8080/",
            "http://PLENUM.test:8080",
            "file://",
        ] {
            assert!(!own(Some(foreign), false), "{foreign}");
        }
        assert!(
            !own(Some("http://plenum.test:8080"), true),
            "plain http where pages are reached over TLS"
        );
    }

    #[test]
    fn two_origins_are_none() {
        let mut headers =
            HeaderMap::from_iter([(header::HOST, HeaderValue::from_static("plenum.test"))]);
        headers.append(
            header::ORIGIN,
            HeaderValue::from_static("http://plenum.test"),
        );
        headers.append(
            header::ORIGIN,
            HeaderValue::from_static("http://evil.example"),
        );

        assert!(!is_own_origin(&headers, false));
    }
}
