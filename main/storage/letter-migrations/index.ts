import * as letters from './0001-letters.ts';
import * as consentAtDesk from './0002-consent-at-desk.ts';
import * as overdue from './0003-overdue.ts';
import * as carried from './0004-carried.ts';

/** In order; the position in this list, from 1, is the `user_version` of `letters.db` after it. */
export const letterMigrations: readonly { readonly name: string; readonly sql: string }[] = [
  { name: '0001-letters', sql: letters.sql },
  { name: '0002-consent-at-desk', sql: consentAtDesk.sql },
  { name: '0003-overdue', sql: overdue.sql },
  { name: '0004-carried', sql: carried.sql },
];
