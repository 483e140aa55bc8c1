//! The command line. Help texts are the reference; nothing is configured elsewhere.

use std::net::SocketAddr;
use std::ops::Deref;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::score::input::{Scale, Weights};

/// A live workshop server for peer reviews of city programmes.
#[derive(Debug, Parser)]
#[command(name = "plenum", version, disable_help_subcommand = true)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What the program can do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Serves workshops from a data folder.
    Serve(Serve),
    /// Plays a workshop through a real server, and lets you take over.
    Demo(Demo),
    /// Proves that an archive was not altered.
    Verify(Verify),
    /// Writes the archive of a workshop, whole or for publication.
    Export(Export),
    /// Takes a workshop in from an archive that another server wrote.
    Import(Import),
    /// Writes reports of a workshop: for offices, for the room, for the public.
    Report(Report),
    /// Copies the data while the server runs, or while it does not.
    Backup(Backup),
    /// Puts a backup into a new data folder.
    Restore(Restore),
    /// Who is reminded by mail of what is due: adds, removes and lists.
    Contacts(Contacts),
    /// Lists the reminders of a workshop: what is sent when, and what was sent.
    Reminders(Reminders),
    /// Checks the data, the disk, the clock, the port and the fonts, and says what to do.
    Doctor(Doctor),
    /// Works out who reviews what, with a proof.
    Assign(Assign),
    /// Says what ratings add up to, and how far reviewers agree.
    Score(Score),
    /// Fills rooms with scripted people and proves that nothing is lost.
    Load(Load),
}

/// Where the data lies.
#[derive(Debug, Args)]
pub struct Data {
    /// The data folder, whether or not a server runs on it.
    #[arg(
        long = "data",
        value_name = "DIR",
        env = "PLENUM_DATA",
        default_value = "plenum-data"
    )]
    folder: PathBuf,
}

impl Deref for Data {
    type Target = Path;

    fn deref(&self) -> &Path {
        &self.folder
    }
}

/// `plenum serve`.
#[derive(Debug, Args)]
pub struct Serve {
    /// The data folder; it is made if it is missing.
    #[arg(
        long,
        value_name = "DIR",
        env = "PLENUM_DATA",
        default_value = "plenum-data"
    )]
    pub data: PathBuf,
    /// Where to listen; 0.0.0.0:7470 lets other devices in.
    #[arg(
        long,
        value_name = "ADDR",
        env = "PLENUM_LISTEN",
        default_value = "127.0.0.1:7470"
    )]
    pub listen: SocketAddr,
    /// A second address for those who run the server: /metrics for Prometheus, /healthz, /readyz.
    #[arg(long, value_name = "ADDR", env = "PLENUM_METRICS")]
    pub metrics: Option<SocketAddr>,
    /// How the log is written on standard error: for people, or one JSON object a line for programs that collect logs. It names
    /// rooms by id and nobody by name.
    #[arg(
        long,
        value_name = "FORM",
        env = "PLENUM_LOG_FORM",
        default_value = "text"
    )]
    pub log_form: LogForm,
    /// Prints a new link for the operator; the old one is void.
    #[arg(long)]
    pub new_operator_link: bool,
    /// Starts the clock at this instant, such as 2014-03-14T10:30:00+09:00, and lets it run from there: to rehearse, or to
    /// go on with a demonstration.
    #[arg(long, value_name = "INSTANT")]
    pub clock: Option<jiff::Timestamp>,
    /// How reminders are sent; nothing is sent without --smtp.
    #[command(flatten)]
    pub post: Post,
}

/// How reminders are sent.
#[derive(Clone, Debug, Args)]
pub struct Post {
    /// The mail server that takes reminders, such as mail.city.example or 127.0.0.1:1025; port 587 without one. STARTTLS is
    /// required unless it is this machine.
    #[arg(
        long,
        value_name = "HOST[:PORT]",
        env = "PLENUM_SMTP",
        requires = "mail_from"
    )]
    pub smtp: Option<String>,
    /// The user at the mail server.
    #[arg(long, value_name = "USER", env = "PLENUM_SMTP_USER", requires_all = ["smtp", "smtp_password_file"])]
    pub smtp_user: Option<String>,
    /// A file that holds the password of that user.
    #[arg(
        long,
        value_name = "FILE",
        env = "PLENUM_SMTP_PASSWORD_FILE",
        requires = "smtp_user"
    )]
    pub smtp_password_file: Option<PathBuf>,
    /// Sends without encryption to a mail server on another machine.
    #[arg(long, requires = "smtp")]
    pub smtp_plain: bool,
    /// From whom reminders come, such as "Peer reviews <reviews@city.example>".
    #[arg(
        long,
        value_name = "ADDRESS",
        env = "PLENUM_MAIL_FROM",
        requires = "smtp"
    )]
    pub mail_from: Option<String>,
    /// Where people reach this server, as it stands in mails; the address it listens on without it.
    #[arg(long, value_name = "URL", env = "PLENUM_MAIL_LINK", requires = "smtp")]
    pub mail_link: Option<String>,
}

