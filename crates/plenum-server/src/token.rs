//! Secrets: tokens of links, tickets of those who wait, and the short join code.
//!
//! A token has 256 random bits. Only its SHA-256 is stored, and it is found by that hash, so that neither the data base
//! nor the time of a lookup tells anything about it. The join code has 40 bits, is shown to a whole hall and opens nothing
//! by itself; it follows from a secret of the server and the workshop, so that the projector can always show it.

use hmac::{Hmac, KeyInit, Mac};
use plenum_core::id::{CommandId, WorkshopId};
use sha2::{Digest, Sha256};
use uuid::Builder;

/// A fresh token: 43 characters of base64url.
pub(crate) fn fresh() -> String {
    base64url(&random::<32>())
}

/// What is stored of a token.
pub(crate) fn hash(token: &str) -> [u8; 32] {
    Sha256::digest(token.as_bytes()).into()
}

/// Whether a text could be a token at all.
pub(crate) fn is_token(text: &str) -> bool {
    text.len() == 43
        && text
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
}

/// The short code of a workshop: eight characters of Crockford's base 32.
pub(crate) fn join_code(secret: &[u8], workshop: WorkshopId) -> String {
    #[expect(clippy::expect_used, reason = "HMAC takes keys of every length")]
    let mut mac = Hmac::<Sha256>::new_from_slice(secret).expect("HMAC takes keys of every length");
    mac.update(b"plenum join code");
    mac.update(workshop.0.as_bytes());
    let digest = mac.finalize().into_bytes();
    digest
        .iter()
        .take(8)
        .map(|byte| char::from(CROCKFORD[usize::from(byte & 31)]))
        .collect()
}

/// The join code as it was meant: case and spaces do not matter, and O, I, L are read as the digits they resemble.
pub(crate) fn read_join_code(typed: &str) -> Option<String> {
    let code: String = typed
        .chars()
        .filter(|c| !c.is_whitespace() && *c != '-')
        .map(|c| match c.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            other => other,
        })
        .take(9)
        .collect();
    (code.len() == 8 && code.bytes().all(|b| CROCKFORD.contains(&b))).then_some(code)
}

/// What is stored of a join code; another domain than [`hash`], so that a code can never be used as a token.
pub(crate) fn join_code_hash(code: &str) -> [u8; 32] {
    Sha256::new()
        .chain_update(b"plenum join code\n")
        .chain_update(code)
        .finalize()
        .into()
}

/// A command id of the server itself.
pub(crate) fn command_id() -> CommandId {
    CommandId(Builder::from_random_bytes(random()).into_uuid())
}

/// Bytes from the generator of the operating system.
///
/// # Panics
/// Where the system has no randomness to give, nothing can be kept secret and the server must not go on.
pub(crate) fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    #[expect(
        clippy::expect_used,
        reason = "without randomness no secret can be made, so no answer would be right"
    )]
    getrandom::fill(&mut bytes).expect("the operating system gives random bytes");
    bytes
}

/// The URL-safe alphabet of base 64, without padding (RFC 4648, section 5).
pub(crate) fn base64url(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for group in bytes.chunks(3) {
        let padded = [
            group[0],
            group.get(1).copied().unwrap_or(0),
            group.get(2).copied().unwrap_or(0),
        ];
        let word = u32::from_be_bytes([0, padded[0], padded[1], padded[2]]);
        for place in 0..=group.len() {
            let six = (word >> (18 - 6 * place)) & 63;
            text.push(char::from(BASE64[six as usize]));
        }
    }
    text
}

const BASE64: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const CROCKFORD: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    #[test]
    fn base64url_is_that_of_the_standard() {
        let written: Vec<_> = ["", "f", "fo", "foo", "foob", "fooba", "foobar"]
            .map(|t| base64url(t.as_bytes()))
            .into();

        assert_eq!(
            written,
            ["", "Zg", "Zm8", "Zm9v", "Zm9vYg", "Zm9vYmE", "Zm9vYmFy"]
        );
        assert_eq!(base64url(&[0xfb, 0xff]), "-_8");
    }

    #[test]
    fn a_token_is_long_and_new_each_time() {
        let (one, two) = (fresh(), fresh());

        assert!(is_token(&one) && is_token(&two));
        assert_ne!(one, two);
        assert!(!is_token(&one[1..]));
    }

    #[test]
    fn a_join_code_is_read_as_it_is_heard() {
        let code = join_code(b"secret", WorkshopId(Uuid::from_u128(1)));

        assert_eq!(read_join_code(&code), Some(code.clone()));
        assert_eq!(read_join_code("oIl1 abcd").as_deref(), Some("0111ABCD"));
        assert_eq!(read_join_code("U1234567"), None, "there is no U");
        assert_eq!(read_join_code("1234567"), None);
        assert_ne!(join_code(b"secret", WorkshopId(Uuid::from_u128(2))), code);
    }
}
