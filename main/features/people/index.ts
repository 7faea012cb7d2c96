import type { Door, Seat } from '#main/door.ts';
import type { KnownPerson, Proof } from '#main/person-register.ts';
import type { KeptOnPerson } from '#shared/features/people/people.contract.ts';
import { freeCode } from '#shared/features/people/person-code.ts';
import {
  addPerson,
  blankName,
  changePerson,
  disablePerson,
  enablePerson,
  issuePin,
  settleRemark,
} from './manage-people.ts';
import { choosePassphrase, issueOwnPin, readOwnAudit, remark, type OwnDeps } from './own-data.ts';
import { listRemarks, listRemarksOf } from './remark-store.ts';

export interface PeopleRouterDeps extends OwnDeps {
  readonly actorOf: (seat: Seat | undefined) => string;
}

export function createPeopleRouter(door: Door['people'], deps: PeopleRouterDeps) {
  const whoIsAt = (seat: Seat | undefined): KnownPerson => {
    const person = deps.people.find(deps.actorOf(seat));
    if (person === undefined) throw new Error('whoever holds these rights is a known person');
    return person;
  };
  return {
    list: door.list.handler(({ context }) => {
      const people = deps.people.list();
      const self = deps.actorOf(context.caller.seat);
      return {
        people: people.map((person) => ({
          ...keptOn(person),
          isSelf: person.code === self,
        })),
        remarks: listRemarks(deps.db),
        freeCode: freeCode(people.map(({ code }) => code)),
        unitName: deps.unitName(),
        offsetMinutes: deps.now().offsetMinutes,
      };
    }),
    add: door.add.handler(async ({ input, context, errors }) => {
      const outcome = await addPerson(deps, deps.actorOf(context.caller.seat), input);
      if (!outcome.done) throw errors[outcome.why]();
      return outcome.issued;
    }),
    change: door.change.handler(async ({ input, context, errors }) => {
      const outcome = await changePerson(deps, deps.actorOf(context.caller.seat), input);
      if (!outcome.done) throw errors[outcome.why]();
      return outcome.issued === undefined ? {} : { issued: outcome.issued };
    }),
    issuePin: door.issuePin.handler(async ({ input, context, errors }) => {
      const outcome = await issuePin(deps, deps.actorOf(context.caller.seat), input.code);
      if (!outcome.done) throw errors[outcome.why]();
      return outcome.issued;
    }),
    disable: door.disable.handler(({ input, context, errors }) => {
      const outcome = disablePerson(deps, deps.actorOf(context.caller.seat), input.code);
      if (!outcome.done) throw errors[outcome.why]();
      return {};
    }),
    enable: door.enable.handler(({ input, context, errors }) => {
      const outcome = enablePerson(deps, deps.actorOf(context.caller.seat), input.code);
      if (!outcome.done) throw errors[outcome.why]();
      return {};
    }),
    blankName: door.blankName.handler(({ input, context, errors }) => {
      const outcome = blankName(deps, deps.actorOf(context.caller.seat), input.code);
      if (!outcome.done) throw errors[outcome.why]();
      return {};
    }),
    settleRemark: door.settleRemark.handler(({ input, context, errors }) => {
      const outcome = settleRemark(deps, deps.actorOf(context.caller.seat), input.id);
      if (!outcome.done) throw errors[outcome.why]();
      return {};
    }),

    own: door.own.handler(({ context }) => {
      const person = whoIsAt(context.caller.seat);
      return {
        person: keptOn(person),
        remarks: listRemarksOf(deps.db, person.code),
        unitName: deps.unitName(),
        offsetMinutes: deps.now().offsetMinutes,
      };
    }),
    ownAudit: door.ownAudit.handler(({ input, context }) =>
      readOwnAudit(deps, deps.actorOf(context.caller.seat), input.below),
    ),
    remark: door.remark.handler(({ input, context, errors }) => {
      const outcome = remark(deps, deps.actorOf(context.caller.seat), input.text);
      if (!outcome.done) throw errors.STORE_FULL();
      return {};
    }),
    issueOwnPin: door.issueOwnPin.handler(async ({ input, context, errors }) => {
      const { code } = whoIsAt(context.caller.seat);
      const outcome = await issueOwnPin(deps, code, input.secret);
      if (outcome.is !== 'right') throw notProven(outcome, errors);
      if (outcome.done) return outcome.issued;
      // a person who is signed in has not left: only the disk can be in the way
      throw errors.STORE_FULL();
    }),
    choosePassphrase: door.choosePassphrase.handler(async ({ input, context, errors }) => {
      const outcome = await choosePassphrase(deps, whoIsAt(context.caller.seat), input);
      if (outcome.is === 'weak') throw errors.PASSPHRASE_WEAK({ data: { why: outcome.why } });
      if (outcome.is !== 'right') throw notProven(outcome, errors);
      if (!outcome.done) throw errors.STORE_FULL();
      return {};
    }),
  };
}

interface ProofErrors {
  SECRET_WRONG(about: { data: { attemptsLeft: number } }): Error;
  SCREEN_LOCKED(about: { data: { seconds: number } }): Error;
  ACCOUNT_SHUT(): Error;
}

function notProven(proof: Exclude<Proof, { is: 'right' }>, errors: ProofErrors): Error {
  if (proof.is === 'shut') return errors.ACCOUNT_SHUT();
  return proof.is === 'wrong'
    ? errors.SECRET_WRONG({ data: { attemptsLeft: proof.attemptsLeft } })
    : errors.SCREEN_LOCKED({ data: { seconds: proof.seconds } });
}

function keptOn({
  roles,
  secretKind,
  createdAtMs,
  secretSinceMs,
  ...person
}: KnownPerson): KeptOnPerson {
  return {
    ...person,
    roles: [...roles],
    secret: secretKind,
    ...(createdAtMs !== undefined && { createdAtMs }),
    ...(secretSinceMs !== undefined && { secretSinceMs }),
  };
}
