// A dry run of a solver: asked over HTTP, shown, and adopted by the command that came back. Nothing changes before that.
import { refusal } from '../lib/people';
import type { Room } from '../lib/room.svelte';
import type { Command, Problem, SolveBlocked, SolveInput, SolveOutput, SolveSummary } from '../lib/wire';

/** A socket takes no longer command; a larger plan is adopted where it is computed. */
const LONGEST = 16 * 1024;
/** How often a busy solver is asked again. */
const TRIES = 10;

export type Solved = { asked: SolveInput; command: Command; summary: SolveSummary };

export class DryRun {
  busy = $state(false);
  solved = $state.raw<Solved | null>(null);
  blocked = $state.raw<SolveBlocked | null>(null);
  /** Why the question was not taken, in words. */
  failed = $state('');

  constructor(
    private readonly room: Room,
    private readonly form: string,
  ) {}

  /** Asks without changing anything. */
  async ask(input: SolveInput): Promise<void> {
    this.clear();
    this.busy = true;
    const output = await this.#post(input);
    this.busy = false;
    if (!output) return;
    if ('blocked' in output) this.blocked = output.blocked;
    else this.solved = { asked: input, command: output.command, summary: output.summary };
  }

  /** Adopts exactly what was shown: by its command, or, where that is too long for the line, by its seed. */
  async adopt(): Promise<void> {
    const { solved } = this;
    if (!solved) return;
    const size = new TextEncoder().encode(JSON.stringify(solved.command)).length;
    if (size <= LONGEST) {
      if (await this.room.sayNow(solved.command, this.form)) this.clear();
      return;
    }
    this.busy = true;
    const output = await this.#post({ ...solved.asked, seed: solved.summary.seed, adopt: true });
    this.busy = false;
    if (output && !('blocked' in output)) {
      this.clear();
      this.room.saved[this.form] = { state: 'saved', at: this.room.now() };
    }
  }

  clear(): void {
    this.solved = null;
    this.blocked = null;
    this.failed = '';
  }

  async #post(input: SolveInput): Promise<SolveOutput | null> {
    for (let tries = 1; ; tries += 1) {
      const answer = await fetch(`/api/workshops/${this.room.workshop}/solve`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${this.room.token}` },
        body: JSON.stringify(input),
      }).catch(() => null);
      if (!answer) return this.#fail('not_connected', {});
      if (answer.ok) return (await answer.json()) as SolveOutput;
      const problem = (await answer.json().catch(() => ({ code: 'busy', detail: {} }))) as Problem;
      const wait = problem.detail['retry_after_ms'];
      if (typeof wait !== 'number' || tries >= TRIES) return this.#fail(problem.code, problem.detail);
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }

  #fail(code: string, detail: Record<string, unknown>): null {
    this.failed = refusal(this.room, code, detail);
    return null;
  }
}
