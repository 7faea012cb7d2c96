import { safe, type ClientPromiseResult, type ORPCError } from '@orpc/client';

/** The refusals that the contract names, out of all that can go wrong with a call. */
type RefusalIn<Fault> = Extract<Fault, ORPCError<string, unknown>>['code'];

/** Why a call was not done: by the contract's name for it, else `failed`; undefined where it was done. */
export async function refusalOf<Output, Fault>(
  call: ClientPromiseResult<Output, Fault>,
): Promise<RefusalIn<Fault> | 'failed' | undefined> {
  const { error, isSuccess, isDefined } = await safe(call);
  if (isSuccess) return undefined;
  return isDefined ? error.code : 'failed';
}
