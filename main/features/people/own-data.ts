import commonPhrases from '#resources/access/common-phrases.json' with { type: 'json' };
import type { KnownPerson, Proof } from '#main/person-register.ts';
import { listAuditOf, type AuditLine } from '#main/storage/audit-store.ts';
import { faultOfPassphrase, type PassphraseFault } from '#shared/features/people/passphrase.ts';
import type { IssuedPin } from '#shared/features/people/people.contract.ts';
import { linesPerPage } from '#shared/features/people/limits.ts';
import { audit, keepNewPin } from './manage-people.ts';
import { commit, done, type Outcome, type PeopleDeps } from './people-deps.ts';
import { recordRemark } from './remark-store.ts';

export interface OwnDeps extends PeopleDeps {
  readonly unitName: () => string;
}

type NotProven = Exclude<Proof, { is: 'right' }>;

/** A page of what the person did and what was done about them, newest first. */
export function readOwnAudit(
  { db }: OwnDeps,
  code: string,
  below: number | undefined,
): { lines: AuditLine[]; hasMore: boolean } {
  const lines = listAuditOf(db, code, { below, limit: linesPerPage + 1 });
  return { lines: lines.slice(0, linesPerPage), hasMore: lines.length > linesPerPage };
}

/** A person says something about what is kept on them; the audit tells that, not what. */
export function remark(deps: OwnDeps, code: string, text: string): Outcome<'STORE_FULL'> {
  return commit(deps.db, () => {
    const id = recordRemark(deps.db, code, text, deps.now().utcMs);
    audit(deps, code, 'person.remarked', code, { remark: id });
    return done;
  });
}

export async function issueOwnPin(
  deps: OwnDeps,
  code: string,
  secret: string,
): Promise<
  NotProven | ({ is: 'right' } & Outcome<'PERSON_UNKNOWN' | 'STORE_FULL', { issued: IssuedPin }>)
> {
  const proof = await deps.people.prove(code, secret);
  if (proof.is !== 'right') return proof;
  return { is: 'right', ...(await keepNewPin(deps, code, code)) };
}

/** A weak passphrase is told first, so that the present secret need not be tried in vain. */
export async function choosePassphrase(
  deps: OwnDeps,
  { code, name }: Pick<KnownPerson, 'code' | 'name'>,
  { secret, passphrase }: { secret: string; passphrase: string },
): Promise<
  NotProven | { is: 'weak'; why: PassphraseFault } | ({ is: 'right' } & Outcome<'STORE_FULL'>)
> {
  const why = faultOfPassphrase(passphrase, {
    code,
    name,
    unitName: deps.unitName(),
    common: commonPhrases.phrases,
  });
  if (why !== undefined) return { is: 'weak', why };
  const proof = await deps.people.prove(code, secret);
  if (proof.is !== 'right') return proof;
  const sealed = await deps.people.seal('passphrase', passphrase);
  const outcome = commit(deps.db, () => {
    deps.people.keepSecret(code, sealed, deps.now().utcMs);
    audit(deps, code, 'person.passphrase-chosen', code);
    return done;
  });
  return { is: 'right', ...outcome };
}
