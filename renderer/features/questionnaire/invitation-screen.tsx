import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import asking from '#renderer/ui/asking.module.css';
import { Heading } from '#renderer/ui/heading.tsx';
import { Pages } from '#renderer/ui/pages.tsx';
import { PillButton } from '#renderer/ui/pill-button.tsx';
import { firstLanguage } from '#shared/features/station/languages.ts';
import type { StationView } from '#shared/features/station/station.contract.ts';
import styles from './writing.module.css';

interface InvitationScreenProps {
  readonly channels: StationView['channels'];
  readonly strip: ReactNode;
  readonly onWrite: () => void;
}

/** Whether to write something; says before the first letter what this is not, and where that goes. */
export function InvitationScreen({ channels, strip, onWrite }: InvitationScreenProps) {
  const { t } = useTranslation('questionnaire');
  return (
    <main className={asking.asking} data-beside>
      <div className={asking.words}>
        <Heading className={asking.title}>{t('invitation.title')}</Heading>
        <p className={asking.hint}>{t('invitation.private')}</p>
      </div>
      <div className={`${asking.answers} ${styles.invitation}`}>
        <div className={styles.notice}>
          <Pages words={{ more: t('pages.more'), back: t('pages.back') }}>
            {[
              <p key="not">{t('invitation.notComplaint')}</p>,
              ...(channels.length > 0 ? [<p key="where">{t('invitation.channels')}</p>] : []),
              ...channels.map(({ name, detail }) => (
                <p key={name + detail} className={styles.channel} lang={firstLanguage}>
                  {name}: <strong>{detail}</strong>
                </p>
              )),
            ]}
          </Pages>
        </div>
        <PillButton kind="first" onPress={onWrite}>
          {t('invitation.write')}
        </PillButton>
      </div>
      <div className={asking.edge}>{strip}</div>
    </main>
  );
}
