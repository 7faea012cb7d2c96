import { rmSync } from 'node:fs';
import { safe } from '@orpc/client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readCard } from '#main/features/batch/card/card-file.ts';
import { keyFingerprint, parseSshPublicKey } from '#main/features/batch/file/ssh-signature.ts';
import { findAuditFault, listAuditOfAction } from '#main/storage/audit-store.ts';
import { openDatabase, openReader } from '#main/storage/database.ts';
import trialSettings from '#resources/trial/settings.json' with { type: 'json' };
import { aStation, createTestApp, type TestApp, type TestOffice } from '#tests/support/test-app.ts';
import { createTrust, type Trust } from './trust.ts';

const itPin = '864209';
const people = [{ code: 'cntt', role: 'it', secret: itPin }] as const;

let opened: TestApp[] = [];
beforeEach(() => (opened = []));
afterEach(() => opened.forEach((app) => app.close()));

async function aFolder(office: TestOffice = {}): Promise<TestApp> {
  const app = await createTestApp({ people, ...office });
  opened.push(app);
  return app;
}

const ofStation = (code: string): TestOffice => ({
  settings: { stations: [aStation({ code, name: `Máy ${code}` })] },
});
const ofUnit = (code: string, name: string): TestOffice => ({
  settings: {
    unit: { ...trialSettings.unit, code, name, codeSystem: 'QD19-2025', namesBefore: [] },
  },
});

async function deskOf(app: TestApp) {
  const desk = app.desk();
  await desk.access.signIn({ code: 'cntt', secret: itPin });
  return desk.connection;
}

async function cardOf(app: TestApp, role: 'station' | 'desk') {
  const { own } = await (await deskOf(app)).show();
  const card = own.find((each) => each.role === role);
  if (card === undefined) throw new Error('a folder has both cards');
  return card;
}

async function codeOf(call: Promise<unknown>): Promise<unknown> {
  const { error } = await safe(call);
  return error && Reflect.get(error, 'code');
}

function withTrust<Result>(app: TestApp, use: (trust: Trust) => Result): Result {
  const db = openReader(app.folder.database);
  try {
    return use(createTrust({ db, readCard, parseKey: parseSshPublicKey }));
  } finally {
    db.close();
  }
}

function audit(app: TestApp, action: string) {
  const db = openReader(app.folder.database);
  try {
    expect(findAuditFault(db)).toBeUndefined();
    return listAuditOfAction(db, action).map(({ actor, detail }) => ({ actor, ...detail }));
  } finally {
    db.close();
  }
}

/** The folder loses its keys, and so begins a new life; its earlier keys are retired by a rotation. */
async function loseKeys(app: TestApp): Promise<void> {
  app.app.close();
  rmSync(app.folder.keys, { recursive: true });
  await app.restart();
}

describe('a card', () => {
  it('is taken in after people compared its number, and then trusted and sealed to', async () => {
    const [office, station] = [await aFolder(), await aFolder(ofStation('may-2'))];
    const card = await cardOf(station, 'station');
    const desk = await deskOf(office);
    const seen = await desk.inspect({ card: card.file });
    expect(seen).toMatchObject({
      role: 'station',
      code: card.code,
      station: { code: 'may-2', counterCodes: ['quay-1'] },
      standing: 'stranger',
      notes: ['stationUnlisted'],
    });
    expect((await desk.show()).known).toEqual([]); // looking trusts nobody
    expect(await codeOf(desk.enrol({ card: card.file }))).toBe('CODE_NOT_COMPARED');
    expect(await codeOf(desk.enrol({ card: card.file, comparedCode: '12345' }))).toBe(
      'CODE_NOT_COMPARED',
    );
    const { known } = await desk.enrol({ card: card.digits ?? '', comparedCode: card.code });
    expect(known).toMatchObject([{ role: 'station', state: 'trusted', enrolledBy: 'cntt' }]);
    expect(audit(office, 'connection.enrolled')).toMatchObject([
      { actor: 'cntt', key: card.fingerprint, station: 'may-2', standing: 'stranger' },
    ]);
    withTrust(office, (trust) => {
      const found = trust.find(card.fingerprint);
      const key = typeof found === 'string' ? undefined : found.key;
      expect(key && keyFingerprint(key)).toBe(card.fingerprint);
      expect(trust.find(`SHA256:${'A'.repeat(43)}`)).toBe('senderUnknown');
      expect(trust.recipients()).toEqual({ desks: [], superiors: [] });
    });

    const own = await cardOf(office, 'desk');
    const there = await deskOf(station);
    await there.enrol({ card: own.file, comparedCode: own.code });
    withTrust(station, (trust) => expect(trust.recipients().desks).toHaveLength(1));
  });

  it('taken in twice changes nothing', async () => {
    const [office, station] = [await aFolder(), await aFolder(ofStation('may-2'))];
    const { file, code } = await cardOf(station, 'station');
    const desk = await deskOf(office);
    const once = await desk.enrol({ card: file, comparedCode: code });
    expect((await desk.inspect({ card: file })).standing).toBe('known');
    expect(await desk.enrol({ card: file })).toEqual(once);
    station.clock.pass(26 * 60 * 60 * 1000); // the same card, issued on another day
    const later = await cardOf(station, 'station');
    expect(later.file).not.toBe(file);
    expect((await desk.enrol({ card: later.file })).known).toHaveLength(1);
    expect(audit(office, 'connection.enrolled')).toHaveLength(1);
  });

  it.each<[string, string, TestOffice, 'station' | 'desk']>([
    ['of another unit’s station', 'CARD_OTHER_UNIT', ofUnit('01820', 'Xã khác'), 'station'],
    ['of a trial', 'CARD_OTHER_KIND', { kind: 'trial' }, 'station'],
  ])('%s is refused', async (_name, why, other, role) => {
    const [office, sender] = [await aFolder(), await aFolder(other)];
    const { file, code } = await cardOf(sender, role);
    const desk = await deskOf(office);
    expect(await codeOf(desk.inspect({ card: file }))).toBe(why);
    expect(await codeOf(desk.enrol({ card: file, comparedCode: code }))).toBe(why);
    expect((await desk.show()).known).toEqual([]);
  });

  it('that is one’s own, altered or none at all is refused', async () => {
    const office = await aFolder();
    const desk = await deskOf(office);
    const { file } = await cardOf(office, 'desk');
    expect(await codeOf(desk.inspect({ card: file }))).toBe('CARD_OWN');
    const altered = file.replace('QD19-2025', 'pre-2025');
    expect(await codeOf(desk.inspect({ card: altered }))).toBe('CARD_ALTERED');
    expect(await codeOf(desk.inspect({ card: 'Kính gửi' }))).toBe('CARD_UNREADABLE');
  });

  it('of another unit’s desk makes it a superior, and says when it is not the one in the settings', async () => {
    const [office, superior] = [await aFolder(), await aFolder(ofUnit('24', 'Tỉnh'))];
    const { file, code } = await cardOf(superior, 'desk');
    const desk = await deskOf(office);
    expect(await desk.inspect({ card: file })).toMatchObject({ role: 'superior' });
    await desk.enrol({ card: file, comparedCode: code });
    withTrust(office, (trust) => expect(trust.recipients().superiors).toHaveLength(1));
  });
});

