// What the build adds to the pages: the list of files in the worker, and packed twins of all text files.
import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

import type { Plugin } from 'vite';

/** Writes into `/sw.js` which files belong to this build, and a hash of them. */
export function worker(): Plugin {
  return {
    name: 'plenum-worker',
    apply: 'build',
    enforce: 'post',
    generateBundle(_options, bundle) {
      const chunk = bundle['sw.js'];
      if (chunk?.type !== 'chunk') throw new Error('the worker was not built');
      const names = Object.keys(bundle).filter((name) => name.startsWith('assets/'));
      const hash = createHash('sha256');
      for (const name of names.sort()) hash.update(name);
      const files = ['/', ...names.map((name) => `/${name}`)];
      chunk.code = chunk.code
        .replaceAll('PLENUM_FILES', JSON.stringify(files))
        .replaceAll('PLENUM_VERSION', JSON.stringify(hash.digest('hex').slice(0, 12)));
      if (chunk.exports.length > 0 || chunk.imports.length > 0) throw new Error('the worker must stand alone');
    },
  };
}

/** Twins that a server sends as they are: nothing that does not change is packed twice. */
export function packed(): Plugin {
  return {
    name: 'plenum-packed',
    apply: 'build',
    enforce: 'post',
    async writeBundle({ dir }, bundle) {
      for (const [name, file] of Object.entries(bundle)) {
        if (!dir || !/\.(js|css|html)$/.test(name)) continue;
        const source = Buffer.from(file.type === 'chunk' ? file.code : file.source);
        await writeFile(join(dir, `${name}.gz`), gzipSync(source, { level: 9 }));
        await writeFile(join(dir, `${name}.br`), brotliCompressSync(source, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }));
      }
    },
  };
}
