import type { CustomScheme } from 'electron';
import { pages, type Page } from '#shared/pages.ts';

export const scheme = 'hailong';

/** What pages of the own scheme may do; never `bypassCSP`. */
export const ownScheme: CustomScheme = {
  scheme,
  privileges: {
    standard: true,
    secure: true,
    supportFetchAPI: true,
    codeCache: true,
    stream: true, // a media element plays nothing else
  },
};

export function originOf(page: Page): string {
  return `${scheme}://${page}`;
}

/** The only address a window ever shows. */
export function addressOf(page: Page): string {
  return `${originOf(page)}/`;
}

/** The page whose origin an address has. A parser decides, never a prefix. */
export function findPage(address: string): Page | undefined {
  const url = URL.parse(address);
  if (url === null || url.protocol !== `${scheme}:` || url.username || url.password)
    return undefined;
  return pages.find((page) => url.host === page);
}
