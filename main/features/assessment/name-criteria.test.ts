import { expect, it } from 'vitest';
import nineIndicators from '#resources/indicator-sets/nine-indicators-1.json' with { type: 'json' };
import { openDatabase } from '#main/storage/database.ts';
import { createTestApp } from '#tests/support/test-app.ts';
import { nameCriteria } from './name-criteria.ts';

it('names a criterion of a set that is here, and none of another set or version', async () => {
  const app = await createTestApp();
  const db = openDatabase(app.folder.database);
  const nameOf = nameCriteria(db);
  const { code, names, groups } = nineIndicators;
  const criterion = groups[0]?.criteria[0];
  expect(nameOf(code, '1', criterion?.code ?? '')).toEqual({
    set: names,
    criterion: criterion?.names,
  });
  expect(nameOf(code, '999', criterion?.code ?? '')).toBeUndefined();
  expect(nameOf(code, '1', 'tc1')).toBeUndefined();
  db.close();
  app.close();
});