describe('a card in the store', () => {
  it('that somebody altered is trusted in nothing, and that is said', async () => {
    const [office, station] = [await aFolder(), await aFolder(ofStation('may-2'))];
    const { file, code, fingerprint } = await cardOf(station, 'station');
    const desk = await deskOf(office);
    await desk.enrol({ card: file, comparedCode: code });
    const db = openDatabase(office.folder.database);
    db.prepare(`UPDATE correspondent SET card = replace(card, 'may-2', 'may-9')`).run();
    db.close();
    expect(withTrust(office, (trust) => trust.find(fingerprint))).toBe('senderUnknown');
    expect(await desk.show()).toMatchObject({ known: [], altered: 1 });
    expect((await desk.inspect({ card: file })).standing).toBe('stranger');
    expect(await desk.enrol({ card: file, comparedCode: code })).toMatchObject({ altered: 0 });
  });
});

describe('a key', () => {
  it('that was revoked is not taken, and comes back only by comparing again', async () => {
    const [office, station] = [await aFolder(), await aFolder(ofStation('may-2'))];
    const { file, code, fingerprint } = await cardOf(station, 'station');
    const desk = await deskOf(office);
    await desk.enrol({ card: file, comparedCode: code });
    const { known } = await desk.revoke({ fingerprint, reason: 'mistaken' });
    expect(known).toMatchObject([
      { state: 'revoked', revoked: { by: 'cntt', reason: 'mistaken' } },
    ]);
    expect(withTrust(office, (trust) => trust.find(fingerprint))).toBe('senderRevoked');
    expect(audit(office, 'connection.revoked')).toMatchObject([
      { actor: 'cntt', key: fingerprint, reason: 'mistaken' },
    ]);
    expect((await desk.inspect({ card: file })).standing).toBe('revoked');
    expect(await codeOf(desk.enrol({ card: file }))).toBe('CODE_NOT_COMPARED');
    await desk.enrol({ card: file, comparedCode: code });
    expect(withTrust(office, (trust) => trust.find(fingerprint))).toMatchObject({ fingerprint });
  });

  it('that was lost to somebody never comes back', async () => {
    const [office, station] = [await aFolder(), await aFolder(ofStation('may-2'))];
    const { file, code, fingerprint } = await cardOf(station, 'station');
    const desk = await deskOf(office);
    await desk.enrol({ card: file, comparedCode: code });
    await desk.revoke({ fingerprint, reason: 'mistaken' });
    await desk.revoke({ fingerprint, reason: 'lost' }); // it turns out later
    expect(await codeOf(desk.enrol({ card: file, comparedCode: code }))).toBe('CARD_KEY_LOST');
    expect(await codeOf(desk.revoke({ fingerprint: 'SHA256:x', reason: 'lost' }))).toBe(
      'KEY_UNKNOWN',
    );
  });

  it('of a new life without the old keys is a stranger’s, and the desk says that another is there', async () => {
    const [office, station] = [await aFolder(), await aFolder(ofStation('may-2'))];
    const first = await cardOf(station, 'station');
    const desk = await deskOf(office);
    await desk.enrol({ card: first.file, comparedCode: first.code });
    await loseKeys(station);
    const second = await cardOf(station, 'station');
    expect(await desk.inspect({ card: second.file })).toMatchObject({
      standing: 'stranger',
      notes: ['stationUnlisted', 'anotherThere'],
    });
  });
});
