import { existsSync, rmSync, truncateSync } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import { safe } from '@orpc/client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSealedPart } from '#main/features/batch/file/open-sealed-part.ts';
import { choose, createHeldOffice, within, type HeldOffice } from '#tests/support/held-office.ts';
import { runCli } from '#tests/support/run-cli.ts';
import { officerPhrase } from '#tests/support/test-app.ts';
import { restFile, wholeFile } from './kept-files.ts';

let office: HeldOffice;
beforeEach(async () => {
  office = await createHeldOffice();
});
afterEach(() => office.close());

describe('a held batch at the desk', () => {
  it('is not counted where it says something else of a counted row', async () => {
    const { station, rate, send, takeIn } = office;
    const { short } = await office.aFork();
    within(station, (db) => {
      db.exec('DROP TRIGGER rating_is_never_removed; DELETE FROM rating WHERE sequence >= 2');
    });
    await station.restart();
    await rate(2);
    const other = await send(1, 0, 2, { builtAt: '2026-11-29T10:00:00+07:00' });
    expect(await takeIn(other.file)).toEqual(['fork']);
    const officer = await office.as('tong-hop');
    const compared = await officer.intake.compare({ name: other.name });
    expect(compared).toMatchObject({ isCountable: false });
    expect(compared.differing).toMatchObject([{ theirs: { score: 2 }, here: { score: 4 } }]);
    const { questions } = await officer.intake.look();
    const claims = questions[0]?.sides.map(({ name }) => name) ?? [];
    const aside = claims.filter((name) => name !== other.name);
    const choice = { is: 'line', counts: other.name, aside, ground: 'damaged' } as const;
    const { error } = await safe(officer.intake.decide({ choice }));
    expect(error).toMatchObject({ code: 'ROWS_DIFFER' });
    expect((await officer.intake.look()).decisions).toEqual([]);
    const rest = claims.filter((name) => name !== short.name);
    await officer.intake.decide({ choice: { ...choice, counts: short.name, aside: rest } });
    expect(office.states()).toEqual(['1 counted', '1 setAside', '1 setAside']);
    expect(office.scores()).toEqual([5, 4]);
  });

  it('waits for a version that has not come, and counts it when it comes', async () => {
    const { rate, send, takeIn, as } = office;
    await rate(5);
    await rate(4);
    const short = await send(1, 0, 1);
    const whole = await send(1, 0, 2);
    await rate(3);
    const after = await send(2, 2, 3, { previous: whole.name });
    expect(await takeIn(short.file)).toEqual(['counted']);
    expect(await takeIn(after.file)).toEqual(['brokenLink']);
    const officer = await as('tong-hop');
    const decided = await officer.intake.decide(choose(whole, short));
    expect(decided).toMatchObject({ batches: 1, rows: 1 });
    const decisions = async () => (await officer.intake.look()).decisions;
    expect(await decisions()).toMatchObject([{ isWaiting: true, isFinal: false }]);
    expect(await takeIn(whole.file)).toEqual(['counted']);
    expect(await decisions()).toMatchObject([{ isWaiting: false, isFinal: true }]);
    expect(office.scores()).toEqual([5, 4, 3]);
    expect(office.chain()).toEqual({ rows: 3, fault: undefined });
  });

  it('enters at the next start where a run was cut off after the decision', async () => {
    const { desk } = office;
    const { short, long } = await office.aFork();
    within(desk, (db) =>
      db
        .prepare(
          `INSERT INTO batch_decision (id, decision, brings, decided_on, decided_by)
           VALUES ('11111111-1111-4111-8111-111111111111', ?, 1, '2026-11-23', 'lanh-dao')`,
        )
        .run(JSON.stringify(choose(long, short).choice)),
    );
    await desk.restart();
    await expect.poll(office.scores, { timeout: 20_000 }).toEqual([5, 4, 1]);
    expect(office.chain().fault).toBeUndefined();
  });

  it('says that its file is damaged, and changes nothing', async () => {
    const { desk } = office;
    const { short, long } = await office.aFork();
    truncateSync(wholeFile(desk.folder.batches.in, long.name), 500);
    const officer = await office.as('tong-hop');
    const { error } = await safe(officer.intake.decide(choose(long, short)));
    expect(error).toMatchObject({ code: 'DAMAGED' });
    expect((await officer.intake.look()).decisions).toEqual([]);
  });

  it('is decided by whoever may, and by nobody else', async () => {
    const { short, long } = await office.aFork();
    const { error } = await safe(office.desk.desk().intake.decide(choose(long, short)));
    expect(error).toMatchObject({ code: 'FORBIDDEN' });
  });

  it('is decided and taken back on the command line', async () => {
    const { short, long } = await office.aFork();
    const { path } = office.desk.folder;
    const decide = (...more: string[]) =>
      runCli(
        ['batch', 'decide', '--data', path, '--as', 'tong-hop', ...more],
        `${officerPhrase}\n`,
      );
    const waiting = await decide();
    expect(waiting).toMatchObject({ code: 0 });
    expect(waiting.out).toContain('Có nhiều bản của gói số 1');
    expect(waiting.out).toContain(long.name.slice(0, 8));
    const unsaid = await decide('--counts', short.name);
    expect(unsaid.err).toContain('--ground');
    const chosen = await decide('--counts', short.name.slice(0, 12), '--ground', 'damaged');
    expect(chosen).toMatchObject({ code: 0 });
    const [, id = ''] = /--undo (\S+)/.exec(chosen.out) ?? [];
    expect(office.states()).toEqual(['1 counted', '1 setAside']);
    expect((await decide('--undo', id)).out).toContain('Đã bỏ quyết định');
    expect((await decide('--undo', id)).code).toBe(1);
    const counted = await decide('--counts', long.name, '--ground', 'senderSays');
    expect(counted.out).toContain('1 gói được tính, 1 dòng mới');
    expect(office.scores()).toEqual([5, 4, 1]);
    expect(office.chain().fault).toBeUndefined();
  });
});

