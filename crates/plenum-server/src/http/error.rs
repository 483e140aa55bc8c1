//! The one error type of the HTTP interface: it knows its status and its public body.
//!
//! Causes are logged once, here, with an id; a client gets the id and never the cause.

use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use plenum_log::LogError;
use serde_json::{Value, json};

use crate::room::{Outcome, Stopped};
use crate::token;
use crate::wire::Problem;

/// Why a request was not served.
#[derive(Debug)]
pub(crate) enum Failure {
    /// There is no such thing for this caller: also the answer to a wrong token, so that nothing can be learnt from it.
    NotFound,
    /// `POST /api/session` with a token that nobody holds.
    BadToken,
    /// A page of another site.
    ForeignOrigin,
    /// The body is not what was asked for.
    Malformed(String),
    /// The body is not JSON by its content type.
    NotJson,
    /// The body is too long.
    TooLong {
        /// Bytes allowed.
        limit: usize,
    },
    /// The body did not arrive in time.
    TooSlow,
    /// Waiting helps.
    Wait {
        /// A stable code.
        code: &'static str,
        /// For how long.
        retry_after_ms: u64,
    },
    /// A rule refuses it.
    Refused {
        /// A stable code.
        code: String,
        /// What explains it.
        detail: Value,
    },
    /// Something is wrong on our side.
    Internal(String),
}

impl From<LogError> for Failure {
    fn from(error: LogError) -> Self {
        match error {
            LogError::Storage(cause) => {
                tracing::error!(%cause, "the data could not be written");
                Self::Wait {
                    code: "read_only",
                    retry_after_ms: 2_000,
                }
            }
            LogError::Conflict { .. } | LogError::Closed => Self::Wait {
                code: "busy",
                retry_after_ms: 1_000,
            },
            error @ (LogError::Damaged { .. } | LogError::Unusable(_)) => {
                Self::Internal(error.to_string())
            }
        }
    }
}

impl From<Stopped> for Failure {
    fn from(_: Stopped) -> Self {
        Self::Wait {
            code: "busy",
            retry_after_ms: 1_000,
        }
    }
}

impl Failure {
    /// The failure behind an outcome that is not `Done`.
    pub(crate) fn of(outcome: Outcome) -> Result<u64, Self> {
        match outcome {
            Outcome::Done(seq) => Ok(seq),
            Outcome::Refused { code, detail } => Err(Self::Refused { code, detail }),
        }
    }

    fn parts(self) -> (StatusCode, String, Value) {
        match self {
            Self::NotFound => (StatusCode::NOT_FOUND, "not_found".to_owned(), json!({})),
            Self::BadToken => (StatusCode::UNAUTHORIZED, "bad_token".to_owned(), json!({})),
            Self::ForeignOrigin => (
                StatusCode::FORBIDDEN,
                "foreign_origin".to_owned(),
                json!({}),
            ),
            Self::Malformed(problem) => (
                StatusCode::BAD_REQUEST,
                "malformed".to_owned(),
                json!({ "problem": problem }),
            ),
            Self::NotJson => (
                StatusCode::UNSUPPORTED_MEDIA_TYPE,
                "not_json".to_owned(),
                json!({}),
            ),
            Self::TooLong { limit } => (
                StatusCode::PAYLOAD_TOO_LARGE,
                "too_long".to_owned(),
                json!({ "limit": limit }),
            ),
            Self::TooSlow => (
                StatusCode::REQUEST_TIMEOUT,
                "too_slow".to_owned(),
                json!({}),
            ),
            Self::Wait {
                code,
                retry_after_ms,
            } => (
                status_of(code),
                code.to_owned(),
                json!({ "retry_after_ms": retry_after_ms }),
            ),
            Self::Refused { code, detail } => (status_of(&code), code, detail),
            Self::Internal(cause) => {
                let id = incident();
                tracing::error!(incident.id = id, cause, "a request failed");
                (
                    StatusCode::INTERNAL_SERVER_ERROR,
                    "internal".to_owned(),
                    json!({ "incident": id }),
                )
            }
        }
    }
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        let (status, code, detail) = self.parts();
        let retry = detail.get("retry_after_ms").and_then(Value::as_u64);
        let mut response = (status, Json(Problem { code, detail })).into_response();
        if let Some(ms) = retry {
            response
                .headers_mut()
                .insert(header::RETRY_AFTER, HeaderValue::from(ms.div_ceil(1_000)));
        }
        response
    }
}

/// The status of a refusal: who may not, what is not well-formed, what waiting helps; all else is a conflict with the state.
fn status_of(code: &str) -> StatusCode {
    match code {
        "not_permitted" | "no_seat" | "host_silent" | "not_yours" | "recused" | "own_work" => {
            StatusCode::FORBIDDEN
        }
        "no_such_item" | "no_such_code" => StatusCode::NOT_FOUND,
        "text_empty" | "text_too_long" | "outside_scale" | "reason_required" | "missing"
        | "no_such_time" | "malformed" | "command_too_long" | "rubric_faults" | "file_faults" => {
            StatusCode::UNPROCESSABLE_ENTITY
        }
        "rate_limited" => StatusCode::TOO_MANY_REQUESTS,
        "busy" | "read_only" => StatusCode::SERVICE_UNAVAILABLE,
        "internal" => StatusCode::INTERNAL_SERVER_ERROR,
        _ => StatusCode::CONFLICT,
    }
}

/// The answer to a panic: an id, and nothing of its text.
pub(crate) fn panicked(_: Box<dyn std::any::Any + Send>) -> Response {
    Failure::Internal("a handler panicked".to_owned()).into_response()
}

fn incident() -> String {
    plenum_core::keys::hex(&token::random::<8>())
}
