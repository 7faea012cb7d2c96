import fc from 'fast-check';
import { expect, it } from 'vitest';
import { noDecisions, seriesOf } from '#shared/features/batch/ledger.ts';
import { play, someSteps } from '#tests/support/histories.ts';
import { modelOf } from '#tests/support/merge-model.ts';

const history = someSteps.chain((steps) => {
  const made = play(steps);
  return fc.tuple(fc.shuffledSubarray([...made]), fc.infiniteStream(fc.nat()));
});

it('leaves the same store in whatever order the same batches come', () => {
  let forks = 0;
  let conflicts = 0;
  let inherited = 0;
  fc.assert(
    fc.property(history, ([some, random]) => {
      const order = [...some, ...some]
        .map((batch) => ({ batch, at: random.next().value ?? 0 }))
        .toSorted((one, other) => one.at - other.at)
        .map(({ batch }) => batch);
      const model = modelOf(some);
      expect(modelOf(order)).toEqual(model);
      expect(modelOf([...order, ...some])).toEqual(model);
      const states = new Set(model.standing.values());
      forks += Number(states.has('fork'));
      conflicts += Number(states.has('rowConflict'));
      const sent = some.flatMap(({ rows }) => rows.map(({ id }) => id));
      inherited += Number(new Set(sent).size < sent.length);
    }),
    { numRuns: 10_000 },
  );
  // the histories are of the kinds that the law is about
  expect(Math.min(forks, conflicts, inherited)).toBeGreaterThan(50);
});

it('stands by the same decisions alike in whatever order batches and decisions come', () => {
  let counted = 0;
  const decided = history.chain(([some, random]) => {
    const names = some.flatMap(({ name, previous }) => [name, previous ?? name]);
    const decisions = fc.record({
      offLine: fc
        .subarray(names, { maxLength: Math.min(2, names.length) })
        .map((each) => new Set(each)),
      givingWay: fc
        .subarray(names, { maxLength: Math.min(2, names.length) })
        .map((each) => new Set(each)),
      lastNumbers: fc
        .option(fc.nat({ max: 4 }), { nil: undefined })
        .map((last) => new Map(last === undefined ? [] : [['may-1', last]])),
    });
    return fc.tuple(fc.constant(some), fc.constant(random), decisions);
  });
  fc.assert(
    fc.property(decided, ([some, random, decisions]) => {
      const order = some
        .map((batch) => ({ batch, at: random.next().value ?? 0 }))
        .toSorted((one, other) => one.at - other.at)
        .map(({ batch }) => batch);
      const turned = {
        offLine: new Set([...decisions.offLine].toReversed()),
        givingWay: new Set([...decisions.givingWay].toReversed()),
        lastNumbers: decisions.lastNumbers,
      };
      const model = modelOf(some, decisions);
      expect(modelOf(order, turned)).toEqual(model);
      // what was decided out is never counted, and nothing above a key's last number
      for (const { name, station, number } of some) {
        if (model.standing.get(name) !== 'counted') continue;
        counted += 1;
        expect(decisions.offLine.has(name) || decisions.givingWay.has(name)).toBe(false);
        expect(number).toBeLessThanOrEqual(decisions.lastNumbers.get(station) ?? Infinity);
      }
    }),
    { numRuns: 2_000 },
  );
  expect(counted).toBeGreaterThan(500);
});

it('counts every row that is left when each doubt was decided, and undoing gives back the doubt', () => {
  let decidedLines = 0;
  fc.assert(
    fc.property(history, fc.nat(), ([some], pick) => {
      const offLine = new Set<string>();
      const decisions = { ...noDecisions, offLine };
      for (let turn = 0; turn < 100; turn += 1) {
        const series = seriesOf(
          some.map((batch) => ({ ...batch, author: batch.station, incarnation: batch.life })),
          decisions,
        );
        const doubt = series.find((each) => each.doubt !== undefined)?.doubt;
        if (doubt === undefined) break;
        const stays = doubt.claims[pick % doubt.claims.length];
        decidedLines += 1;
        for (const name of doubt.claims) if (name !== stays) offLine.add(name);
      }
      const standing = new Set(modelOf(some, decisions).standing.values());
      expect(standing.has('fork') || standing.has('brokenLink')).toBe(false);
      expect(modelOf(some, noDecisions)).toEqual(modelOf(some));
    }),
    { numRuns: 1_000 },
  );
  expect(decidedLines).toBeGreaterThan(30);
});

it('counts every row of honest stations once, whatever was restored or copied', () => {
  const honest = someSteps.map((steps) =>
    steps.filter((step) => step.kind !== 'fork' && !(step.kind === 'restore' && step.lies)),
  );
  fc.assert(
    fc.property(honest, (steps) => {
      const made = play(steps);
      const { standing, rows } = modelOf(made);
      expect([...standing.values()].every((state) => state === 'counted')).toBe(true);
      expect(new Set(rows.keys())).toEqual(
        new Set(made.flatMap((batch) => batch.rows.map(({ id }) => id))),
      );
    }),
    { numRuns: 1_000 },
  );
});
