import type { IncomingMessage } from 'node:http';
import type { Page } from '#shared/pages.ts';

/**
 * The two pages live on two names of this machine, which makes them two sites to a browser: the
 * citizen's page cannot reach the desk's, whatever runs in it.
 */
export const hostOfPage = { kiosk: '127.0.0.1', desk: 'localhost' } as const satisfies Record<
  Page,
  string
>;

export function originOf(page: Page, port: number): string {
  return `http://${hostOfPage[page]}:${port}`;
}

/** Which page a request is for, by the name it was sent to; undefined for a name that is not ours. */
export function pageAddressed(request: IncomingMessage, port: number): Page | undefined {
  const host = request.headers.host;
  if (host === `${hostOfPage.kiosk}:${port}`) return 'kiosk';
  if (host === `${hostOfPage.desk}:${port}`) return 'desk';
  return undefined;
}

/** A call must come from a page of ours at that origin, as the browser itself tells. */
export function isOwnCall(request: IncomingMessage, page: Page, port: number): boolean {
  const { origin, 'sec-fetch-site': site } = request.headers;
  if (site !== undefined && site !== 'same-origin') return false;
  if (origin !== undefined) return origin === originOf(page, port);
  return site === 'same-origin'; // neither header: not a page of ours
}

/** A page may be opened by typing or by our own links, never from inside another site. */
export function isOwnVisit(request: IncomingMessage): boolean {
  const { 'sec-fetch-site': site, 'sec-fetch-dest': destination } = request.headers;
  const framed = destination === 'iframe' || destination === 'frame' || destination === 'object';
  return !framed && (site === undefined || site !== 'cross-site' || destination === 'document');
}
