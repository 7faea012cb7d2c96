import { safe } from '@orpc/client';
import { useCallback, useEffect, useState } from 'react';
import type { Client } from '#renderer/client/client.ts';
import type { ScreenChoices, StationSettings } from '#shared/features/station/station.contract.ts';

export type KnownSettings =
  | { readonly is: 'loading' }
  | { readonly is: 'failed' }
  | { readonly is: 'known'; readonly settings: StationSettings };

/** What became of the last thing that was asked for. */
export type Outcome =
  | { readonly is: 'saved' }
  | { readonly is: 'failed' }
  | {
      readonly is: 'copied';
      readonly questionnaire: string;
      readonly file: string;
      readonly effectiveFrom: string;
    }
  | {
      readonly is: 'refused';
      readonly refusal: 'SETTINGS_CHANGED' | 'QUESTIONNAIRE_UNKNOWN' | 'STORE_FULL';
    }
  | { readonly is: 'refused'; readonly refusal: 'NOT_WRITTEN'; readonly reason: string };

/** The settings of the citizen's screen, read when somebody opens them and written when they save. */
export function useStationSettings(client: Client) {
  const [known, setKnown] = useState<KnownSettings>({ is: 'loading' });
  const [outcome, setOutcome] = useState<Outcome>();
  const [isBusy, setBusy] = useState(false);

  const read = useCallback(async () => {
    const { data, isSuccess } = await safe(client.station.settings());
    if (isSuccess) setKnown({ is: 'known', settings: data });
    return isSuccess;
  }, [client]);

  const load = useCallback(async () => {
    setOutcome(undefined);
    if (!(await read())) setKnown({ is: 'failed' });
  }, [read]);

  useEffect(() => void load(), [load]);

  async function settle(run: () => Promise<Outcome>): Promise<void> {
    setBusy(true);
    setOutcome(undefined);
    setOutcome(await run());
    setBusy(false);
  }

  return {
    known,
    outcome,
    isBusy,
    load: () => void load(),
    save: (basedOn: number, choices: ScreenChoices) =>
      void settle(async () => {
        const { data, error, isSuccess, isDefined } = await safe(
          client.station.configure({ basedOn, choices }),
        );
        if (isSuccess) {
          setKnown({ is: 'known', settings: data });
          return { is: 'saved' };
        }
        return isDefined ? { is: 'refused', refusal: error.code } : { is: 'failed' };
      }),
    copy: (questionnaire: string) =>
      void settle(async () => {
        const { data, error, isSuccess, isDefined } = await safe(
          client.station.copyQuestionnaire({ questionnaire }),
        );
        if (isSuccess) {
          await read();
          return { is: 'copied', ...data };
        }
        if (!isDefined) return { is: 'failed' };
        return error.code === 'NOT_WRITTEN'
          ? { is: 'refused', refusal: error.code, reason: error.data.reason }
          : { is: 'refused', refusal: error.code };
      }),
  };
}
