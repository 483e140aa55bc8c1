// The record to take along: what is asked for, and what the file is called.
import { afterEach, expect, it, vi } from 'vitest';

import { LANGS, fileName, ownName, take, type Wanted } from '../lib/take';

const wanted: Wanted = { kind: 'full', format: 'docx', profile: 'chatham', lang: 'ar' };

afterEach(() => vi.unstubAllGlobals());

it('asks for the report with the token in a header and never in the address', async () => {
  const fetched = vi.fn((...asked: [string, RequestInit]) => {
    void asked;
    return Promise.resolve(new Response('file', { headers: { 'content-disposition': 'attachment; filename="a.docx"' } }));
  });
  vi.stubGlobal('fetch', fetched);

  const taken = await take('w1', 'secret', wanted);

  expect(fetched.mock.calls[0]?.[0]).toBe('/api/workshops/w1/report?kind=full&format=docx&profile=chatham&lang=ar');
  expect(fetched.mock.calls[0]?.[1].headers).toEqual({ authorization: 'Bearer secret' });
  expect('file' in taken && taken.named).toBe('attachment; filename="a.docx"');
});

it('says why there is no file', async () => {
  vi.stubGlobal('fetch', () => Promise.resolve(Response.json({ code: 'not_yours', detail: {} }, { status: 409 })));
  expect(await take('w1', 'secret', wanted)).toEqual({ code: 'not_yours', detail: {} });

  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('offline')));
  expect(await take('w1', 'secret', wanted)).toEqual({ code: 'not_connected', detail: {} });
});

it('takes the name the server gives, if it is one', () => {
  expect(fileName('attachment; filename="plenum-1.docx"', wanted)).toBe('plenum-1.docx');
  expect(fileName('attachment; filename="../../x"', wanted)).toBe('report-full.chatham.ar.docx');
  expect(fileName(null, wanted)).toBe('report-full.chatham.ar.docx');
});

it('offers every language by its own name', () => {
  const names = LANGS.map(ownName);
  expect(names).toEqual(expect.arrayContaining(['English', 'español', 'français', 'Deutsch', 'العربية']));
  expect(names.filter((name, n) => name === LANGS[n])).toEqual([]);
});