describe('words that were erased here', () => {
  const secret = 'Chị qzxwvkjh ở quầy ba gắt gỏng';

  /** A held batch with words that the leader erases, as another batch brought them. */
  async function erasedWords() {
    const { rate, send, takeIn, as, desk } = office;
    for (let count = 0; count < 11; count += 1) await rate(5, 'Cảm ơn');
    await rate(3, secret);
    const first = await send(1, 0, 24);
    expect(await takeIn(first.file)).toEqual(['counted']);
    await rate(1, 'Chờ lâu');
    const held = await send(1, 0, 26);
    expect(await takeIn(held.file)).toEqual(['fork']);
    desk.clock.pass(3 * 24 * 60 * 60_000);
    const leader = await as('lanh-dao');
    await leader.inbox.open();
    const [item] = (await leader.inbox.list({ search: 'qzxwvkjh' })).items;
    await leader.inbox.erase({ item: item?.id ?? 0, basedOn: 0, reason: 'writerAsked' });
    return { first, held, leader, folder: desk.folder.batches.in };
  }

  it('are gone from a held batch, which can still be counted with all the rest', async () => {
    const { first, held, leader, folder } = await erasedWords();
    expect(existsSync(wholeFile(folder, held.name))).toBe(false);
    const { sealingKey } = office.deskKeys;
    const rest = await buffer(openSealedPart(restFile(folder, held.name), [sealingKey]));
    expect(rest.toString()).toContain('Chờ lâu');
    expect(rest.toString()).not.toContain('qzxwvkjh');
    expect((await leader.intake.look()).questions[0]?.sides).toContainEqual(
      expect.objectContaining({ name: held.name, kept: 'rest' }),
    );
    const decided = await leader.intake.decide(choose(held, first));
    expect(decided).toMatchObject({ batches: 1, rows: 2 });
    expect(office.chain().fault).toBeUndefined();
    expect(office.words()).toEqual(['Chờ lâu', 'Cảm ơn']);
    expect(existsSync(restFile(folder, held.name))).toBe(false);
  });

  it('leave a batch whose private part is gone to be taken in again, and stay erased', async () => {
    const { first, held, leader, folder } = await erasedWords();
    rmSync(restFile(folder, held.name));
    const { error } = await safe(leader.intake.compare({ name: held.name }));
    expect(error).toMatchObject({ code: 'ROWS_GONE' });
    const decided = await leader.intake.decide(choose(held, first));
    expect(decided).toMatchObject({ batches: 0, waiting: 1 });
    expect((await leader.intake.look()).decisions).toMatchObject([{ isWaiting: true }]);
    expect(await office.takeIn(held.file)).toEqual(['counted']);
    expect(office.chain().fault).toBeUndefined();
    expect(office.words()).toEqual(['Chờ lâu', 'Cảm ơn']);
    expect(existsSync(wholeFile(folder, held.name))).toBe(false);
  });
});
