//! What `plenum score --help-format` prints. A test runs the example in it.

/// The form of the input and of the answer, with an example that works.
pub(super) const HELP: &str = r"THE INPUT is one line for each score, as CSV with a header

  submission,criterion,reviewer,organisation,round,score

or as a JSON array of objects with these fields. criterion (overall), organisation (none) and round (1) may be left out; the
columns may stand in any order, other columns are refused. A score is a number with at most three decimals, or a word of the
scale; an empty score, NA or - is a gap, never a zero. Of each submission and criterion only the last round counts.

  --scale 1..9                        scores outside are refused
  --scale ordinal:weak,fair,strong    words from the lowest to the highest; they count as 1, 2, 3
  --weights relevance=2,governance=1  criteria that are not named weigh 1; 0 shows a criterion and does not count it
  --seed N                            decides the draws behind the intervals

THE ANSWER, numbers rounded to 0.000001, null where a number does not exist; `reasons` says why, by the path of the number
  submissions   [{id, n, mean, median, trimmed, calibrated, interval, explanation}]: n reviewers, each with the weighted mean of
                the criteria answered; trimmed leaves out a tenth of the scores at each end; calibrated evens out strict and
                generous reviewers (crossed random effects, REML); interval holds it with 90 % probability
  reviewers     [{id, n, leniency, flags}]: leniency above 0 is generous; a flag is a question to a person
  agreement     krippendorff_alpha {nominal, ordinal, interval, ratio}, icc {icc1, icc2, icc3, icc1k, icc2k, icc3k} after Shrout
                and Fleiss, kendall_w (with ties), fleiss_kappa, reliability (of the mean of all ratings of a submission)
  variance      {submission, reviewer, residual}: quality, leniency, noise
  ranking       borda [{id, points, place}], copeland [{id, points, place}], bands [{from, to, submissions}]: submissions of one
                band cannot be told apart; condorcet: the winner of all duels, or the cycle
  criteria      [{id, weight, n, reliability, krippendorff_alpha}]: ratings of one criterion alone
  calibration   {may_decide, failed}: the conditions under which calibrated scores may serve a decision
  superseded, gaps, seed, version

The exit code is 0 with an answer, also an empty one, and 1 for an input that cannot be used. Equal input and seed give equal
bytes, in whatever order the lines are.

EXAMPLE (six submissions, four reviewers: Shrout and Fleiss 1979)
submission,criterion,reviewer,organisation,round,score
1,overall,A,Cairo,1,9
1,overall,B,Mashhad,1,2
1,overall,C,Mexico City,1,5
1,overall,D,Paris,1,8
2,overall,A,Cairo,1,6
2,overall,B,Mashhad,1,1
2,overall,C,Mexico City,1,3
2,overall,D,Paris,1,2
3,overall,A,Cairo,1,8
3,overall,B,Mashhad,1,4
3,overall,C,Mexico City,1,6
3,overall,D,Paris,1,8
4,overall,A,Cairo,1,7
4,overall,B,Mashhad,1,1
4,overall,C,Mexico City,1,2
4,overall,D,Paris,1,6
5,overall,A,Cairo,1,10
5,overall,B,Mashhad,1,5
5,overall,C,Mexico City,1,6
5,overall,D,Paris,1,9
6,overall,A,Cairo,1,6
6,overall,B,Mashhad,1,2
6,overall,C,Mexico City,1,4
6,overall,D,Paris,1,7";
