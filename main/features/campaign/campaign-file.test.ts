import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeTempFolder, removeFolder } from '#tests/support/folders.ts';
import { aCampaign, plan, supervisorKeys } from '#tests/support/supervisor.ts';
import { readCampaign, signCampaign } from './campaign-file.ts';
import { fingerprintOf, publicKeyIn } from './fingerprint.ts';
import { makeCampaign } from './make-campaign.ts';
import type { SupervisorKeys } from './supervisor-keys.ts';

let folder: string;
let keys: SupervisorKeys;
beforeAll(async () => {
  folder = makeTempFolder();
  keys = await supervisorKeys(folder);
});
afterAll(() => removeFolder(folder));

const id = '1f2e3d4c-0000-4000-8000-000000000001';

describe('a campaign file', () => {
  it('is read as it was made, with whose key signed it', () => {
    const { campaign, file } = aCampaign(keys);
    expect(readCampaign(file)).toEqual({
      read: true,
      signed: { campaign, fingerprint: keys.fingerprint, text: file },
    });
  });

  it('is refused if a single byte of it is another one, wherever it stands', () => {
    const { file } = aCampaign(keys);
    const bytes = Buffer.from(file);
    const taken: string[] = [];
    for (let place = 0; place < bytes.length; place += 1) {
      for (const mask of [0x01, 0x20]) {
        const altered = Buffer.from(bytes);
        altered[place] = (bytes[place] ?? 0) ^ mask;
        if (readCampaign(altered.toString('utf8')).read) taken.push(`${place}^${mask}`);
      }
    }
    expect(taken).toEqual([]);
  });

  it('is refused however it was cut, stuffed or respelt', () => {
    const { file } = aCampaign(keys);
    const place = fc.nat(file.length);
    const edit = fc.oneof(
      fc.tuple(place, fc.string({ minLength: 1 })).map(([at, more]) => insert(file, at, more)),
      place.map((at) => file.slice(0, at)),
      fc.tuple(place, fc.integer({ min: 1, max: 40 })).map(([at, n]) => cut(file, at, n)),
      fc.constantFrom(
        `${file}\n`,
        ` ${file}`,
        `\uFEFF${file}`,
        JSON.stringify(JSON.parse(file), undefined, 2),
        file.replaceAll('ả', '\\u1ea3'),
        file.replace('=="}', '"}'),
        file.replace('"format":1', '"format":1.0'),
        file.replace('{', '{"format":1,'),
      ),
    );
    fc.assert(
      fc.property(
        edit.filter((altered) => altered !== file),
        (altered) => {
          expect(readCampaign(altered)).toEqual({ read: false, why: 'CAMPAIGN_ALTERED' });
        },
      ),
      { numRuns: 1000 },
    );
  });

  it("is refused under another one's key or signature", () => {
    const [one, other] = [aCampaign(keys), aCampaign(keys)].map(({ file }) => JSON.parse(file));
    const stranger = generateKeyPairSync('ed25519').publicKey.export({
      type: 'spki',
      format: 'pem',
    });
    for (const forged of [
      { ...one, signature: other.signature },
      { ...one, campaign: other.campaign },
      { ...one, publicKey: stranger },
    ]) {
      expect(readCampaign(JSON.stringify(forged))).toMatchObject({ why: 'CAMPAIGN_ALTERED' });
    }
  });

  it.each(['', '{}', 'null', '[1]', 'không phải JSON', '{"format":1}'])(
    'is not what says %j',
    (text) => {
      expect(readCampaign(text)).toEqual({ read: false, why: 'CAMPAIGN_ALTERED' });
    },
  );

  it('that is signed but wrong is refused with the place', () => {
    const { campaign } = aCampaign(keys);
    const signed = (changes: object) =>
      readCampaign(signCampaign({ ...campaign, ...changes }, keys.signingKey, keys.publicKey));
    const { questionnaire } = campaign;
    expect([
      signed({ to: '2026-01-01' }),
      signed({ recipient: 'age1nobody' }),
      signed({ questionnaire: { ...questionnaire, id: 'kiosk' } }),
      signed({ more: true }),
    ]).toEqual([
      { read: false, why: 'CAMPAIGN_FAULTY', fault: expect.stringContaining('to: ends before') },
      { read: false, why: 'CAMPAIGN_FAULTY', fault: expect.stringContaining('recipient: ') },
      {
        read: false,
        why: 'CAMPAIGN_FAULTY',
        fault: expect.stringContaining('questionnaire.id: must be “c-'),
      },
      { read: false, why: 'CAMPAIGN_FAULTY', fault: expect.stringContaining('more') },
    ]);
  });
});

describe('a plan', () => {
  const faultOf = (changes: object) => {
    const making = makeCampaign(JSON.stringify({ ...plan, ...changes }), id, keys);
    return making.made ? 'made' : making.fault;
  };
  const questionnaire = Object(plan['questionnaire']);

  it('gets the id of its campaign, its days and its keys', () => {
    const making = makeCampaign(JSON.stringify(plan), id, keys);
    expect(making).toMatchObject({
      made: true,
      campaign: {
        recipient: keys.recipient,
        questionnaire: { id: 'c-1f2e3d4c', issue: 1, effectiveFrom: '2026-11-23' },
      },
    });
  });

  it.each([
    ['no JSON', 'nothing', '{ }: '],
    ['a day that is none', { from: '2026-02-30' }, 'from: '],
    ['no title', { title: {} }, 'title.vi: '],
    ['a question for the leader', questions({ audience: 'leader' }), 'questions.0.audience: '],
    ['a question that is off', questions({ offByDefault: true }), 'questions.0.offByDefault: '],
    ['no Vietnamese', { questionnaire: { ...questionnaire, texts: {} } }, 'texts.vi: '],
  ])('with %s is refused with the place', (_name, changes, place) => {
    const fault =
      typeof changes === 'string' ? makeCampaign(changes, id, keys) : { fault: faultOf(changes) };
    expect(fault).toMatchObject({ fault: expect.stringContaining(place) });
  });

  function questions(more: object) {
    const [first, ...others] = questionnaire.questions;
    return { questionnaire: { ...questionnaire, questions: [{ ...first, ...more }, ...others] } };
  }
});

describe('a fingerprint', () => {
  it('is eight groups of five digits, the same however the key is written down', () => {
    const pem = keys.publicKey.export({ type: 'spki', format: 'pem' }).toString();
    const respelt = publicKeyIn(`\n${pem.replaceAll('\n', '\r\n')}\n`);
    expect(keys.fingerprint).toMatch(/^\d{5}( \d{5}){7}$/);
    expect(respelt && fingerprintOf(respelt)).toBe(keys.fingerprint);
  });

  it('belongs to Ed25519 public keys alone', () => {
    const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey;
    const secret = keys.signingKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    expect(publicKeyIn(rsa.export({ type: 'spki', format: 'pem' }).toString())).toBeUndefined();
    expect(publicKeyIn(secret)).toBeUndefined();
    expect(publicKeyIn('khoá')).toBeUndefined();
  });
});

function insert(text: string, at: number, more: string): string {
  return text.slice(0, at) + more + text.slice(at);
}

function cut(text: string, at: number, length: number): string {
  return text.slice(0, at) + text.slice(at + length);
}
