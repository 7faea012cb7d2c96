import { safe } from '@orpc/client';
import { useCallback } from 'react';
import type { Client } from '#renderer/client/client.ts';
import { refusalOf } from '#renderer/client/refusal-of.ts';
import { useRegister } from '#renderer/client/use-register.ts';
import type { Model } from '#shared/features/model/model.ts';
import type { ModelFile } from '#shared/features/model/model-file.ts';
import type { ModelOverview, ReadModel } from '#shared/features/model/model.contract.ts';

type Faults = Extract<ReadModel, { is: 'faulty' }>['faults'];

/** What became of the last thing that was done to the models. */
export type ModelNotice =
  | { readonly is: 'removed'; readonly before: readonly Model[] }
  | { readonly is: 'saved' }
  | { readonly is: 'written'; readonly file: string }
  | { readonly is: 'faulty'; readonly faults: Faults }
  | {
      readonly is:
        | 'SETTINGS_CHANGED'
        | 'MODELS_WRONG'
        | 'MODEL_PLANNED'
        | 'STORE_FULL'
        | 'MODEL_UNKNOWN'
        | 'NOT_WRITTEN'
        | 'failed';
    };

/** The models of the office, and how they are changed: the whole list at once, like the plan. */
export function useModels(client: Client) {
  const list = useCallback(() => client.model.list(), [client]);
  const { known, notice, isBusy, again, settle } = useRegister<ModelOverview, ModelNotice>(list);
  return {
    known,
    notice,
    isBusy,
    again,
    /** Writes a model for another office. */
    write: (code: string) =>
      settle(async () => {
        const { data, error, isDefined } = await safe(client.model.writeFile({ code }));
        if (data !== undefined) return { is: 'written', file: data.file };
        return { is: isDefined ? error.code : 'failed' };
      }),
    /** Reads what another office wrote; undefined where the file is wrong, and the notice says why. */
    read: async (text: string): Promise<ModelFile | undefined> => {
      let file: ModelFile | undefined;
      await settle(async () => {
        const { data } = await safe(client.model.readFile({ text }));
        if (data === undefined) return { is: 'failed' };
        if (data.is === 'faulty') return data;
        file = data.file;
        return undefined;
      });
      return file;
    },
    /** Puts other models in the place of these; resolves to whether that was done. */
    change: async (models: readonly Model[], isRemoval = false): Promise<boolean> => {
      if (known.is !== 'known') return false;
      const { version: basedOn, models: before } = known.overview;
      let isDone = false;
      await settle(async () => {
        const refusal = await refusalOf(client.model.change({ basedOn, models: [...models] }));
        if (refusal !== undefined) return { is: refusal };
        isDone = true;
        return isRemoval
          ? { is: 'removed', before: before.map(({ model }) => model) }
          : { is: 'saved' };
      });
      return isDone;
    },
  };
}
export type Models = ReturnType<typeof useModels>;
