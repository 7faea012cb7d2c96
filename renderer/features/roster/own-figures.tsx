import { safe } from '@orpc/client';
import { Button, Textarea } from '@mantine/core';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Client } from '#renderer/client/client.ts';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { writeDay } from '#renderer/ui/write-day.ts';
import { dayAt } from '#shared/calendar.ts';
import type { OfficerFigure } from '#shared/features/figures/figures.contract.ts';
import { FigureLines } from './figure-lines.tsx';
import styles from './roster-screen.module.css';
import { Section } from './section.tsx';
import { useCall } from './use-call.ts';

/** What is shown about the officer, to the officer first, with a place to speak to it. */
export function OwnFigures({ client }: { readonly client: Client }) {
  const { t } = useTranslation('roster');
  const { looked, look } = useCall(useCallback(() => client.figures.own(), [client]));
  return (
    <Section
      title={t('ownFigures.title')}
      intro={t('ownFigures.intro', {
        floor: looked.is === 'known' ? looked.data.officerFloor : 30,
      })}
      state={looked.is}
      onAgain={() => void look()}
    >
      {looked.is === 'known' && looked.data.figures.length === 0 && (
        <p className={styles.empty}>{t('ownFigures.none')}</p>
      )}
      {looked.is === 'known' && looked.data.figures.length > 0 && (
        <ul className={styles.list}>
          {looked.data.figures.map((about) => (
            <li key={`${about.key} ${about.counterCode}`} className={styles.item}>
              <div className={styles.figure}>
                <FigureLines
                  about={about}
                  counter={looked.data.counterNames[about.counterCode] ?? about.counterCode}
                />
                <p className={styles.line}>
                  {t('ownFigures.alone', {
                    day: writeDay(dayAt(about.othersFromMs, looked.data.offsetMinutes)),
                  })}
                </p>
                <NoteForm client={client} about={about} />
              </div>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

interface NoteFormProps {
  readonly client: Client;
  readonly about: OfficerFigure;
}

function NoteForm({ client, about }: NoteFormProps) {
  const { t } = useTranslation('roster');
  const { t: words } = useTranslation('figures');
  const [note, setNote] = useState(about.note);
  const [told, setTold] = useState<'saved' | 'STORE_FULL' | 'failed'>();

  async function save(): Promise<void> {
    const { key, counterCode } = about;
    const { error, isDefined, isSuccess } = await safe(
      client.figures.note({ key, counterCode, note }),
    );
    const why = isDefined && error.code === 'STORE_FULL' ? 'STORE_FULL' : 'failed';
    setTold(isSuccess ? 'saved' : why);
  }

  return (
    <div className={styles.note}>
      <Textarea
        label={t('note.label')}
        description={t('note.hint')}
        value={note}
        onChange={(event) => {
          setNote(event.currentTarget.value);
          setTold(undefined);
        }}
        maxLength={1000}
        rows={3}
      />
      <div className={styles.actions}>
        <Button variant="default" onClick={() => void save()}>
          {t('note.save')}
        </Button>
        {told === 'saved' && <p role="status">{t('note.saved')}</p>}
      </div>
      {told !== undefined && told !== 'saved' && (
        <FailureNote
          title={told === 'failed' ? t('failed.title') : words('refused.STORE_FULL.title')}
          body={told === 'failed' ? t('failed.body') : words('refused.STORE_FULL.body')}
        />
      )}
    </div>
  );
}