/// `plenum contacts`.
#[derive(Debug, Args)]
pub struct Contacts {
    /// The id of the workshop.
    pub workshop: String,
    /// What to do.
    #[command(subcommand)]
    pub change: ContactChange,
    /// The data folder, whether or not a server runs on it.
    #[arg(
        long,
        global = true,
        value_name = "DIR",
        env = "PLENUM_DATA",
        default_value = "plenum-data"
    )]
    pub data: PathBuf,
}

/// What to do with the contacts of a workshop.
#[derive(Debug, Subcommand)]
pub enum ContactChange {
    /// Adds somebody who asked to be reminded, or changes the language and the seat.
    Add {
        /// The mail address.
        address: String,
        /// The language of the mails, such as en or ar.
        #[arg(long, value_name = "LANG", default_value = "en")]
        language: String,
        /// The id of this person's seat: whoever erases the person erases the contact.
        #[arg(long, value_name = "SEAT")]
        seat: Option<uuid::Uuid>,
    },
    /// Removes somebody, and the memory of what was sent.
    Remove {
        /// The mail address.
        address: String,
    },
    /// Lists everybody.
    List,
}

/// `plenum reminders`.
#[derive(Debug, Args)]
pub struct Reminders {
    /// The id of the workshop, or an archive.
    #[arg(value_name = "WORKSHOP|ARCHIVE")]
    pub source: String,
    /// As of this instant, such as 2014-09-01T09:00:00+09:00; now without it.
    #[arg(long, value_name = "INSTANT")]
    pub at: Option<jiff::Timestamp>,
    /// The data folder.
    #[command(flatten)]
    pub data: Data,
}

/// How the log is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum LogForm {
    /// For people.
    #[default]
    Text,
    /// One JSON object a line.
    Json,
}

/// `plenum export`.
#[derive(Debug, Args)]
pub struct Export {
    /// The id of the workshop, or an archive file to make a publication of. Not needed where the folder holds one workshop.
    pub workshop: Option<String>,
    /// The data folder.
    #[command(flatten)]
    pub data: Data,
    /// For whom: `full` is the whole archive, which can be imported again; `organisation`, `chatham` and `public` leave out what
    /// the profile does not show and still verify against the original chain.
    #[arg(long, value_name = "PROFILE", default_value = "full")]
    pub profile: String,
    /// Where to; it must not exist yet.
    #[arg(long, value_name = "FILE")]
    pub out: PathBuf,
}

/// `plenum import`.
#[derive(Debug, Args)]
pub struct Import {
    /// The archive: `outcome.json`, or what `plenum export` wrote.
    pub archive: PathBuf,
    /// The data folder.
    #[command(flatten)]
    pub data: Data,
}

/// `plenum backup`.
#[derive(Debug, Args)]
pub struct Backup {
    /// The data folder.
    #[command(flatten)]
    pub data: Data,
    /// A folder that does not exist yet; it takes the copy.
    pub to: PathBuf,
}

/// `plenum restore`.
#[derive(Debug, Args)]
pub struct Restore {
    /// The backup: the whole folder that `plenum backup` made.
    pub from: PathBuf,
    /// The data folder; it must hold no data yet.
    #[arg(
        long,
        value_name = "DIR",
        env = "PLENUM_DATA",
        default_value = "plenum-data"
    )]
    pub data: PathBuf,
    /// Where it is known who was erased after the backup was made: the data folder from before, or a newer backup. They are
    /// erased again. May be given several times.
    #[arg(long, value_name = "DIR", conflicts_with = "check")]
    pub erased: Vec<PathBuf>,
    /// Checks the backup and restores nothing.
    #[arg(long)]
    pub check: bool,
}

