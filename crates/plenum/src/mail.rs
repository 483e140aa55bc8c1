//! Sends one mail: to a mail server that was named on the command line, encrypted unless that is this machine.
//!
//! What goes wrong is told without a word of the mail server, for such words often hold the address.

use std::fmt;
use std::net::IpAddr;
use std::time::Duration;

use anyhow::{Context, Result, anyhow};
use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Mailbox, MessageBuilder};
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Tls, TlsParameters};
use lettre::transport::smtp::{AsyncSmtpTransportBuilder, Error, SUBMISSION_PORT};
use lettre::{Address, AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};
use plenum_report::outcome::reminders::Letter;
use sha2::{Digest, Sha256};

use crate::cli::Post;

/// Sends mails through one mail server.
pub struct Mailer {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
}

impl fmt::Debug for Mailer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Mailer").finish_non_exhaustive()
    }
}

/// A mail was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The mail server answered with this code.
    Refused(u16),
    /// No connection, or it broke.
    Connection,
    /// The connection could not be encrypted.
    Encryption,
    /// The address is none.
    Address,
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused(code) => write!(f, "the mail server refused with {code}"),
            Self::Connection => {
                f.write_str("the mail server was not reached, or the connection broke")
            }
            Self::Encryption => {
                f.write_str("the connection to the mail server could not be encrypted")
            }
            Self::Address => f.write_str("this is no mail address"),
        }
    }
}

impl Mailer {
    /// What the command line says; none if it names no mail server.
    ///
    /// # Errors
    /// An address, the password or the trusted certificates cannot be read; one line that says what to do.
    pub fn of(args: &Post) -> Result<Option<Self>> {
        let Some(smtp) = &args.smtp else {
            return Ok(None);
        };
        let from = args.mail_from.as_deref().unwrap_or_default();
        let from = from
            .parse()
            .map_err(|_| anyhow!("--mail-from {from} is no mail address"))?;
        let (host, port) = host_and_port(smtp)?;
        let encrypted = !args.smtp_plain && !is_this_machine(host);
        let mut builder = builder(host, port, encrypted)?;
        if let (Some(user), Some(file)) = (&args.smtp_user, &args.smtp_password_file) {
            let password = std::fs::read_to_string(file)
                .with_context(|| format!("cannot read {}", file.display()))?;
            let password = password.trim_end_matches(['\r', '\n']).to_owned();
            builder = builder.credentials(Credentials::new(user.clone(), password));
        }
        Ok(Some(Self {
            transport: builder.build(),
            from,
        }))
    }

    /// Sends a mail. `key` names it for good: a mail that is sent twice after all has the same id, so that those who keep
    /// mails can tell.
    ///
    /// # Errors
    /// The mail server did not take it.
    pub async fn send(&self, to: &str, key: &str, letter: &Letter) -> Result<(), Trouble> {
        let address: Address = to.parse().map_err(|_| Trouble::Address)?;
        let message = self
            .message(address, key, letter)
            .map_err(|_| Trouble::Address)?;
        match self.transport.send(message).await {
            Ok(_) => Ok(()),
            Err(error) => Err(trouble(&error)),
        }
    }

    fn message(
        &self,
        to: Address,
        key: &str,
        letter: &Letter,
    ) -> Result<Message, lettre::error::Error> {
        let digest = Sha256::new()
            .chain_update(key)
            .chain_update([0])
            .chain_update(to.as_ref() as &str)
            .finalize();
        let id = plenum_core::keys::hex(digest.get(..16).unwrap_or_default());
        let builder: MessageBuilder = Message::builder()
            .from(self.from.clone())
            .to(Mailbox::new(None, to))
            .subject(letter.subject.clone())
            .message_id(Some(format!("<{id}@{}>", self.from.email.domain())))
            .header(ContentType::TEXT_PLAIN);
        let mut message = builder.body(letter.body.clone())?;
        // RFC 3834: nobody's absence is to be reported to a program.
        message.headers_mut().insert_raw(HeaderValue::new(
            HeaderName::new_from_ascii_str("Auto-Submitted"),
            "auto-generated".to_owned(),
        ));
        Ok(message)
    }
}

/// A way to a mail server. An encrypted one sends nothing, no password either, to a server that does not offer STARTTLS.
fn builder(host: &str, port: u16, encrypted: bool) -> Result<AsyncSmtpTransportBuilder> {
    let tls = if encrypted {
        let trusted = TlsParameters::new(host.to_owned());
        Tls::Required(trusted.context("the certificates that this system trusts cannot be read")?)
    } else {
        Tls::None
    };
    let builder = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(host);
    Ok(builder.port(port).tls(tls).timeout(Some(PATIENCE)))
}

fn trouble(error: &Error) -> Trouble {
    match error.status() {
        Some(code) => Trouble::Refused(u16::from(code)),
        None if error.is_tls() => Trouble::Encryption,
        None => Trouble::Connection,
    }
}

