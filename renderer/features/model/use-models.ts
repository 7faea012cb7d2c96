import { safe } from '@orpc/client';
import { useCallback, useEffect, useState } from 'react';
import type { Client } from '#renderer/client/client.ts';
import type { Model } from '#shared/features/model/model.ts';
import type { ModelFile } from '#shared/features/model/model-file.ts';
import type { ModelOverview, ReadModel } from '#shared/features/model/model.contract.ts';

type Faults = Extract<ReadModel, { is: 'faulty' }>['faults'];

export type KnownModels =
  | { readonly is: 'loading' }
  | { readonly is: 'failed' }
  | { readonly is: 'known'; readonly overview: ModelOverview };

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
  const [known, setKnown] = useState<KnownModels>({ is: 'loading' });
  const [notice, setNotice] = useState<ModelNotice>();
  const [isBusy, setBusy] = useState(false);

  const look = useCallback(async () => {
    const { data, isSuccess } = await safe(client.model.list());
    setKnown((before) => {
      if (isSuccess) return { is: 'known', overview: data };
      return before.is === 'known' ? before : { is: 'failed' };
    });
  }, [client]);
  useEffect(() => void look(), [look]);

  return {
    known,
    notice,
    isBusy,
    again: () => {
      setKnown({ is: 'loading' });
      void look();
    },
    /** Writes a model for another office. */
    write: async (code: string): Promise<void> => {
      setBusy(true);
      const { data, error, isDefined } = await safe(client.model.writeFile({ code }));
      if (data !== undefined) setNotice({ is: 'written', file: data.file });
      else setNotice({ is: isDefined ? error.code : 'failed' });
      setBusy(false);
    },
    /** Reads what another office wrote; undefined where the file is wrong, and the notice says why. */
    read: async (text: string): Promise<ModelFile | undefined> => {
      setBusy(true);
      const { data } = await safe(client.model.readFile({ text }));
      setBusy(false);
      if (data === undefined) setNotice({ is: 'failed' });
      else setNotice(data.is === 'faulty' ? data : undefined);
      return data?.is === 'model' ? data.file : undefined;
    },
    /** Puts other models in the place of these; resolves to whether that was done. */
    change: async (models: readonly Model[], isRemoval = false): Promise<boolean> => {
      if (known.is !== 'known') return false;
      const { version: basedOn, models: before } = known.overview;
      setBusy(true);
      const { error, isDefined, isSuccess } = await safe(
        client.model.change({ basedOn, models: [...models] }),
      );
      if (isSuccess) {
        setNotice(
          isRemoval ? { is: 'removed', before: before.map(({ model }) => model) } : { is: 'saved' },
        );
      } else setNotice({ is: isDefined ? error.code : 'failed' });
      await look();
      setBusy(false);
      return isSuccess;
    },
  };
}
export type Models = ReturnType<typeof useModels>;
