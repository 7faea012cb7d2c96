import { randomUUID } from 'node:crypto';
import withholdingWords from '#resources/inbox/withholding-words.json' with { type: 'json' };
import type { Door, Routers, Seat } from '#main/door.ts';
import { findPerson, listPeople } from '#main/features/access/person-store.ts';
import { createConfidentialRouter } from '#main/features/confidential/index.ts';
import { releasePeriods, type ReleaseDeps } from '#main/features/figures/release-periods.ts';
import { listReleases } from '#main/features/figures/release-store.ts';
import { forgetAnswered, recordSettingsNow } from '#main/features/folder/folder-store.ts';
import { erasedAction } from '#main/features/inbox/erase-words.ts';
import { createInboxStore } from '#main/features/inbox/inbox-store.ts';
import { createInboxRouter } from '#main/features/inbox/index.ts';
import { openBatches, type OpeningDeps } from '#main/features/inbox/open-batches.ts';
import { countWaiting, type Erasure } from '#main/features/inbox/show-items.ts';
import { hasRedactions } from '#main/features/rating/chain-store.ts';
import { redactComment } from '#main/features/rating/redact-comment.ts';
import { listAuditOfAction } from '#main/storage/audit-store.ts';
import type { Database } from '#main/storage/database.ts';
import { emptyLog } from '#main/storage/empty-log.ts';
import { dayAt } from '#shared/calendar.ts';
import type { Right } from '#shared/features/access/rights.ts';
import { createSensitiveWords } from '#shared/features/inbox/sensitive-words.ts';
import type { Capture } from './capture.ts';
import type { Ground } from './ground.ts';

export interface InboxDeps
  extends
    Pick<
      Ground,
      | 'db'
      | 'folder'
      | 'folderKind'
      | 'clock'
      | 'now'
      | 'settings'
      | 'changed'
      | 'runJob'
      | 'audit'
      | 'log'
    >,
    Pick<Capture, 'store' | 'captureContext' | 'questionnaires'> {
  readonly releasing: ReleaseDeps;
  readonly actorOf: (seat: Seat | undefined) => string;
  /** Lets go of erased words in batches of stations that are kept. */
  readonly eraseInKept: () => Promise<void>;
}

/** The words of citizens: let in with what is released, read, made public, and erased for good. */
export function assembleInbox(door: Pick<Door, 'inbox' | 'confidential'>, deps: InboxDeps) {
  const { db, folder, clock, now, settings, runJob, audit, log, questionnaires, actorOf } = deps;
  const store = createInboxStore(db);
  const opening: OpeningDeps = {
    db,
    store,
    now,
    minimumWriters: () => settings().inbox.minimumWriters,
    release: () => releasePeriods(deps.releasing),
    releasedAfter: (arrival) => releasedAfter(db, arrival),
    sensitiveWords: () =>
      createSensitiveWords(
        withholdingWords,
        listPeople(db).map(({ name }) => name),
      ),
    audit,
  };
  const personName = (code: string) => findPerson(db, code)?.name ?? code;
  let erasures: ReadonlyMap<string, Erasure> | undefined; // read when somebody first asks
  const eraseEverywhere = async () => {
    emptyLog(db);
    try {
      await runJob('eraseInCopies', folder.backups);
    } catch (error) {
      log.error('copies not erased', error); // the next start tries again
    }
    await deps.eraseInKept();
  };
  const routers: Routers<'inbox' | 'confidential'> = {
    inbox: createInboxRouter(door.inbox, {
      ...opening,
      folderKind: deps.folderKind,
      unitName: () => settings().unit.name,
      actorOf,
      personName,
      answered: () => settings().answered,
      recordAnswered: (author, answered) =>
        recordSettingsNow(db, now(), {
          settings: { ...settings(), answered: [...answered] },
          author,
        }),
      onPublic: () => deps.changed.fire('station'),
      redact: (comment) =>
        redactComment(
          { store: deps.store, clock, context: deps.captureContext, newId: randomUUID },
          comment,
        ),
      forgetAnswered: (isForgotten) => forgetAnswered(db, isForgotten),
      erasures: () => (erasures ??= findErasures(db)),
      onErased: async () => {
        erasures = undefined;
        await eraseEverywhere();
      },
    }),
    confidential: createConfidentialRouter(door.confidential, {
      db,
      now,
      release: async () => {
        await releasePeriods(deps.releasing);
        return confidentialPeriods(db);
      },
      count: (job) => runJob('countAsked', job),
      findQuestionnaire: questionnaires.find,
      questionnaires: questionnaires.list,
      inUse: () => {
        const { questionnaire } = settings();
        const { utcMs, offsetMinutes } = now();
        return {
          questionnaire: questionnaires.inForce(questionnaire, dayAt(utcMs, offsetMinutes)),
          isAsked: questionnaire.sensitive,
        };
      },
      actorOf,
      personName,
    }),
  };
  return {
    routers,
    eraseEverywhere,
    /** What waits for somebody with these rights; nothing for who may not read the inbox. */
    countWaiting: (rights: ReadonlySet<Right>) =>
      rights.has('inbox.read') ? countWaiting(store, rights.has('inbox.lead')) : undefined,
    /** Lets in what is released by now. */
    letIn: () => openBatches(opening),
    /** What an earlier run did not come to the end of is seen to as well. */
    finishErasing(): void {
      if (hasRedactions(db)) void eraseEverywhere();
    },
  };
}

/** Released days that reach beyond an arrival, the oldest first. */
function releasedAfter(db: Database, arrival: number) {
  return listReleases(db)
    .filter(({ to_arrival }) => to_arrival > arrival)
    .map(({ from_day, to_day, to_arrival }) => ({
      fromDay: from_day,
      toDay: to_day,
      toArrival: to_arrival,
    }))
    .toReversed();
}

/** Released periods as answers for the leader are counted in them, the oldest first. */
function confidentialPeriods(db: Database) {
  return listReleases(db)
    .map(({ id, from_day, to_day, minimum, after_arrival, to_arrival }) => ({
      id,
      fromDay: from_day,
      toDay: to_day,
      minimum,
      afterArrival: after_arrival,
      toArrival: to_arrival,
    }))
    .toReversed();
}

/** What the audit says of erased words, by comment. */
function findErasures(db: Database): ReadonlyMap<string, Erasure> {
  return new Map(
    listAuditOfAction(db, erasedAction).map(({ actor, atMs, offsetMinutes, detail }) => [
      String(detail['comment']),
      { actor, atMs, offsetMinutes, reason: detail['reason'] },
    ]),
  );
}
