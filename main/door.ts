import {
  implement,
  ORPCError,
  type ImplementerInternalWithMiddlewares,
  type Router,
} from '@orpc/server';
import type { Log } from '#main/platform/log.ts';
import { contract, type Contract } from '#shared/contract.ts';
import type { Right } from '#shared/features/access/rights.ts';
import type { OperationMeta } from '#shared/operation.ts';

/** Who calls. A host makes one for each connection; nothing that is sent can change it. */
export interface Caller {
  /** Rights at this moment; they change when somebody signs in or out. */
  rights(): ReadonlySet<Right>;
  /** The place at which somebody can sign in; the kiosk page has none. */
  readonly seat: Seat | undefined;
  /** Told of every call that a person made. */
  readonly onPresence: () => void;
}

/** Where somebody may be signed in: one desk window, or one run of the command line. */
export interface Seat {
  readonly id: string;
}

/** A caller whose rights never change and who sits nowhere. */
export function callerWithRights(rights: ReadonlySet<Right>): Caller {
  return { rights: () => rights, seat: undefined, onPresence: () => {} };
}

export interface CallContext {
  readonly caller: Caller;
}

/**
 * The one door: rights, then input schema, use case, output schema. What was not foreseen is noted
 * and reaches the screen as INTERNAL, with nothing of its inside.
 */
export function createDoor(log: Log): Door {
  const door = implement(contract)
    .$context<CallContext>()
    .use(async ({ context, procedure, path, next }) => {
      const { right, background }: OperationMeta = procedure['~orpc'].meta;
      if (right === undefined || !context.caller.rights().has(right)) {
        log.info(`refused ${path.join('.')}: the caller lacks ${right ?? 'a declared right'}`);
        throw new ORPCError('FORBIDDEN');
      }
      if (!background) context.caller.onPresence();
      try {
        return await next();
      } catch (error) {
        if (error instanceof ORPCError) throw error;
        log.error(`failed ${path.join('.')}`, error);
        throw new ORPCError('INTERNAL_SERVER_ERROR');
      }
    });
  return door;
}
/** Written out: inferred, it is longer than what the compiler writes into a declaration. */
export type Door = ImplementerInternalWithMiddlewares<Contract, CallContext, CallContext>;

/** What answers these features of the contract. */
export type Routers<Feature extends keyof Contract = keyof Contract> = Pick<
  Router<Contract, CallContext>,
  Feature
>;
