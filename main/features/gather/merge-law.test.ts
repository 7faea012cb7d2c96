import fc from 'fast-check';
import { expect, it } from 'vitest';
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
