// What a phone loads first, gzipped, against the budget. Follows the manifest from the page to the phone's chunk.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const BUDGET = 40_000;
const manifest = JSON.parse(readFileSync('dist/.vite/manifest.json', 'utf8'));
const files = new Set(['index.html']);

function follow(key) {
  const chunk = manifest[key];
  if (!chunk || files.has(chunk.file)) return;
  files.add(chunk.file);
  for (const css of chunk.css ?? []) files.add(css);
  for (const next of chunk.imports ?? []) follow(next);
}

follow('index.html');
follow('src/views/Phone.svelte');
let total = 0;
for (const file of files) {
  const size = gzipSync(readFileSync(`dist/${file}`)).length;
  total += size;
  console.log(`${String(size).padStart(7)} ${file}`);
}
console.log(`${total} of ${BUDGET} bytes, gzipped`);
if (total > BUDGET) process.exit(1);
