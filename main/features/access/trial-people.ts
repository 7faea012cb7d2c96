import people from '#resources/trial/people.json' with { type: 'json' };
import type { Database } from '#main/storage/database.ts';
import { personRoles } from '#shared/features/access/rights.ts';
import { z } from 'zod';
import { listPeople, recordPerson } from './person-store.ts';
import { sealSecret } from './secret.ts';

/** Demo people with their PINs; they exist in a trial folder only. */
export const trialPeople = z
  .array(
    z.strictObject({
      code: z.string(),
      name: z.string(),
      roles: z.array(z.enum(personRoles)),
      pin: z.string().regex(/^\d{6}$/),
    }),
  )
  .parse(people);

/** Puts the demo people into a trial folder that has none yet. */
export async function recordTrialPeople(db: Database): Promise<void> {
  if (listPeople(db).length > 0) return;
  const sealed = await Promise.all(
    trialPeople.map(async ({ pin, ...person }) => ({
      ...person,
      secretKind: 'pin' as const,
      ...(await sealSecret(pin)),
    })),
  );
  db.transaction(() => sealed.forEach((person) => recordPerson(db, person))).immediate();
}
