import { z } from 'zod';
import { operation, refusal } from '#shared/operation.ts';
import { personRoles } from '../access/rights.ts';
import { longestName, longestRemark } from './limits.ts';
import { passphraseFaults } from './passphrase.ts';
import { isPersonCode } from './person-code.ts';

const Roles = z
  .array(z.enum(personRoles))
  .max(personRoles.length)
  .refine((roles) => new Set(roles).size === roles.length, 'a role is held once');

/** A name as it is printed; without line breaks, because it stands in tables and on slips. */
const Name = z
  .string()
  .trim()
  .min(1)
  .max(longestName)
  .regex(/^[^\p{Cc}]*$/u);

export const personStates = ['active', 'disabled', 'left'] as const;

/** What is kept on a person; never anything that a secret could be tried against. */
const KeptOnPerson = z.object({
  code: z.string(),
  /** Empty for whoever has left. */
  name: z.string(),
  roles: z.array(z.enum(personRoles)),
  secret: z.enum(['pin', 'passphrase']),
  state: z.enum(personStates),
  /** UTC milliseconds; missing for whoever was let in together with the folder. */
  createdAtMs: z.int().optional(),
  /** UTC milliseconds since when the present PIN or passphrase holds, where it is not the first. */
  secretSinceMs: z.int().optional(),
});
export type KeptOnPerson = z.infer<typeof KeptOnPerson>;

const Remark = z.object({
  id: z.int(),
  personCode: z.string(),
  /** Empty once the person has left. */
  text: z.string(),
  madeAtMs: z.int(),
  settled: z.object({ atMs: z.int(), by: z.string() }).optional(),
});
export type Remark = z.infer<typeof Remark>;

const PeopleView = z.object({
  people: z.array(
    KeptOnPerson.extend({
      /** Who asks; some things one cannot do to oneself. */
      isSelf: z.boolean(),
    }),
  ),
  /** Those that nobody has looked into yet come first, then newest first. */
  remarks: z.array(Remark),
  /** A code that nobody has or had. */
  freeCode: z.string(),
  unitName: z.string(),
  offsetMinutes: z.int(),
});
export type PeopleView = z.infer<typeof PeopleView>;

/** A PIN that is told once: nobody can read it afterwards, the program neither. */
const IssuedPin = z.object({ code: z.string(), name: z.string(), pin: z.string() });
export type IssuedPin = z.infer<typeof IssuedPin>;

/** What somebody was issued, told once: who comes to look after the people gets a recovery code. */
const IssuedSecrets = IssuedPin.extend({
  pin: z.string().optional(),
  recoveryCode: z.string().optional(),
});
export type IssuedSecrets = z.infer<typeof IssuedSecrets>;

const OfPerson = z.strictObject({ code: z.string().max(64) });

const unknown = { PERSON_UNKNOWN: refusal };
const full = { STORE_FULL: refusal };
/** Some things are done by somebody else, or not at all. */
const notOnOneself = { OWN_ACCOUNT: refusal };
const somebodyManages = { LAST_MANAGER: refusal };
const proven = {
  SECRET_WRONG: { ...refusal, data: z.object({ attemptsLeft: z.int().min(0) }) },
  SCREEN_LOCKED: { ...refusal, data: z.object({ seconds: z.int().min(1) }) },
  ACCOUNT_SHUT: refusal,
};

const AuditLine = z.object({
  sequence: z.int(),
  atMs: z.int(),
  offsetMinutes: z.int(),
  /** Whether the program's clock could be trusted then. */
  clockTrusted: z.boolean(),
  actor: z.string(),
  action: z.string(),
  detail: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
});
export type AuditLine = z.infer<typeof AuditLine>;

const OwnData = z.object({
  person: KeptOnPerson,
  remarks: z.array(Remark),
  unitName: z.string(),
  offsetMinutes: z.int(),
});
export type OwnData = z.infer<typeof OwnData>;

export const peopleContract = {
  list: operation('people.manage', { background: true }).output(PeopleView),
  add: operation('people.manage')
    .input(
      z.strictObject({ code: z.string().refine(isPersonCode), name: Name, roles: Roles.min(1) }),
    )
    .output(IssuedSecrets)
    .errors({ CODE_TAKEN: refusal, ...full }),
  /** What is not given stays as it is. */
  change: operation('people.manage')
    .input(OfPerson.extend({ name: Name.optional(), roles: Roles.min(1).optional() }))
    .output(z.object({ issued: IssuedSecrets.optional() }))
    .errors({ ...unknown, ...notOnOneself, ...somebodyManages, ...full }),
  /** Ends wherever the person is signed in; who wants a new one for themselves proves it is them. */
  issuePin: operation('people.manage')
    .input(OfPerson)
    .output(IssuedPin)
    .errors({ ...unknown, ...notOnOneself, ...full }),
  /** Ends wherever the person is signed in, at once. */
  disable: operation('people.manage')
    .input(OfPerson)
    .output(z.object({}))
    .errors({ ...unknown, ...notOnOneself, ...somebodyManages, ...full }),
  enable: operation('people.manage')
    .input(OfPerson)
    .output(z.object({}))
    .errors({ ...unknown, ...full }),
  /** Erases the name and remarks of whoever is disabled, for ever; the code stays in the audit. */
  blankName: operation('people.manage')
    .input(OfPerson)
    .output(z.object({}))
    .errors({ ...unknown, STILL_ACTIVE: refusal, ...full }),
  settleRemark: operation('people.manage')
    .input(z.strictObject({ id: z.int() }))
    .output(z.object({}))
    .errors({ REMARK_UNKNOWN: refusal, ...full }),

  own: operation('own.see', { background: true }).output(OwnData),
  /** What the person did and what was done about them, newest first, from below a sequence on. */
  ownAudit: operation('own.see')
    .input(z.strictObject({ below: z.int().positive().optional() }))
    .output(z.object({ lines: z.array(AuditLine), hasMore: z.boolean() })),
  remark: operation('own.see')
    .input(z.strictObject({ text: z.string().trim().min(1).max(longestRemark) }))
    .output(z.object({}))
    .errors(full),
  /** The present secret is asked again: a seat may have been left open. */
  issueOwnPin: operation('own.see')
    .input(z.strictObject({ secret: z.string().min(1).max(200) }))
    .output(IssuedPin)
    .errors({ ...proven, ...full }),
  choosePassphrase: operation('own.see')
    .input(
      z.strictObject({
        secret: z.string().min(1).max(200),
        passphrase: z.string().max(200),
      }),
    )
    .output(z.object({}))
    .errors({
      ...proven,
      PASSPHRASE_WEAK: { ...refusal, data: z.object({ why: z.enum(passphraseFaults) }) },
      ...full,
    }),
};
