import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { safe } from '@orpc/client';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { choose, createHeldOffice, within, type HeldOffice } from '#tests/support/held-office.ts';
import { wholeFile } from './kept-files.ts';

let office: HeldOffice;
beforeEach(async () => {
  office = await createHeldOffice();
});
afterEach(() => office.close());

it('counts a held batch as if it had come first, once a leader decides so, and stays with it', async () => {
  const { desk, scores, chain, words } = office;
  const { short, long } = await office.aFork('Cảm ơn');
  const leader = await office.as('lanh-dao');
  const { questions } = await leader.intake.look();
  expect(questions).toMatchObject([{ is: 'line', number: 1, waiting: 1, stationCode: 'may-2' }]);
  expect(questions[0]?.sides).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ name: short.name, state: 'counted', answers: 2 }),
      expect.objectContaining({ name: long.name, state: 'held', answers: 3, kept: 'whole' }),
    ]),
  );
  expect(await leader.intake.compare({ name: long.name })).toMatchObject({
    rows: 2,
    repeated: 2,
    isCountable: true,
    differing: [],
  });
  const decided = await leader.intake.decide({ ...choose(long, short), note: 'Theo CV 12' });
  expect(decided).toMatchObject({ batches: 1, rows: 2, waiting: 0 });
  expect(scores()).toEqual([5, 4, 1]);
  expect(words()).toEqual(['Cảm ơn']);
  expect(chain()).toEqual({ rows: 4, fault: undefined });
  const after = await leader.intake.look();
  expect(after.questions).toEqual([]);
  expect(after.decisions).toMatchObject([{ by: 'lanh-dao', note: 'Theo CV 12', isFinal: true }]);
  const { error } = await safe(leader.intake.undo({ id: decided.id }));
  expect(error).toMatchObject({ code: 'ALREADY_COUNTED' });
  expect(readdirSync(join(desk.folder.batches.in, 'public'))).toContain(`${long.name}.hlb`);
  expect(existsSync(wholeFile(desk.folder.batches.in, long.name))).toBe(false);
  const audit = within(desk, (db) =>
    db.prepare(`SELECT detail FROM audit WHERE action = 'intake.decided'`).pluck().all(),
  );
  expect(audit).toEqual([expect.stringContaining(long.name)]);
  expect(String(audit)).not.toContain('CV 12');
});

it('leaves a held batch out, counts what follows the other, and takes the decision back', async () => {
  const { states } = office;
  const { short, long } = await office.aFork();
  const next = await office.send(2, 2, 3, { previous: short.name });
  expect(await office.takeIn(next.file)).toEqual(['fork']);
  const officer = await office.as('tong-hop');
  const decided = await officer.intake.decide(choose(short, long));
  expect(decided).toMatchObject({ batches: 1, rows: 1 });
  expect(states()).toEqual(['1 counted', '1 setAside', '2 counted']);
  expect(office.chain()).toEqual({ rows: 3, fault: undefined });
  const late = await safe((await office.as('lanh-dao')).intake.decide(choose(long, short)));
  expect(late.error).toMatchObject({ code: 'NOT_ASKED' });
  await officer.intake.undo({ id: decided.id });
  expect(states()).toEqual(['1 counted', '1 fork', '2 counted']);
  const { questions, decisions } = await officer.intake.look();
  expect(questions).toHaveLength(1);
  expect(decisions[0]?.undone).toMatchObject({ by: 'tong-hop' });
  const { error } = await safe(officer.intake.undo({ id: decided.id }));
  expect(error).toMatchObject({ code: 'NOT_ASKED' });
});
