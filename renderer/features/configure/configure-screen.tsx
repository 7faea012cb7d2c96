import { useTranslation } from 'react-i18next';
import type { Client } from '#renderer/client/client.ts';
import { DeskScreen } from '#renderer/ui/desk-screen.tsx';
import { ConfigureForm } from './configure-form.tsx';
import { useStationSettings } from './use-station-settings.ts';

/** What the office decides about the citizen's screen. */
export function ConfigureScreen({ client }: { readonly client: Client }) {
  const { t } = useTranslation('configure');
  const { known, outcome, isBusy, load, save, copy } = useStationSettings(client);
  return (
    <DeskScreen
      title={t('title')}
      intro={t('intro')}
      state={known.is}
      loading={t('loading')}
      failed={{
        title: t('failed.title'),
        body: t('failed.body'),
        again: t('failed.again'),
      }}
      onAgain={load}
    >
      {known.is === 'known' && (
        <ConfigureForm
          key={known.settings.version}
          settings={known.settings}
          outcome={outcome}
          isBusy={isBusy}
          onLoad={load}
          onSave={(choices) => save(known.settings.version, choices)}
          onCopy={copy}
        />
      )}
    </DeskScreen>
  );
}