/// `plenum doctor`.
#[derive(Debug, Args)]
pub struct Doctor {
    /// The data folder.
    #[command(flatten)]
    pub data: Data,
    /// Where the server listens, or is to listen.
    #[arg(
        long,
        value_name = "ADDR",
        env = "PLENUM_LISTEN",
        default_value = "127.0.0.1:7470"
    )]
    pub listen: SocketAddr,
}

/// `plenum demo`.
#[derive(Debug, Args)]
pub struct Demo {
    /// The scenario: `seoul-2014`, or a file.
    #[arg(long, value_name = "NAME|FILE", default_value = "seoul-2014")]
    pub scenario: String,
    /// Scenario seconds per second; long gaps are shortened. `max` does not wait at all.
    #[arg(long, value_name = "N|max", default_value = "480")]
    pub speed: Speed,
    /// Plays until this block has started, or to the `end`; then you take over.
    #[arg(long, value_name = "BLOCK|end", default_value = "B21")]
    pub until: Until,
    /// Ends when the play has ended, instead of staying open.
    #[arg(long)]
    pub headless: bool,
    /// Writes outcome.html and outcome.json into this folder when the play has ended.
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// Writes all reports beside them, in these languages, such as en,es.
    #[arg(long, value_name = "LANGS", value_delimiter = ',', requires = "out")]
    pub reports: Vec<String>,
    /// Where to listen; 0.0.0.0:7470 lets other devices in. Headless, the default is a free port.
    #[arg(long, value_name = "ADDR")]
    pub listen: Option<SocketAddr>,
    /// Writes all links into this file once you can take over.
    #[arg(long, value_name = "FILE")]
    pub links_json: Option<PathBuf>,
    /// Keeps the workshop in this data folder; without it, it is gone afterwards.
    #[arg(long, value_name = "DIR")]
    pub data: Option<PathBuf>,
}

/// `plenum verify`.
#[derive(Debug, Args)]
pub struct Verify {
    /// The archive: outcome.json.
    pub archive: PathBuf,
}

/// The help of `--language`, with all that there are.
fn languages() -> String {
    let langs: Vec<_> = plenum_report::catalogue::Catalogue::langs().collect();
    format!(
        "Language of headings and words: {}. With --all several, such as en,es",
        langs.join(", ")
    )
}

/// `plenum report`.
#[derive(Debug, Args)]
pub struct Report {
    /// An archive (outcome.json), or the id of a workshop in the data folder, whether or not a server runs on it.
    #[arg(value_name = "ARCHIVE|WORKSHOP")]
    pub source: String,
    /// Which report: full, conclusions, raw, tracker, feedback, method.
    #[arg(long, value_name = "KIND", default_value = "full")]
    pub kind: String,
    /// In which form: html, pdf, docx, xlsx, ods, csv, md, ics, json.
    #[arg(long, value_name = "FORMAT", default_value = "html")]
    pub format: String,
    /// Who is named: full (people by function), organisation, chatham (nobody as a source), public.
    #[arg(long, value_name = "PROFILE", default_value = "full")]
    pub profile: String,
    /// Language of headings and words; with --all several.
    #[arg(long, value_name = "LANG", default_value = "en", value_delimiter = ',', help = languages())]
    pub language: Vec<String>,
    /// Whose feedback sheet, by the beginning of its name; the host's without it.
    #[arg(long, value_name = "NAME")]
    pub organisation: Option<String>,
    /// The archive of an earlier workshop of the same host, scored by the same rubric, or its id in the data folder: the full
    /// report and the tracker say what has become since. With --format json, the report itself as data.
    #[arg(long, value_name = "ARCHIVE|WORKSHOP")]
    pub earlier: Option<String>,
    /// Where it goes: a file, or a folder with --all.
    #[arg(long, value_name = "FILE|DIR")]
    pub out: Option<PathBuf>,
    /// Writes everything: the full report in all formats, the other kinds and profiles to read and to edit.
    #[arg(long)]
    pub all: bool,
    /// The data folder.
    #[command(flatten)]
    pub data: Data,
}

