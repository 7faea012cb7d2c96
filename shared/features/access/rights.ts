/** What a caller may do. The contract names one right per operation; the door checks it. */
export const rights = [
  'rating.give',
  'station.see',
  'desk.see',
  'session.end',
  'figures.read',
  'health.read',
  'tables.export',
  'batches.carry',
  'gather.run',
  'words.redact',
  'sessions.run',
  'station.configure',
  'languages.approve',
  'campaigns.open',
  'letters.request',
  'letters.handle',
  'letters.sign',
  'letters.subject',
  'inbox.read',
  'inbox.lead',
  'activity.enter',
  'assessment.score',
  'evidence.add',
  'roster.confirm',
  'officers.see',
  'paper.enter',
  'office.see',
  'office.change',
  'people.manage',
  'own.see',
] as const;
export type Right = (typeof rights)[number];

/** Roles are sets of rights and nothing else: no code asks for a role by name. */
export const rightsOfRole = {
  citizen: ['rating.give', 'station.see', 'letters.request'],
  visitor: ['desk.see', 'station.see'],
  staff: [
    'figures.read',
    'health.read',
    'session.end',
    'sessions.run',
    'paper.enter',
    'roster.confirm',
    'letters.handle',
    'letters.subject',
    'inbox.read',
    'activity.enter',
    'evidence.add',
    'batches.carry',
    'own.see',
  ],
  leader: [
    'figures.read',
    'health.read',
    'words.redact',
    'session.end',
    'sessions.run',
    'station.configure',
    'languages.approve',
    'campaigns.open',
    'letters.handle',
    'letters.sign',
    'letters.subject',
    'inbox.read',
    'inbox.lead',
    'activity.enter',
    'assessment.score',
    'evidence.add',
    'officers.see',
    'batches.carry',
    'gather.run',
    'office.see',
    'office.change',
    'own.see',
  ],
  officer: [
    'figures.read',
    'assessment.score',
    'evidence.add',
    'tables.export',
    'batches.carry',
    'gather.run',
    'health.read',
    'session.end',
    'own.see',
  ],
  it: [
    'health.read',
    'session.end',
    'station.configure',
    'campaigns.open',
    'batches.carry',
    'own.see',
  ],
  admin: ['people.manage', 'office.change', 'office.see', 'health.read', 'session.end', 'own.see'],
} as const satisfies Record<string, readonly Right[]>;
export type Role = keyof typeof rightsOfRole;

/** The roles a person can hold; citizen and visitor belong to pages, not to people. */
export const personRoles = [
  'staff',
  'leader',
  'officer',
  'it',
  'admin',
] as const satisfies readonly Role[];
export type PersonRole = (typeof personRoles)[number];

export function rightsOfRoles(roles: readonly Role[]): ReadonlySet<Right> {
  return new Set(roles.flatMap((role): readonly Right[] => rightsOfRole[role]));
}
