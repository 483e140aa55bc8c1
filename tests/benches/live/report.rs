//! The figures of a run as a table, each beside what it is compared to.

use crate::print;
use crate::server::Kind;

/// How much is sent.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Load {
    /// Messages a second.
    pub(crate) rate: usize,
    pub(crate) seconds: u64,
}

/// What one workload cost and brought.
#[derive(Clone, Debug)]
pub(crate) struct Part {
    pub(crate) seconds: f64,
    /// Seconds of processor time of the server's process.
    pub(crate) cpu: f64,
    pub(crate) delivered: u64,
    pub(crate) expected: u64,
    /// Microseconds, in order.
    pub(crate) delays: Vec<u32>,
}

impl Part {
    /// Seconds of processor time for a million deliveries.
    fn per_million(&self) -> f64 {
        self.cpu * 1e6 / float(self.delivered.max(1))
    }

    fn share(&self) -> f64 {
        100.0 * float(self.delivered) / float(self.expected.max(1))
    }

    /// Milliseconds that so many of a hundred stay below.
    fn delay(&self, percent: usize) -> f64 {
        let place = self.delays.len() * percent / 100;
        let delay = self.delays.get(place).or_else(|| self.delays.last());
        f64::from(delay.copied().unwrap_or_default()) / 1e3
    }
}

/// What one server showed in one round.
#[derive(Clone, Debug)]
pub(crate) struct Figures {
    pub(crate) kind: Kind,
    /// Bytes of the first picture.
    pub(crate) picture: usize,
    /// kB for each connection.
    pub(crate) idle: f64,
    /// kB before anybody came.
    pub(crate) empty: f64,
    /// Connections that ended unasked.
    pub(crate) lost: usize,
    pub(crate) storm: Part,
    pub(crate) room: Part,
    pub(crate) votes: Part,
}

/// Prints the medians over all rounds.
pub(crate) fn table(screens: usize, picture: usize, figures: &[Figures]) {
    let of = |kind: Kind, value: &dyn Fn(&Figures) -> f64| {
        let values = figures.iter().filter(|figures| figures.kind == kind);
        median(values.map(value).collect())
    };
    print(&format!(
        "\n{screens} screens, first picture {} kB",
        picture / 1_000
    ));
    print(
        "server     |  room: CPU s/M   x floor    x ws  x socket.io   p50 ms   p99 ms       % | votes: CPU s/M  x floor  p50 ms  p99 ms       % | storm: all s   p99 s  CPU s      % | idle kB  empty MB  lost",
    );
    for kind in Kind::ALL {
        let get = |value: &dyn Fn(&Figures) -> f64| of(kind, value);
        if get(&|f| f.empty).is_nan() {
            continue;
        }
        let cpu = get(&|f| f.room.per_million());
        let against = |other: Kind| cpu / of(other, &|f| f.room.per_million());
        let votes = get(&|f| f.votes.per_million());
        print(&format!(
            "{:<10} | {:>14.2} {:>9.2} {:>7.2} {:>12.2} {:>8.1} {:>8.1} {:>7.2} | {:>14.2} {:>8.2} {:>7.1} {:>7.1} {:>7.2} | {:>12.2} {:>7.2} {:>6.2} {:>6.1} | {:>7.2} {:>9.1} {:>5.0}",
            kind.name(),
            cpu,
            against(Kind::Floor),
            against(Kind::Ws),
            against(Kind::SocketIo),
            get(&|f| f.room.delay(50)),
            get(&|f| f.room.delay(99)),
            get(&|f| f.room.share()),
            votes,
            votes / of(Kind::Floor, &|f| f.votes.per_million()),
            get(&|f| f.votes.delay(50)),
            get(&|f| f.votes.delay(99)),
            get(&|f| f.votes.share()),
            get(&|f| f.storm.seconds),
            get(&|f| f.storm.delay(99) / 1e3),
            get(&|f| f.storm.cpu),
            get(&|f| f.storm.share()),
            get(&|f| f.idle),
            get(&|f| f.empty / 1e3),
            get(&|f| float(f.lost as u64)),
        ));
    }
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}

/// A count for arithmetic.
#[expect(clippy::cast_precision_loss, reason = "nobody counts to 2^52 here")]
pub(crate) fn float(count: u64) -> f64 {
    count as f64
}