/// `plenum assign`.
#[derive(Debug, Args)]
pub struct Assign {
    /// The reviewers, the submissions and the rules, as JSON; `-` reads standard input.
    #[arg(long, value_name = "FILE")]
    pub input: Option<PathBuf>,
    /// What the best plan is.
    #[arg(long, value_enum, default_value_t = Aim::Total)]
    pub objective: Aim,
    /// Decides between plans that are equally good.
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub seed: u64,
    /// Where the answer goes; standard output without it.
    #[arg(long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Checks this plan against the input instead of making one.
    #[arg(long, value_name = "PLAN", conflicts_with = "output")]
    pub check: Option<PathBuf>,
    /// Prints the form of the input and of the answer, with an example.
    #[arg(long)]
    pub help_format: bool,
}

/// What the best plan is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Aim {
    /// The most points in all.
    Total,
    /// The weakest submission as strong as possible, then the most points.
    Fair,
    /// Reviews as evenly spread as possible, then the most points.
    Balanced,
}

/// `plenum score`.
#[derive(Debug, Args)]
pub struct Score {
    /// The ratings, as CSV or JSON; `-` reads CSV from standard input.
    #[arg(long, value_name = "FILE")]
    pub input: Option<PathBuf>,
    /// The scale: lowest..highest such as 1..9, or words such as ordinal:weak,fair,strong. Without it any number is taken.
    #[arg(long, value_name = "SCALE")]
    pub scale: Option<Scale>,
    /// Weights of criteria: relevance=2,governance=1. Criteria that are not named weigh 1.
    #[arg(long, value_name = "WEIGHTS")]
    pub weights: Option<Weights>,
    /// Decides the draws behind the intervals.
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub seed: u64,
    /// Where the answer goes; standard output without it.
    #[arg(long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Prints the form of the input and of the answer, with an example.
    #[arg(long)]
    pub help_format: bool,
}

/// `plenum load`.
#[derive(Debug, Args)]
pub struct Load {
    /// Seats over all rooms, at most 5000.
    #[arg(long, value_name = "N", default_value_t = 50, value_parser = clap::value_parser!(u32).range(1..=5_000))]
    pub seats: u32,
    /// Rooms, at most 100.
    #[arg(long, value_name = "R", default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=100))]
    pub rooms: u32,
    /// How long the people work, at most 600 seconds.
    #[arg(long, value_name = "S", default_value_t = 10, value_parser = clap::value_parser!(u32).range(1..=600))]
    pub seconds: u32,
    /// Commands per second and room.
    #[arg(long, value_name = "N", default_value_t = 20, value_parser = clap::value_parser!(u32).range(1..=10_000))]
    pub rate: u32,
    /// A server that runs; it keeps the workshops that are made there. Without it a server of its own is started over a
    /// temporary folder, with limits that let one machine be a crowd.
    #[arg(long, value_name = "URL", requires = "operator")]
    pub server: Option<String>,
    /// The operator's link of that server, or the secret in it.
    #[arg(long, value_name = "TOKEN", requires = "server")]
    pub operator: Option<String>,
    /// Allows a server on another machine.
    #[arg(long, requires = "server")]
    pub i_own_this_server: bool,
}

/// How fast a scenario is played.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Speed {
    /// Scenario seconds per second.
    Times(u32),
    /// Without waiting.
    Max,
}

impl FromStr for Speed {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "max" => Ok(Self::Max),
            _ => match text.parse() {
                Ok(times @ 1..=1_000_000) => Ok(Self::Times(times)),
                Ok(_) | Err(_) => Err("a speed is a whole number from 1 to 1000000, or `max`"),
            },
        }
    }
}

/// Where the play ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Until {
    /// With the last step.
    End,
    /// When the block with this label has started.
    Block(String),
}

impl FromStr for Until {
    type Err = std::convert::Infallible;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Ok(if text == "end" {
            Self::End
        } else {
            Self::Block(text.to_owned())
        })
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_command_line_is_consistent() {
        Cli::command().debug_assert();
    }

    #[test]
    fn a_speed_is_a_number_or_max() {
        assert_eq!("max".parse(), Ok(Speed::Max));
        assert_eq!("240".parse(), Ok(Speed::Times(240)));
        assert!("0".parse::<Speed>().is_err());
        assert!("fast".parse::<Speed>().is_err());
    }

    #[test]
    fn the_demo_stops_in_the_silent_writing_by_default() {
        let cli = Cli::try_parse_from(["plenum", "demo"]).unwrap();

        let Command::Demo(demo) = cli.command else {
            panic!("another command")
        };
        assert_eq!(
            (demo.until, demo.speed, demo.headless),
            (Until::Block("B21".to_owned()), Speed::Times(480), false)
        );
    }
}
