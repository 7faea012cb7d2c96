import type { Right } from '#shared/features/access/rights.ts';

/** What the desk offers, in this order, each to holders of one right, or of any of some. */
const rightOfTab = {
  glance: 'activity.enter',
  figures: 'figures.read',
  inbox: 'inbox.read',
  confidential: 'inbox.lead',
  letters: 'letters.handle',
  activity: 'activity.enter',
  difficulty: 'activity.enter',
  tables: 'tables.export',
  batch: 'batches.carry',
  languages: 'languages.approve',
  session: 'sessions.run',
  roster: ['roster.confirm', 'office.see'],
  paper: 'sessions.run',
  paperEntry: 'paper.enter',
  campaign: 'campaigns.open',
  configure: 'station.configure',
  office: 'office.see',
  health: 'health.read',
  people: 'people.manage',
  own: 'own.see',
} as const satisfies Record<string, Right | readonly Right[]>;
export type Tab = keyof typeof rightOfTab;

const tabs = [
  'glance',
  'figures',
  'inbox',
  'confidential',
  'letters',
  'session',
  'paperEntry',
  'paper',
  'activity',
  'difficulty',
  'people', // an admin begins there
  'roster',
  'tables',
  'languages',
  'campaign',
  'configure',
  'batch',
  'office',
  'health',
  'own',
] as const satisfies readonly Tab[];

export function tabsFor(rights: readonly Right[]): readonly Tab[] {
  return tabs.filter((tab) => [rightOfTab[tab]].flat().some((right) => rights.includes(right)));
}
