import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serve } from '#main/hosts/browser/serve.ts';
import { builtPages } from '#tests/support/built-pages.ts';
import { aRating, createTestApp, type TestApp } from '#tests/support/test-app.ts';

let office: TestApp;
let host: Awaited<ReturnType<typeof serve>>;
let port: number;

beforeAll(async () => {
  office = await createTestApp();
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

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** A raw request to the loopback address: nothing is added that a test did not write. */
function ask(
  path: string,
  {
    method = 'GET',
    headers = {},
    body = '',
  }: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, path, method, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (part: string) => (text += part));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }),
      );
    });
    asked.on('error', reject);
    asked.end(body);
  });
}

const kioskHost = () => `127.0.0.1:${port}`;
const deskHost = () => `localhost:${port}`;

async function cookieOf(page: 'kiosk' | 'desk'): Promise<string> {
  const { headers } = await ask(`/${page}/`, {
    headers: { host: page === 'kiosk' ? kioskHost() : deskHost() },
  });
  return String(headers['set-cookie']).split(';')[0] ?? '';
}

async function tap(headers: Record<string, string>): Promise<Answer> {
  return ask('/call/rating/submit', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ json: aRating() }),
  });
}

describe('the browser host', () => {
  it('takes a call from its own page', async () => {
    const cookie = await cookieOf('kiosk');
    const origin = `http://${kioskHost()}`;
    const answer = await tap({
      host: kioskHost(),
      origin,
      cookie,
      'sec-fetch-site': 'same-origin',
    });
    expect(answer.status).toBe(200);
    expect(answer.headers['cache-control']).toBe('no-store');
  });

  it.each([
    ['without a cookie', { cookie: '' }],
    ['with a made-up cookie', { cookie: 'hailong=abc.def' }],
    ['from another site', { origin: 'http://evil.example', 'sec-fetch-site': 'cross-site' }],
    [
      'from another port of this machine',
      { origin: 'http://127.0.0.1:1', 'sec-fetch-site': 'same-site' },
    ],
    ['from an opaque origin', { origin: 'null' }],
    ['that a browser calls cross-site', { 'sec-fetch-site': 'cross-site' }],
    ['without any sign of where it comes from', { origin: '', 'sec-fetch-site': '' }],
  ])('refuses a call %s', async (_what, wrong: Record<string, string>) => {
    const right = {
      host: kioskHost(),
      origin: `http://${kioskHost()}`,
      cookie: await cookieOf('kiosk'),
      'sec-fetch-site': 'same-origin',
    };
    const headers = Object.entries({ ...right, ...wrong }).filter(([, value]) => value !== '');
    expect((await tap(Object.fromEntries(headers))).status).toBe(403);
  });

  it('refuses a name that is not its own, as after DNS rebinding', async () => {
    for (const name of ['evil.example', `evil.example:${port}`, '127.0.0.1', `[::1]:${port}`]) {
      expect((await ask('/kiosk/', { headers: { host: name } })).status, name).toBe(421);
    }
  });

  it("does not take the kiosk's cookie for the desk's", async () => {
    const cookie = await cookieOf('kiosk');
    const answer = await ask('/call/access/show', {
      method: 'POST',
      headers: { host: deskHost(), origin: `http://${deskHost()}`, cookie },
    });
    expect(answer.status).toBe(403);
  });

  it('gives the kiosk page the rights of a citizen on every path', async () => {
    const cookie = await cookieOf('kiosk');
    const headers = { host: kioskHost(), origin: `http://${kioskHost()}`, cookie };
    const answer = await ask('/call/access/show', { method: 'POST', headers });
    expect(answer.status).toBe(403);
    expect(answer.body).toContain('FORBIDDEN');
  });

  it('sets a cookie that scripts and other sites cannot use', async () => {
    const { headers } = await ask('/kiosk/', { headers: { host: kioskHost() } });
    expect(String(headers['set-cookie'])).toMatch(
      /^hailong=[\w-]+\.[\w-]+; HttpOnly; SameSite=Strict; Path=\/$/,
    );
  });

  it('serves the kiosk under a policy without exceptions, and the desk with a nonce each time', async () => {
    const kiosk = await ask('/kiosk/', { headers: { host: kioskHost() } });
    expect(kiosk.headers['content-security-policy']).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; " +
        "font-src 'self'; connect-src 'self'; media-src 'self'; base-uri 'none'; " +
        "form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
    );
    const desks = [
      await ask('/desk/', { headers: { host: deskHost() } }),
      await ask('/desk/', { headers: { host: deskHost() } }),
    ];
    const nonces = desks.map(({ headers, body }) => {
      const policy = String(headers['content-security-policy']);
      const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? '';
      expect(policy).not.toContain('unsafe');
      expect(body).toContain(`nonce="${nonce}"`);
      return nonce;
    });
    expect(new Set(nonces).size).toBe(2);
  });

  it('shows each page under its own name only, and sends a visitor there', async () => {
    const wrong = await ask('/desk/', { headers: { host: kioskHost() } });
    expect([wrong.status, wrong.headers['location']]).toEqual([302, `http://${deskHost()}/desk/`]);
    const bare = await ask('/', { headers: { host: kioskHost() } });
    expect(bare.headers['location']).toBe(`http://${kioskHost()}/kiosk/`);
  });

  it('is not shown inside another page', async () => {
    const headers = {
      host: kioskHost(),
      'sec-fetch-site': 'cross-site',
      'sec-fetch-dest': 'iframe',
    };
    expect((await ask('/kiosk/', { headers })).status).toBe(403);
  });

  it.each([
    '/kiosk/../../package.json',
    '/kiosk/%2e%2e/%2e%2e/package.json',
    '/kiosk/assets',
    '/kiosk/\0',
    '/etc/passwd',
    '/kiosk//etc/passwd',
    '/kiosk/..%5c..%5cpackage.json',
    '/call',
  ])('finds nothing at %s', async (path) => {
    expect(
      (await ask(encodeURI(path).replaceAll('%25', '%'), { headers: { host: kioskHost() } }))
        .status,
    ).toBe(404);
  });

  it('takes no other methods and no large bodies', async () => {
    expect((await ask('/kiosk/', { method: 'PUT', headers: { host: kioskHost() } })).status).toBe(
      405,
    );
    const cookie = await cookieOf('kiosk');
    const headers = { host: kioskHost(), origin: `http://${kioskHost()}`, cookie };
    for (const length of [{ 'content-length': '1100000' }, { 'transfer-encoding': 'chunked' }]) {
      const answer = await ask('/call/rating/submit', {
        method: 'POST',
        headers: { ...headers, ...length, 'content-type': 'application/json' },
        body: 'x'.repeat(1_100_000),
      });
      expect(answer.status).toBe(413);
    }
  });

  it('listens on this machine alone', async () => {
    await expect(
      new Promise((_resolve, reject) => {
        request({ host: '127.0.0.2', port, path: '/kiosk/' }).on('error', reject).end();
      }),
    ).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });
});
