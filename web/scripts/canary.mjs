// An ill-typed component must make the type check fail: a checker that has fallen silent is worse than none.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = mkdtempSync(join(process.cwd(), 'src', 'canary-'));
try {
  writeFileSync(join(folder, 'Canary.svelte'), '<script lang="ts">\n  const n: number = "not a number";\n</script>\n\n{n}\n');
  const check = spawnSync('npx', ['--no-install', 'svelte-check', '--tsconfig', './tsconfig.json', '--threshold', 'error'], {
    encoding: 'utf8',
  });
  if (check.status === 0 || !check.stdout.includes('Canary.svelte')) {
    console.error('the type check did not notice an ill-typed component');
    process.exitCode = 1;
  }
} finally {
  rmSync(folder, { recursive: true });
}
