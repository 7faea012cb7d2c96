import { safe, type InferClientErrorUnion, type ORPCError } from '@orpc/client';
import { useCallback, useEffect, useState } from 'react';
import type { Client } from '#renderer/client/client.ts';
import type {
  CampaignOverview,
  SeenCampaign,
} from '#shared/features/campaign/campaign.contract.ts';

export type Campaigns =
  | { readonly is: 'loading' }
  | { readonly is: 'failed' }
  | {
      readonly is: 'known';
      readonly overview: CampaignOverview;
      /** A file that somebody has chosen and not yet opened. */
      readonly chosen: ChosenCampaign | undefined;
      readonly notice: Notice | undefined;
      readonly isBusy: boolean;
    };

export interface ChosenCampaign extends SeenCampaign {
  readonly file: string;
}

/** What became of the last thing that was asked for. */
export type Notice =
  | { readonly is: 'closed' }
  | {
      readonly is: 'exported';
      readonly file: string;
      readonly sealed: number;
      readonly supervisor: string;
    }
  | { readonly is: 'refused'; readonly why: Exclude<Refusal, 'CAMPAIGN_FAULTY' | 'NOT_WRITTEN'> }
  | { readonly is: 'faulty'; readonly fault: string }
  | { readonly is: 'notWritten'; readonly reason: string }
  | { readonly is: 'failed' };

type Operations = Client['campaign'];
type Failure = {
  [Name in keyof Operations]: InferClientErrorUnion<Operations[Name]>;
}[keyof Operations];
type Refusal = Extract<Failure, ORPCError<string, unknown>>['code'];

const lookEveryMs = 15_000;
/** No campaign file is longer; the door would refuse the call as malformed. */
const longestFile = 40_000;

/** The surveys of this station, and what a person does with them. */
export function useCampaigns(client: Client) {
  const [state, setState] = useState<Campaigns>({ is: 'loading' });
  const change = useCallback(
    (next: Partial<Extract<Campaigns, { is: 'known' }>>) =>
      setState((before) => (before.is === 'known' ? { ...before, ...next } : before)),
    [],
  );

  const look = useCallback(async () => {
    const { data: overview, isSuccess } = await safe(client.campaign.show());
    setState((before) => {
      if (!isSuccess) return before.is === 'known' ? before : { is: 'failed' };
      if (before.is === 'known') return { ...before, overview };
      return { is: 'known', overview, chosen: undefined, notice: undefined, isBusy: false };
    });
  }, [client]);

  useEffect(() => {
    void look();
    const timer = setInterval(() => void look(), lookEveryMs);
    return () => clearInterval(timer);
  }, [look]);

  async function choose(file: string): Promise<void> {
    if (file.length > longestFile || file === '') {
      return change({ chosen: undefined, notice: { is: 'refused', why: 'CAMPAIGN_ALTERED' } });
    }
    change({ isBusy: true, notice: undefined });
    const { data, error, isSuccess } = await safe(client.campaign.inspect({ file }));
    if (isSuccess) return change({ isBusy: false, chosen: { ...data, file } });
    return change({ isBusy: false, chosen: undefined, notice: noticeOf(error) });
  }

  async function open({ file, fingerprint, trust }: ChosenCampaign): Promise<void> {
    change({ isBusy: true, notice: undefined });
    const confirmed = trust === 'confirm' ? { confirmedFingerprint: fingerprint } : {};
    const {
      data: overview,
      error,
      isSuccess,
    } = await safe(client.campaign.open({ file, ...confirmed }));
    if (isSuccess) return change({ isBusy: false, overview, chosen: undefined });
    return change({ isBusy: false, notice: noticeOf(error) });
  }

  async function close(): Promise<void> {
    change({ isBusy: true, notice: undefined });
    const { data: overview, error, isSuccess } = await safe(client.campaign.close());
    if (isSuccess) return change({ isBusy: false, overview, notice: { is: 'closed' } });
    return change({ isBusy: false, notice: noticeOf(error) });
  }

  async function takeAlong(id: string, supervisor: string): Promise<void> {
    change({ isBusy: true, notice: undefined });
    const { data, error, isSuccess } = await safe(client.campaign.export({ id }));
    if (isSuccess) {
      return change({ isBusy: false, notice: { is: 'exported', ...data, supervisor } });
    }
    return change({ isBusy: false, notice: noticeOf(error) });
  }

  return {
    state,
    look: () => void look(),
    choose: (file: string) => void choose(file),
    putBack: () => change({ chosen: undefined, notice: undefined }),
    open: (chosen: ChosenCampaign) => void open(chosen),
    close: () => void close(),
    takeAlong: (id: string, supervisor: string) => void takeAlong(id, supervisor),
  };
}

function noticeOf(error: Failure): Notice {
  if (!('defined' in error) || !error.defined) return { is: 'failed' };
  switch (error.code) {
    case 'CAMPAIGN_FAULTY':
      return { is: 'faulty', fault: error.data.fault };
    case 'NOT_WRITTEN':
      return { is: 'notWritten', reason: error.data.reason };
    default:
      return { is: 'refused', why: error.code };
  }
}
