import type { Page } from '#shared/pages.ts';

/** Where the desk's built page wants the nonce of its styles. */
export const noncePlace = '__CSP_NONCE__';

/**
 * What a page may load and run. Nothing from elsewhere, nothing inline; the desk's component
 * library writes style elements, which carry a nonce that is new for every response.
 */
export function contentPolicy(page: Page, connect: "'self'" | "'none'", nonce?: string): string {
  const styles = nonce === undefined ? "'self'" : `'self' 'nonce-${nonce}'`;
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    `style-src ${styles}`,
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src ${connect}`,
    ...(page === 'kiosk' ? ["media-src 'self'"] : []), // what reads the screen aloud
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    ...(page === 'kiosk' ? ["require-trusted-types-for 'script'", "trusted-types 'none'"] : []),
  ];
  return policy.join('; ');
}

/** Headers that every response of every host carries. */
export const commonHeaders = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy':
    'camera=(), microphone=(), geolocation=(), usb=(), serial=(), hid=(), display-capture=(), clipboard-read=()',
} as const;
