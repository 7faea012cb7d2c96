import type { Seat } from '#main/door.ts';
import type { AuditEntry } from '#main/storage/audit-store.ts';
import type { FolderKind } from '#shared/features/folder/folder-kind.ts';
import type { StoreDescription } from './store-folder.ts';
import type { StoreOrder, StoreOutcome, StoreRefusal, WorkName } from './store-work.ts';

type OnProgress = (progress: { readonly rows: number; readonly atMost: number }) => void;

export interface GatherDeskDeps {
  /** Where the store lies, in the data folder. */
  readonly path: string;
  readonly folderKind: FolderKind;
  readonly today: () => string;
  readonly unit: () => StoreDescription['unit'];
  /** Runs a work away from the main thread, one after the other. */
  readonly runWork: (order: StoreOrder, onProgress: OnProgress) => Promise<StoreOutcome>;
  readonly actorOf: (seat: Seat | undefined) => string;
  readonly audit: (actor: string, action: string, detail?: AuditEntry['detail']) => void;
}

/** What may be wrong with the store, whatever is done in it. */
export type OfStore = Exclude<StoreRefusal, 'FOLDER' | 'NOTHING_THERE' | 'NOT_ASKED'>;

type Value<Name extends WorkName> = Extract<StoreOutcome<Name>, { is: 'done' }>['value'];

/** Does one work in the store; `refuse` makes the error of the contract for why it cannot be done. */
export type DeskWork = <Name extends WorkName>(
  name: Name,
  input: StoreOrder<Name>['input'],
  refuse: (why: OfStore) => Error,
) => Promise<Value<Name>>;

/** `stop` is what somebody sets who asks to stop the work that is being begun. */
export function runDeskWork(deps: GatherDeskDeps, stop = () => new SharedArrayBuffer(4)) {
  return async function work<Name extends WorkName>(
    name: Name,
    input: StoreOrder<Name>['input'],
    refuse: (why: StoreRefusal) => Error,
    onProgress: OnProgress = () => {},
  ): Promise<Value<Name>> {
    const { path, folderKind } = deps;
    const order = { name, path, folderKind, today: deps.today(), stop: stop(), input };
    const outcome = await deps.runWork(order, onProgress);
    if (outcome.is === 'refused') throw refuse(outcome.why);
    return outcome.value as Value<Name>; // of that work
  };
}

/** Of a work that looks at no other folder and decides nothing. */
export function known(why: StoreRefusal): OfStore {
  if (why === 'FOLDER' || why === 'NOTHING_THERE' || why === 'NOT_ASKED') throw new Error(why);
  return why;
}

/** For works that look at nothing but the store. */
export function workInOwnStore(deps: GatherDeskDeps): DeskWork {
  const work = runDeskWork(deps);
  return (name, input, refuse) => work(name, input, (why) => refuse(known(why)));
}
