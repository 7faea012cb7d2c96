import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openBatchFiles } from './batch-ports.ts';
import {
  listBatchesOut,
  listLastCarried,
  listReceipts,
  recordCarried,
} from './features/batch/batch-out-store.ts';
import { closeBatch, runningDayOf, type ClosingDeps } from './features/batch/close-batch.ts';
import type { DailyLetters } from './features/batch/daily-letters.ts';
import { keptFile } from './features/batch/kept-batches.ts';
import type { LettersPort } from './features/batch/letters-port.ts';
import { takeReceiptText } from './features/batch/take-receipts.ts';
import { listUnsent } from './features/batch/unsent-store.ts';
import type { Trust } from './features/connection/trust.ts';
import { recordSettings } from './features/folder/folder-store.ts';
import { newestSettingsFrom } from './features/intake/settings-store.ts';
import { takeSettings } from './features/intake/take-settings.ts';
import type { NetworkKeys } from './features/network/network-keys.ts';
import { findChoice, recordContact } from './features/network/network-store.ts';
import type { PushDeps } from './features/network/push-batches.ts';
import type { IntakeKeys } from './intake-keys.ts';
import type { DataFolder } from './storage/data-folder.ts';
import { commitUnlessFull } from './storage/database.ts';
import { readAddress } from '#shared/features/network/address.ts';

interface Around extends ClosingDeps {
  readonly folder: DataFolder;
  readonly trust: Trust;
  readonly intakeKeys: IntakeKeys;
  readonly networkKeys: () => NetworkKeys | undefined;
  /** Undefined on the command line: the running program alone has the letters open. */
  readonly letters: { readonly port: LettersPort; readonly daily: DailyLetters } | undefined;
  /** Told when settings came that hold now. */
  readonly onSettings: () => void;
}

/** What calling the desk needs of a folder, in the running program and on the command line alike. */
export function pushingThere(around: Around): PushDeps {
  const { db, folder, trust, now, settings, audit } = around;
  const deskHere = () => trust.listNewest('desk')[0];
  const { letters, ...others } = around;
  const receiptDeps = { ...others, letters: letters?.port };
  return {
    keys: around.networkKeys,
    scratch: join(folder.batches.in, 'network'),
    desk() {
      const desk = deskHere();
      return desk && { fingerprint: desk.fingerprint, pin: desk.card.network?.pin };
    },
    addresses() {
      const { address } = findChoice(db);
      const said = address === null ? (deskHere()?.card.network?.addresses ?? []) : [address];
      return said.flatMap((each) => readAddress(each) ?? []);
    },
    hasNew: () => listUnsent(db, around.stationCode, runningDayOf(now())).length > 0,
    async close(actor) {
      const closed = await closeBatch(around, actor, () => {});
      if (closed.closed || closed.why === 'nothingNew') return null;
      const troubles = {
        BUSY: 'closingBusy',
        STORE_FULL: 'storeFull',
        NO_ROOM_HERE: 'noRoomHere',
      } as const;
      return troubles[closed.why];
    },
    waiting({ fingerprint }, again) {
      const refused = new Set(
        listReceipts(db)
          .filter(({ desk_key, state }) => desk_key === fingerprint && state === 'refused')
          .map(({ batch }) => batch),
      );
      return listBatchesOut(db)
        .filter(({ name, kind }) => kind === 'station' && (again || !refused.has(name)))
        .map(({ name, file_bytes: bytes, file_sha256: sha256 }) => ({
          name,
          bytes,
          sha256,
          file: keptFile(around.out, name),
        }))
        .filter(({ file }) => existsSync(file))
        .toReversed();
    },
    recordCarried(batch, actor) {
      if (listLastCarried(db, 'network').has(batch)) return null;
      return commitUnlessFull(
        db,
        () => {
          recordCarried(db, { batch, way: 'network', atMs: now().utcMs, actor });
          audit(actor, 'batch.carried', { batch, way: 'network' });
          return null;
        },
        'storeFull',
      );
    },
    letters: letters && {
      async next(actor) {
        const file = await letters.daily.next(actor);
        if (file === 'STORE_FULL') return 'storeFull';
        return file && { ...file, file: file.source };
      },
      over: letters.daily.over,
    },
    async takeReceipt(text, actor) {
      const taken = await takeReceiptText(receiptDeps, actor, text);
      if (taken === 'STORE_FULL') return { trouble: 'storeFull', detail: '' };
      // a receipt on another life's batches alone is no fault: this folder was restored
      if (taken.taken || taken.fault === 'notOurs') return null;
      return { trouble: 'receiptRefused', detail: taken.fault };
    },
    settingsHere() {
      const desk = deskHere();
      return desk === undefined ? 0 : newestSettingsFrom(db, desk.card.incarnation);
    },
    async takeSettings(file, actor) {
      const outcome = await takeSettings(
        {
          db,
          folder: folder.batches.in,
          files: openBatchFiles,
          stationCode: around.stationCode,
          current: settings,
          nowMs: () => now().utcMs,
          against: async () => ({
            senders: around.intakeKeys.senders(),
            identities: around.intakeKeys.openers(),
            unitCode: settings().unit.code,
            folderKind: around.folderKind,
          }),
          record: (taken, effectiveFromMs, author) =>
            recordSettings(db, {
              settings: taken,
              effectiveFromMs,
              author,
              recordedAtMs: now().utcMs,
            }),
          audit: (action, detail) => audit(actor, action, detail),
        },
        file,
        actor,
      );
      if (outcome.is === 'refused') return { refused: outcome.fault };
      if (outcome.is !== 'taken') return null;
      around.onSettings();
      return { version: outcome.version };
    },
    recordContact({ desk, isReached, trouble, detail }) {
      const atMs = now().utcMs;
      commitUnlessFull(
        db,
        () =>
          recordContact(db, {
            fingerprint: desk.fingerprint,
            tried_at_ms: atMs,
            reached_at_ms: isReached ? atMs : null,
            trouble,
            detail,
          }),
        undefined, // the next call is noted
      );
    },
  };
}
