import type { Right } from '#shared/features/access/rights.ts';

/** What the desk offers, in this order, each to holders of one right, or of any of some. */
const rightOfTab = {
  figures: 'figures.read',
  tables: 'tables.export',
  languages: 'languages.approve',
  session: 'sessions.run',
  roster: ['roster.confirm', 'office.see'],
  paper: 'sessions.run',
  paperEntry: 'paper.enter',
  campaign: 'campaigns.open',
  configure: 'station.configure',
  health: 'health.read',
} as const satisfies Record<string, Right | readonly Right[]>;
export type Tab = keyof typeof rightOfTab;

const tabs = [
  'figures',
  'session',
  'roster',
  'paper',
  'paperEntry',
  'tables',
  'languages',
  'campaign',
  'configure',
  'health',
] as const satisfies readonly Tab[];

export function tabsFor(rights: readonly Right[]): readonly Tab[] {
  return tabs.filter((tab) => [rightOfTab[tab]].flat().some((right) => rights.includes(right)));
}
