import * as firstTables from './0001-first-tables.ts';
import * as questions from './0002-questions.ts';
import * as office from './0003-office.ts';
import * as people from './0004-people.ts';
import * as inbox from './0005-inbox.ts';
import * as activity from './0006-activity.ts';
import * as plan from './0007-plan.ts';
import * as accountLock from './0008-account-lock.ts';
import * as batches from './0009-batches.ts';
import * as assessment from './0010-assessment.ts';
import * as network from './0011-network.ts';
import * as upward from './0012-upward.ts';
import * as held from './0013-held.ts';
import * as model from './0014-model.ts';
import * as task from './0015-task.ts';
import * as gaming from './0016-gaming.ts';
import * as homesAndEvidence from './0017-homes-and-evidence.ts';

/** In order; the position in this list, from 1, is the database's `user_version` after it. */
export const migrations: readonly { readonly name: string; readonly sql: string }[] = [
  { name: '0001-first-tables', sql: firstTables.sql },
  { name: '0002-questions', sql: questions.sql },
  { name: '0003-office', sql: office.sql },
  { name: '0004-people', sql: people.sql },
  { name: '0005-inbox', sql: inbox.sql },
  { name: '0006-activity', sql: activity.sql },
  { name: '0007-plan', sql: plan.sql },
  { name: '0008-account-lock', sql: accountLock.sql },
  { name: '0009-batches', sql: batches.sql },
  { name: '0010-assessment', sql: assessment.sql },
  { name: '0011-network', sql: network.sql },
  { name: '0012-upward', sql: upward.sql },
  { name: '0013-held', sql: held.sql },
  { name: '0014-model', sql: model.sql },
  { name: '0015-task', sql: task.sql },
  { name: '0016-gaming', sql: gaming.sql },
  { name: '0017-homes-and-evidence', sql: homesAndEvidence.sql },
];
