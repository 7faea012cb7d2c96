import * as firstTables from './0001-first-tables.ts';
import * as questions from './0002-questions.ts';

/** In order; the position in this list, from 1, is the database's `user_version` after it. */
export const migrations: readonly { readonly name: string; readonly sql: string }[] = [
  { name: '0001-first-tables', sql: firstTables.sql },
  { name: '0002-questions', sql: questions.sql },
];
