import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Client } from '#renderer/client/client.ts';
import { FigureLines } from './figure-lines.tsx';
import styles from './roster-screen.module.css';
import { Section } from './section.tsx';
import { useCall } from './use-call.ts';

/** What the leader sees of single officers, beside what each of them says to it. */
export function OfficersSection({ client }: { readonly client: Client }) {
  const { t } = useTranslation('roster');
  const { looked, look } = useCall(useCallback(() => client.figures.officers(), [client]));
  return (
    <Section
      title={t('officers.title')}
      intro={t('officers.intro', {
        floor: looked.is === 'known' ? looked.data.officerFloor : 30,
      })}
      state={looked.is}
      onAgain={() => void look()}
    >
      {looked.is === 'known' && looked.data.figures.length === 0 && (
        <p className={styles.empty}>{t('officers.none')}</p>
      )}
      {looked.is === 'known' && looked.data.figures.length > 0 && (
        <ul className={styles.list}>
          {looked.data.figures.map((about) => (
            <li key={`${about.key} ${about.counterCode}`} className={styles.item}>
              <div className={styles.figure}>
                <p className={styles.name}>{about.personCode}</p>
                <FigureLines
                  about={about}
                  counter={looked.data.counterNames[about.counterCode] ?? about.counterCode}
                />
                <p className={styles.line}>
                  {about.note === ''
                    ? t('officers.noNote')
                    : t('officers.note', { note: about.note })}
                </p>
              </div>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
