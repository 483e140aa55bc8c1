//! Runs steps one after the other, with their durations, and counts.

use std::time::Instant;

/// The tally of a run.
#[derive(Debug, Default)]
pub(crate) struct Steps {
    passed: u32,
    failed: Vec<String>,
}

impl Steps {
    /// Runs one step. A failure is kept and the next steps still run: one run tells everything that is wrong.
    pub(crate) fn step(&mut self, name: &str, run: impl FnOnce() -> Result<(), String>) {
        println!("\n== {name}");
        let started = Instant::now();
        let done = run();
        let seconds = started.elapsed().as_secs_f32();
        match done {
            Ok(()) => {
                println!("== {name}: ok, {seconds:.1} s");
                self.passed += 1;
            }
            Err(problem) => {
                println!("== {name}: FAILED after {seconds:.1} s: {problem}");
                self.failed.push(name.to_owned());
            }
        }
    }

    /// Prints the count, alone on the last line.
    pub(crate) fn finish(self) -> Result<(), String> {
        println!();
        for name in &self.failed {
            println!("failed: {name}");
        }
        println!("{} passed, {} failed", self.passed, self.failed.len());
        if self.failed.is_empty() {
            Ok(())
        } else {
            Err("not everything holds".to_owned())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failed_step_does_not_stop_the_others_and_is_not_forgotten() {
        let mut steps = Steps::default();
        let mut ran = 0;
        steps.step("one", || Err("no".to_owned()));
        steps.step("two", || {
            ran += 1;
            Ok(())
        });

        assert_eq!(
            (ran, steps.passed, steps.failed.as_slice()),
            (1, 1, &["one".to_owned()][..])
        );
        assert!(steps.finish().is_err());
    }
}
