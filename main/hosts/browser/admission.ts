import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Page } from '#shared/pages.ts';

const cookieName = 'hailong';

/**
 * A browser that has opened a page holds a cookie that only this start of the program can have
 * made. What it was made for is part of it: a kiosk's cookie admits to nothing else.
 */
export function createAdmission() {
  const secret = randomBytes(32);

  function seal(page: Page, visit: string): string {
    return createHmac('sha256', secret).update(`${page}:${visit}`).digest('base64url');
  }

  return {
    /** The `Set-Cookie` value for a first visit. */
    admit(page: Page): string {
      const visit = randomBytes(16).toString('base64url');
      return `${cookieName}=${visit}.${seal(page, visit)}; HttpOnly; SameSite=Strict; Path=/`;
    },

    /** The visit a cookie header belongs to, or undefined where it is not one of ours. */
    visitOf(page: Page, cookieHeader: string | undefined): string | undefined {
      const value = cookieHeader
        ?.split(';')
        .map((part) => part.trim())
        .find((part) => part.startsWith(`${cookieName}=`))
        ?.slice(cookieName.length + 1);
      const [visit, given] = value?.split('.') ?? [];
      if (!visit || !given) return undefined;
      const expected = Buffer.from(seal(page, visit));
      const found = Buffer.from(given);
      return expected.length === found.length && timingSafeEqual(expected, found)
        ? visit
        : undefined;
    },
  };
}
