import { fileURLToPath } from 'node:url';
import type { AnyContractProcedure } from '@orpc/contract';
import { traverseContractProcedures } from '@orpc/server';
import { wordsAt } from '#build/words-at.ts';
import { contract } from '#shared/contract.ts';
import {
  personRoles,
  rights,
  rightsOfRole,
  rightsOfRoles,
  type PersonRole,
  type Right,
} from '#shared/features/access/rights.ts';
import type { OperationMeta } from '#shared/operation.ts';

/** Where the document stands. */
export const accessDocFile = fileURLToPath(new URL('../../docs/access.md', import.meta.url));

/** Who comes through the door: a page before anybody signs in, then the roles of people. */
const callers = [
  { name: 'kiosk page', rights: rightsOfRoles(['citizen']) },
  { name: 'desk page', rights: rightsOfRoles(['visitor']) },
  // whoever has signed in sits at the desk's page
  ...personRoles.map((role) => ({ name: role, rights: rightsOfRoles(['visitor', role]) })),
];

const languages = ['vi', 'en'] as const;

/** The text of `docs/access.md`: who may do what, from the contract and the rights alone. */
export function accessDoc(): string {
  return `# Who may do what

Made by \`npm run access-doc\` from \`shared/contract.ts\` and \`shared/features/access/rights.ts\`; a test
fails while it is not what these say. Roles are sets of rights and nothing else. Every operation names
one right and \`main/door.ts\` refuses whoever lacks it; \`tests/contract/every-right.long.test.ts\` tries
every operation with every set of rights that roles can give.

## Roles

${table(['role', 'Vietnamese', 'English'], personRoles.map(rowOfRole))}

The kiosk page acts for citizens, the desk page for whoever has not signed in yet.

## Rights

${table(['right', 'Vietnamese', 'English', 'held by'], rights.map(rowOfRight))}

## Operations

${table(['operation', 'right', ...callers.map(({ name }) => name)], operations().map(rowOfOperation))}
`;
}

function rowOfRole(role: PersonRole): string[] {
  const names = languages.map((language) => wordsAt(language, 'access', `role.${role}`));
  return [code(role), ...names];
}

function rowOfRight(right: Right): string[] {
  const holders = Object.entries(rightsOfRole)
    .filter(([, held]) => held.some((one) => one === right))
    .map(([role]) => role);
  const meanings = languages.map((language) => wordsAt(language, 'people', `right.${right}`));
  return [code(right), ...meanings, holders.join(', ')];
}

interface Operation {
  readonly path: string;
  readonly right: Right;
}

function operations(): Operation[] {
  const found: Operation[] = [];
  traverseContractProcedures({ path: [], router: contract }, ({ contract: procedure, path }) => {
    const { right }: OperationMeta = (procedure as AnyContractProcedure)['~orpc'].meta;
    if (right === undefined) throw new Error(`${path.join('.')} names no right`);
    found.push({ path: path.join('.'), right });
  });
  return found;
}

function rowOfOperation({ path, right }: Operation): string[] {
  return [
    code(path),
    code(right),
    ...callers.map((caller) => (caller.rights.has(right) ? '●' : '')),
  ];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [row(head), `|${'---|'.repeat(head.length)}`, ...rows.map(row)].join('\n');
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function code(text: string): string {
  return `\`${text}\``;
}
