// What a reviewer may say of one submission, and what is to be done with it now. The server decides; here are only words for it.
import type { MyAssignmentBody, MyReviewLine, MyReviewsBody, SubmissionLine, SubmissionsBody } from '../lib/wire';

/** The steps in which somebody says how well a submission fits, in points of the server. */
export const FITS = [0, 2_500, 5_000, 7_500, 10_000];

/** The step nearest to a number of points; what was bid at all is not shown as nothing. */
export function fitOf(points: number): number {
  const near = Math.round((Math.min(10_000, Math.max(0, points)) / 10_000) * (FITS.length - 1));
  return points > 0 ? Math.max(1, near) : 0;
}

/** What is mine to review, in the order in which it is to be done: begun, planned, handed in. */
export function ordered(reviews: MyReviewLine[], submissions: SubmissionLine[]): MyReviewLine[] {
  const rank = { started: 0, planned: 1, done: 2 };
  const number = (line: MyReviewLine): number => submissions.find((one) => one.id === line.submission)?.number ?? Infinity;
  return [...reviews].sort((a, b) => rank[a.status] - rank[b.status] || number(a) - number(b));
}

/** Whether the next submission may be asked for: a queue that runs, and nothing held on a lease. */
export function mayTake(all: SubmissionsBody, mine: MyReviewsBody | undefined): boolean {
  return !!all.queue && !all.closed && !mine?.reviews.some((line) => line.until !== undefined && line.status !== 'done');
}

/** What one may bid on or declare a conflict with: everything but one's own. */
export function foreign(all: SubmissionsBody, mine: MyAssignmentBody | undefined): SubmissionLine[] {
  return all.submissions.filter((one) => !mine?.own.includes(one.id));
}

/** Why this review came here, from the facts of its line. */
export function reasons(line: MyReviewLine): { id: string; args: Record<string, number> }[] {
  return [
    ...(line.fixed ? [{ id: 'review-fixed', args: {} }] : []),
    ...(line.points > 0 ? [{ id: `review-fit-${fitOf(line.points)}`, args: {} }] : []),
    ...(line.readers === undefined ? [] : [{ id: 'review-readers', args: { n: line.readers } }]),
  ];
}

/** Whether working on a lease should prolong it: half of it is over. */
export function renewable(line: MyReviewLine, now: number, minutes: number): boolean {
  return line.until !== undefined && line.status !== 'done' && line.until > now && line.until - now < minutes * 30_000;
}
