import { expect, it } from 'vitest';
import access from '#resources/locales/vi/access.json' with { type: 'json' };
import { rights } from '#shared/features/access/rights.ts';
import { groupOf, tabGroupsFor } from './tabs.ts';

const groups = tabGroupsFor(rights);

it('puts every tab that has a name into one group', () => {
  const { label: _, ...names } = access.tab;
  const tabs = groups.flatMap((group) => group.tabs);
  expect(tabs.toSorted()).toEqual(Object.keys(names).toSorted());
});

it('says of every tab which group it stands in', () => {
  for (const group of groups) {
    expect(group.tabs.map(groupOf)).toEqual(group.tabs.map(() => group.name));
  }
});
