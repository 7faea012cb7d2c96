import { Alert } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Client } from '#renderer/client/client.ts';
import { DeskScreen } from '#renderer/ui/desk-screen.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { useRevealed } from '#renderer/ui/use-revealed.ts';
import { CampaignNotice } from './campaign-notice.tsx';
import styles from './campaign-screen.module.css';
import { ChooseCampaign } from './choose-campaign.tsx';
import { ConfirmCampaign } from './confirm-campaign.tsx';
import { EarlierCampaigns } from './earlier-campaigns.tsx';
import { OpenCampaignCard } from './open-campaign-card.tsx';
import { useCampaigns } from './use-campaigns.ts';

/** A person opens, closes and hands over the surveys of supervisors, without ever reading one. */
export function CampaignScreen({ client }: { readonly client: Client }) {
  const { t } = useTranslation('campaign');
  const { state, look, choose, putBack, open, close, takeAlong } = useCampaigns(client);
  const notice = state.is === 'known' ? state.notice : undefined;
  const revealed = useRevealed<HTMLDivElement>(JSON.stringify(notice ?? null));
  return (
    <DeskScreen
      title={t('title')}
      intro={t('intro')}
      state={state.is}
      loading={t('loading')}
      failed={{
        title: t('failed.title'),
        body: t('failed.body'),
        again: t('failed.again'),
      }}
      onAgain={look}
    >
      <div ref={revealed} className={styles.notice}>
        <CampaignNotice notice={notice} />
      </div>
      {state.is === 'known' && (
        <div className={styles.parts}>
          {!state.overview.clockTrusted && (
            <Alert
              variant="default"
              icon={<Icon name="attention" />}
              title={t('clock.title')}
              className={styles.note}
            >
              {t('clock.body')}
            </Alert>
          )}
          {state.overview.campaigns.map((known) =>
            known.state === 'closed' ? null : (
              <OpenCampaignCard
                key={known.campaign.id}
                known={known}
                deskOnThisScreen={state.overview.deskOnThisScreen}
                isBusy={state.isBusy}
                onTakeAlong={() => takeAlong(known.campaign.id, known.campaign.supervisor)}
                onClose={close}
              />
            ),
          )}
          {state.chosen !== undefined && (
            <ConfirmCampaign
              key={state.chosen.file}
              chosen={state.chosen}
              isBusy={state.isBusy}
              onOpen={() => state.chosen && open(state.chosen)}
              onPutBack={putBack}
            />
          )}
          {state.chosen === undefined &&
            state.overview.campaigns.every((known) => known.state === 'closed') && (
              <ChooseCampaign isBusy={state.isBusy} onFile={choose} />
            )}
          <EarlierCampaigns
            campaigns={state.overview.campaigns.filter((known) => known.state === 'closed')}
            isBusy={state.isBusy}
            onTakeAlong={({ campaign }) => takeAlong(campaign.id, campaign.supervisor)}
          />
        </div>
      )}
    </DeskScreen>
  );
}
