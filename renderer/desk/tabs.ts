import type { Right } from '#shared/features/access/rights.ts';

/** What the desk offers, in this order, each to holders of one right. */
const rightOfTab = {
  glance: 'activity.enter',
  figures: 'figures.read',
  inbox: 'inbox.read',
  letters: 'letters.handle',
  activity: 'activity.enter',
  difficulty: 'activity.enter',
  tables: 'tables.export',
  languages: 'languages.approve',
  session: 'sessions.run',
  paper: 'sessions.run',
  campaign: 'campaigns.open',
  configure: 'station.configure',
  health: 'health.read',
  people: 'people.manage',
  own: 'own.see',
} as const satisfies Record<string, Right>;
export type Tab = keyof typeof rightOfTab;

const tabs = [
  'glance',
  'figures',
  'inbox',
  'letters',
  'activity',
  'difficulty',
  'session',
  'paper',
  'tables',
  'languages',
  'campaign',
  'configure',
  'health',
  'people',
  'own',
] as const satisfies readonly Tab[];

export function tabsFor(rights: readonly Right[]): readonly Tab[] {
  return tabs.filter((tab) => rights.includes(rightOfTab[tab]));
}
