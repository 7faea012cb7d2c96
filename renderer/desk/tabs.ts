import type { Right } from '#shared/features/access/rights.ts';

/** What the desk offers, each to holders of one right, or of any of some. */
const rightOfTab = {
  glance: 'activity.enter',
  figures: 'figures.read',
  inbox: 'inbox.read',
  confidential: 'inbox.lead',
  letters: 'letters.handle',
  activity: 'activity.enter',
  difficulty: 'activity.enter',
  task: 'figures.read',
  undertaking: 'figures.read',
  agenda: 'figures.read',
  assessment: 'figures.read',
  intake: 'gather.run',
  model: 'figures.read',
  evaluation: 'figures.read',
  gather: 'gather.run',
  tables: 'tables.export',
  batch: 'batches.carry',
  languages: 'languages.approve',
  session: 'sessions.run',
  roster: ['roster.confirm', 'office.see'],
  paper: 'sessions.run',
  paperEntry: 'paper.enter',
  campaign: 'campaigns.open',
  configure: 'station.configure',
  connection: 'station.configure',
  office: 'office.see',
  health: 'health.read',
  people: 'people.manage',
  own: 'own.see',
} as const satisfies Record<string, Right | readonly Right[]>;
export type Tab = keyof typeof rightOfTab;

/** What belongs together stands together, what is done every day first. */
const groups = {
  daily: ['glance', 'inbox', 'confidential', 'letters', 'session', 'paperEntry'],
  figures: ['figures', 'activity', 'difficulty', 'tables'],
  models: ['model', 'evaluation', 'task', 'undertaking', 'agenda', 'assessment'],
  office: ['people', 'roster', 'paper', 'languages', 'campaign', 'configure', 'office'],
  exchange: ['batch', 'intake', 'gather', 'connection'],
  own: ['health', 'own'],
} as const satisfies Record<string, readonly Tab[]>;

export interface TabGroup {
  readonly name: keyof typeof groups;
  readonly tabs: readonly Tab[];
}

/** The groups that somebody with these rights has something in. */
export function tabGroupsFor(rights: readonly Right[]): readonly TabGroup[] {
  const isOpen = (tab: Tab) => [rightOfTab[tab]].flat().some((right) => rights.includes(right));
  const names = Object.keys(groups) as (keyof typeof groups)[];
  return names
    .map((name) => ({ name, tabs: groups[name].filter(isOpen) }))
    .filter(({ tabs }) => tabs.length > 0);
}
