import { randomBytes } from 'node:crypto';
import type { App } from '#main/app.ts';
import { commonHeaders, contentPolicy, noncePlace } from '#main/hosts/page-policy.ts';
import { clipType, requestedClip } from '#main/hosts/requested-clip.ts';
import type { Page } from '#shared/pages.ts';
import { findPage } from './own-scheme.ts';

/** A page's files by the names under which they are asked for. Nothing else is ever answered. */
export type PageFiles = ReadonlyMap<string, { readonly type: string; readonly content: Buffer }>;

/** Answers requests of one page's session: its own files by their exact names, and nothing else. */
export function createPageAnswers(
  page: Page,
  files: PageFiles,
  readClip: App['readClip'],
): (request: Request) => Response {
  /** Only the citizen's page is read aloud. */
  const clipIn = (url: string) => {
    const wanted = page === 'kiosk' ? requestedClip(nameIn(url)) : undefined;
    const content = wanted && readClip(wanted.language, wanted.clip);
    return content && { type: clipType, content };
  };
  return ({ method, url }) => {
    if (method !== 'GET') return refusal(405);
    const file = findPage(url) === page ? (files.get(nameIn(url)) ?? clipIn(url)) : undefined;
    if (file === undefined) return refusal(404);
    const { type, content } = file;
    if (!type.startsWith('text/html')) return answer(type, Uint8Array.from(content));
    const nonce = page === 'desk' ? randomBytes(16).toString('base64') : undefined;
    const document = nonce ? content.toString().replaceAll(noncePlace, nonce) : content.toString();
    // Calls go over the message port: a page has no reason to connect anywhere.
    return answer(type, document, {
      'content-security-policy': contentPolicy(page, "'none'", nonce),
    });
  };
}

/** The name exactly as asked: an escaped character is another name, not a way around. */
function nameIn(address: string): string {
  return new URL(address).pathname.slice(1) || 'index.html';
}

function answer(
  type: string,
  body: string | Uint8Array<ArrayBuffer>,
  headers: Readonly<Record<string, string>> = {},
) {
  return new Response(body, { headers: { ...commonHeaders, ...headers, 'content-type': type } });
}

function refusal(status: number): Response {
  return new Response(null, { status, headers: commonHeaders });
}
