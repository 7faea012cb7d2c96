import { request } from 'node:http';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serve } from '#main/hosts/browser/serve.ts';
import { builtPages } from '#tests/support/built-pages.ts';
import { createTestApp, type TestApp } from '#tests/support/test-app.ts';

let office: TestApp;
let host: Awaited<ReturnType<typeof serve>>;
let port: number;

beforeAll(async () => {
  office = await createTestApp();
  const folder = join(office.folder.languages, 'vi', 'audio');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'rating.change.ogg'), 'OggS');
  writeFileSync(join(folder, 'secret.txt'), 'private');
  writeFileSync(join(office.folder.path, 'rating.saving.ogg'), 'private');
  await office.restart();
  host = await serve({
    app: office.app,
    pagesFolder: builtPages(),
    shown: ['kiosk', 'desk'],
    port: 0,
  });
  port = Number(new URL(host.addresses[0]?.url ?? '').port);
});
afterAll(async () => {
  await host.close();
  office.close();
});

/** Asks with the path exactly as written: nothing tidies it up on the way. */
function ask(path: string, name = '127.0.0.1', headers: Record<string, string> = {}) {
  return new Promise<{ status: number; type: string; body: string }>((resolve, reject) => {
    const all = { host: `${name}:${port}`, ...headers };
    request({ host: '127.0.0.1', port, path, headers: all }, (response) => {
      let body = '';
      response.on('data', (part: Buffer) => (body += part.toString()));
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          type: response.headers['content-type'] ?? '',
          body,
        }),
      );
    })
      .on('error', reject)
      .end();
  });
}

describe('the clips of the browser host', () => {
  it('are served to the citizen’s page by their names', async () => {
    expect(await ask('/kiosk/audio/vi/rating.change.ogg')).toEqual({
      status: 200,
      type: 'audio/ogg',
      body: 'OggS',
    });
  });

  it.each([
    '/kiosk/audio/vi/secret.txt',
    '/kiosk/audio/vi/rating.saving.ogg',
    '/kiosk/audio/vi/../../../rating.saving.ogg',
    '/kiosk/audio/vi/..%2f..%2f..%2frating.saving.ogg',
    '/kiosk/audio/..%2f..%2f/rating.saving.ogg',
    '/kiosk/audio/vi/..\\..\\..\\rating.saving.ogg',
    '/kiosk/audio/../rating.saving.ogg',
    '/kiosk/audio/vi/%72ating.change.ogg',
    '/kiosk/audio/vi/rating.change.ogg/',
    '/kiosk/audio/__proto__/rating.change.ogg',
    '/kiosk/audio/km/rating.change.ogg',
    '/kiosk/audio/vi/',
  ])('do not include %s', async (path) => {
    const { status, body } = await ask(path);
    expect({ status, body }).toEqual({ status: 404, body: '' });
  });

  it('are not there for the desk, nor inside a page of somebody else', async () => {
    expect((await ask('/desk/audio/vi/rating.change.ogg', 'localhost')).status).toBe(404);
    const elsewhere = { 'sec-fetch-site': 'cross-site', 'sec-fetch-dest': 'audio' };
    expect((await ask('/kiosk/audio/vi/rating.change.ogg', '127.0.0.1', elsewhere)).status).toBe(
      403,
    );
  });
});
