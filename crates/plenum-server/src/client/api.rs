//! The HTTP interface of a server, seen from outside.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::{ClientError, PATIENCE};
use crate::wire::Problem;

/// The HTTP interface, with one token.
#[derive(Clone, Debug)]
pub struct Api {
    server: String,
    token: Option<String>,
    agent: ureq::Agent,
}

impl Api {
    /// Speaks to `http://127.0.0.1:8080` with a token, or without.
    pub fn new(server: &str, token: Option<&str>) -> Self {
        let config = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .timeout_global(Some(PATIENCE))
            .build();
        Self {
            server: server.trim_end_matches('/').to_owned(),
            token: token.map(str::to_owned),
            agent: config.into(),
        }
    }

    /// `POST` with a JSON body.
    ///
    /// # Errors
    /// [`ClientError::Refused`] for every status but success.
    pub async fn post<T: DeserializeOwned>(
        &self,
        path: &str,
        body: &impl Serialize,
    ) -> Result<T, ClientError> {
        let body = serde_json::to_string(body)?;
        let text = self.text("POST", path, Some(body)).await?;
        Ok(serde_json::from_str(if text.is_empty() {
            "null"
        } else {
            &text
        })?)
    }

    /// `GET` of JSON.
    ///
    /// # Errors
    /// [`ClientError::Refused`] for every status but success.
    pub async fn get<T: DeserializeOwned>(&self, path: &str) -> Result<T, ClientError> {
        Ok(serde_json::from_str(&self.text("GET", path, None).await?)?)
    }

    /// `GET` of text.
    ///
    /// # Errors
    /// [`ClientError::Refused`] for every status but success.
    pub async fn get_text(&self, path: &str) -> Result<String, ClientError> {
        self.text("GET", path, None).await
    }

    async fn text(
        &self,
        method: &'static str,
        path: &str,
        body: Option<String>,
    ) -> Result<String, ClientError> {
        let mut request = ureq::http::Request::builder()
            .method(method)
            .uri(format!("{}{path}", self.server));
        if let Some(token) = &self.token {
            request = request.header("authorization", format!("Bearer {token}"));
        }
        if body.is_some() {
            request = request.header("content-type", "application/json");
        }
        let request = request
            .body(body.unwrap_or_default())
            .map_err(|error| ClientError::Http(error.to_string()))?;
        let agent = self.agent.clone();
        let answer = tokio::task::spawn_blocking(move || {
            let mut response = agent.run(request)?;
            let text = response
                .body_mut()
                .with_config()
                .limit(LARGEST_ANSWER)
                .read_to_string()?;
            Ok::<_, ureq::Error>((response.status().as_u16(), text))
        });
        let (status, text) = match answer.await {
            Ok(Ok(answer)) => answer,
            Ok(Err(error)) => return Err(ClientError::Http(error.to_string())),
            Err(error) => return Err(ClientError::Http(error.to_string())),
        };
        if (200..300).contains(&status) {
            return Ok(text);
        }
        let problem = serde_json::from_str(&text);
        let Problem { code, detail } = problem.unwrap_or_else(|_| Problem {
            code: "unreadable".to_owned(),
            detail: Value::String(text),
        });
        Err(ClientError::Refused {
            status,
            code,
            detail,
        })
    }
}

const LARGEST_ANSWER: u64 = 256 << 20;