/// The host, and the port where there is one: `mail.city.example:25`, `[::1]:1025`.
fn host_and_port(text: &str) -> Result<(&str, u16)> {
    let named = |port: &str| {
        port.parse()
            .map_err(|_| anyhow!("--smtp {text}: {port} is no port"))
    };
    if let Some(rest) = text.strip_prefix('[') {
        let (host, port) = rest
            .split_once(']')
            .ok_or_else(|| anyhow!("--smtp {text}: the bracket is not closed"))?;
        let port = port.strip_prefix(':').map(named).transpose()?;
        return Ok((host, port.unwrap_or(SUBMISSION_PORT)));
    }
    match text.rsplit_once(':') {
        Some((host, _)) if host.contains(':') => Ok((text, SUBMISSION_PORT)),
        Some((host, port)) => Ok((host, named(port)?)),
        None => Ok((text, SUBMISSION_PORT)),
    }
}

/// Whether a mail to this host leaves no machine.
fn is_this_machine(host: &str) -> bool {
    let address: Result<IpAddr, _> = host.parse();
    address.map_or_else(
        |_| host.eq_ignore_ascii_case("localhost"),
        |address| address.is_loopback(),
    )
}

/// The longest that is waited for an answer of the mail server.
const PATIENCE: Duration = Duration::from_secs(30);

#[cfg(test)]
mod tests {
    use std::io::{BufRead, BufReader, Write};

    use super::*;

    fn mailer() -> Mailer {
        let post = Post {
            smtp: Some("localhost:1025".to_owned()),
            smtp_user: None,
            smtp_password_file: None,
            smtp_plain: false,
            mail_from: Some("Peer reviews <reviews@city.example>".to_owned()),
            mail_link: None,
        };
        Mailer::of(&post).unwrap().unwrap()
    }

    #[test]
    fn a_host_may_have_a_port_and_only_this_machine_needs_no_encryption() {
        assert_eq!(
            host_and_port("mail.city.example").unwrap(),
            ("mail.city.example", 587)
        );
        assert_eq!(
            host_and_port("127.0.0.1:1025").unwrap(),
            ("127.0.0.1", 1025)
        );
        assert_eq!(host_and_port("[::1]:25").unwrap(), ("::1", 25));
        assert_eq!(host_and_port("::1").unwrap(), ("::1", 587));
        assert!(host_and_port("mail:many").is_err() && host_and_port("[::1").is_err());
        assert!(
            is_this_machine("localhost") && is_this_machine("127.0.0.2") && is_this_machine("::1")
        );
        assert!(!is_this_machine("localhost.city.example") && !is_this_machine("10.0.0.1"));
    }

    #[test]
    fn no_text_begins_a_header() {
        let letter = Letter {
            subject: "Action A1\r\nBcc: eve@city.example".to_owned(),
            body: "خطوة\r\n.\r\nQUIT\r\n".to_owned(),
        };
        let to = "ana@city.example".parse().unwrap();
        let message = mailer().message(to, "due/1", &letter).unwrap();
        let text = String::from_utf8(message.formatted()).unwrap();
        let (head, _) = text.split_once("\r\n\r\n").unwrap();

        assert!(
            head.lines()
                .all(|line| !line.to_lowercase().starts_with("bcc")),
            "{head}"
        );
        assert!(head.contains("Auto-Submitted: auto-generated"), "{head}");
        assert!(head.contains("@city.example>") && !text.contains("\r\nQUIT"));
        assert!(
            "ana@city.example\r\nBcc: eve@city.example"
                .parse::<Address>()
                .is_err()
        );
    }

    #[tokio::test]
    async fn a_mail_server_that_cannot_encrypt_is_told_nothing() {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let office = std::thread::spawn(move || {
            let (mut stream, _) = listener.accept().unwrap();
            let mut lines = BufReader::new(stream.try_clone().unwrap()).lines();
            stream.write_all(b"220 here\r\n").unwrap();
            let hello = lines.next().unwrap().unwrap();
            stream.write_all(b"250-here\r\n250 AUTH PLAIN\r\n").unwrap();
            let rest: Vec<String> = lines.map_while(Result::ok).collect();
            (hello, rest)
        });
        let secret = Credentials::new("reviews".to_owned(), "secret".to_owned());
        let builder = builder("127.0.0.1", port, true).unwrap();
        let careful = Mailer {
            transport: builder.credentials(secret).build(),
            ..mailer()
        };
        let letter = Letter {
            subject: "Action A1".to_owned(),
            body: "Ask.".to_owned(),
        };

        assert!(
            careful
                .send("ana@city.example", "due/1", &letter)
                .await
                .is_err()
        );
        drop(careful);
        let (hello, rest) = office.join().unwrap();
        assert!(hello.starts_with("EHLO"), "{hello}");
        let leaks = |line: &String| line.contains("MAIL") || line.contains("AUTH");
        assert!(!rest.iter().any(leaks), "{rest:?}");
    }
}
