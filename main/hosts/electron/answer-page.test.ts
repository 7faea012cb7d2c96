import { describe, expect, it } from 'vitest';
import { createPageAnswers, type PageFiles } from './answer-page.ts';

function aFile(type: string, text: string) {
  return { type, content: Buffer.from(text) };
}

const files: PageFiles = new Map([
  ['index.html', aFile('text/html; charset=utf-8', '<style nonce="__CSP_NONCE__"></style>')],
  ['assets/main.js', aFile('text/javascript; charset=utf-8', 'start()')],
]);
const readClip = (language: string, clip: string) =>
  language === 'vi' && clip === 'rating.change' ? Buffer.from('OggS') : undefined;
const kiosk = createPageAnswers('kiosk', files, readClip);
const desk = createPageAnswers('desk', files, readClip);

function policyOf(response: Response): string {
  return response.headers.get('content-security-policy') ?? '';
}

describe('the files of a page', () => {
  it('come with their type, their charset and nothing to guess', async () => {
    const response = kiosk(new Request('hailong://kiosk/assets/main.js'));
    expect({
      text: await response.text(),
      type: response.headers.get('content-type'),
      sniffing: response.headers.get('x-content-type-options'),
      referrer: response.headers.get('referrer-policy'),
    }).toEqual({
      text: 'start()',
      type: 'text/javascript; charset=utf-8',
      sniffing: 'nosniff',
      referrer: 'no-referrer',
    });
  });

  it.each([
    'hailong://desk/',
    'hailong://kiosk.evil.example/',
    'https://kiosk/',
    'hailong://kiosk/assets',
    'hailong://kiosk/assets/',
    'hailong://kiosk/assets/main.js/',
    'hailong://kiosk/assets/main.js%00.html',
    'hailong://kiosk/assets%2fmain.js',
    'hailong://kiosk/%2e%2e/%2e%2e/package.json',
    'hailong://kiosk/../../package.json',
    'hailong://kiosk/assets/..%2f..%2fpackage.json',
    'hailong://kiosk/assets/..\\..\\package.json',
    'hailong://kiosk//etc/passwd',
    'hailong://kiosk/file:///etc/passwd',
    'hailong://kiosk/\\\\server\\share\\x',
    'hailong://kiosk/C:/Windows/win.ini',
    'hailong://kiosk/__proto__',
    'hailong://kiosk/constructor',
  ])('do not include %s', (address) => {
    expect(kiosk(new Request(address)).status).toBe(404);
  });

  it.each(['POST', 'PUT', 'DELETE', 'HEAD'])('are not there for %s', (method) => {
    expect(kiosk(new Request('hailong://kiosk/', { method })).status).toBe(405);
  });
});

describe('the clips of a page', () => {
  it('are there for the citizen’s page by their names', async () => {
    const response = kiosk(new Request('hailong://kiosk/audio/vi/rating.change.ogg'));
    expect({
      text: await response.text(),
      type: response.headers.get('content-type'),
    }).toEqual({ text: 'OggS', type: 'audio/ogg' });
  });

  it('are not there for the desk', () => {
    expect(desk(new Request('hailong://desk/audio/vi/rating.change.ogg')).status).toBe(404);
  });

  it.each([
    'audio/vi/rating.other.ogg',
    'audio/en/rating.change.ogg',
    'audio/vi/rating.change',
    'audio/vi/rating.change.OGG',
    'audio/vi/rating.change.ogg/',
    'audio//vi/rating.change.ogg',
    'audio/vi/../vi/x/rating.change.ogg',
    'audio/vi%2frating.change.ogg',
    'audio/vi/%72ating.change.ogg',
    'audio/__proto__/rating.change.ogg',
  ])('do not include %s', (path) => {
    expect(kiosk(new Request(`hailong://kiosk/${path}`)).status).toBe(404);
  });
});

describe('the content policy', () => {
  it('lets a page connect nowhere', () => {
    const policies = [
      kiosk(new Request('hailong://kiosk/')),
      desk(new Request('hailong://desk/')),
    ].map(policyOf);
    expect(policies.map((policy) => /connect-src [^;]*/.exec(policy)?.[0])).toEqual([
      "connect-src 'none'",
      "connect-src 'none'",
    ]);
  });

  it('has no exception on any page', () => {
    const policies = [
      kiosk(new Request('hailong://kiosk/')),
      desk(new Request('hailong://desk/')),
    ].map(policyOf);
    expect(policies.filter((policy) => /unsafe|\*|https?:|blob:/.test(policy))).toEqual([]);
  });

  it('lets in the desk’s styles by a nonce that each answer has anew', async () => {
    const answers = [1, 2].map(() => desk(new Request('hailong://desk/')));
    const nonces = answers.map((answer) => /'nonce-([^']{24})'/.exec(policyOf(answer))?.[1] ?? '');
    expect(new Set(nonces).size).toBe(2);
    expect(await answers[0]?.text()).toBe(`<style nonce="${nonces[0]}"></style>`);
  });
});
