import { Alert, Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Client } from '#renderer/client/client.ts';
import { DeskScreen } from '#renderer/ui/desk-screen.tsx';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import register from '#renderer/ui/register.module.css';
import type {
  Undertaking,
  UndertakingYear,
} from '#shared/features/undertaking/undertaking.contract.ts';
import { TotalsTable } from './totals-table.tsx';
import { UndertakingForm } from './undertaking-form.tsx';
import styles from './undertaking.module.css';
import { UndertakingTable } from './undertaking-table.tsx';
import { useUndertakings, type Notice } from './use-undertakings.ts';

/** What the office held or did for its models: talks, training, inspections, rewards. */
export function UndertakingScreen({ client }: { readonly client: Client }) {
  const { t } = useTranslation('undertaking');
  const { known, notice, isBusy, again, look, ...acts } = useUndertakings(client);
  const [writing, setWriting] = useState<'new' | Undertaking>();
  return (
    <DeskScreen
      isWide
      title={t('title')}
      intro={t('intro')}
      state={known.is}
      loading={t('loading')}
      failed={{ title: t('failed.title'), body: t('failed.body'), again: t('failed.again') }}
      onAgain={again}
    >
      <NoticeNote notice={notice} />
      {known.is === 'known' && (
        <>
          {known.overview.mayEnter && writing === undefined && (
            <div className={register.open}>
              <Button onClick={() => setWriting('new')}>{t('form.open')}</Button>
            </div>
          )}
          {writing !== undefined && (
            <UndertakingForm
              key={writing === 'new' ? 'new' : writing.version}
              of={writing === 'new' ? undefined : writing}
              year={known.overview}
              isBusy={isBusy}
              onCancel={() => setWriting(undefined)}
              onSave={async (content) => {
                const isDone =
                  writing === 'new'
                    ? await acts.note(content)
                    : await acts.correct(writing, content);
                if (isDone) setWriting(undefined);
              }}
            />
          )}
          <YearView
            year={known.overview}
            isBusy={isBusy}
            onLook={look}
            onWrite={() => void acts.write(known.overview.year)}
            onCorrect={setWriting}
            onWithdraw={(held) => void acts.withdraw(held)}
          />
        </>
      )}
    </DeskScreen>
  );
}

interface YearViewProps {
  readonly year: UndertakingYear;
  readonly isBusy: boolean;
  readonly onLook: (year: number) => void;
  readonly onWrite: () => void;
  readonly onCorrect: (held: Undertaking) => void;
  readonly onWithdraw: (held: Undertaking) => void;
}

function YearView({ year, isBusy, onLook, onWrite, ...acts }: YearViewProps) {
  const { t } = useTranslation('undertaking');
  const [month, setMonth] = useState('');
  const months = Array.from({ length: 12 }, (_, place) => String(place + 1).padStart(2, '0'));
  const rows = year.undertakings.filter(
    ({ heldOn }) => month === '' || heldOn.slice(5, 7) === month,
  );
  return (
    <>
      <div className={`${register.tools} ${styles.tools}`}>
        <div className={register.buttons}>
          <NativeSelect
            label={t('year')}
            value={String(year.year)}
            data={year.years.map(String)}
            onChange={(event) => onLook(Number(event.currentTarget.value))}
          />
          <NativeSelect
            label={t('month')}
            value={month}
            data={[
              { value: '', label: t('everyMonth') },
              ...months.map((value) => ({ value, label: `${value}/${year.year}` })),
            ]}
            onChange={(event) => setMonth(event.currentTarget.value)}
          />
        </div>
        <div className={register.buttons}>
          <Button variant="default" disabled={rows.length === 0} onClick={() => window.print()}>
            {t('print')}
          </Button>
          <Button
            variant="default"
            disabled={isBusy || year.undertakings.length === 0}
            onClick={onWrite}
          >
            {t('csv')}
          </Button>
        </div>
      </div>
      {year.undertakings.length === 0 ? (
        <Alert variant="light" icon={<Icon name="info" />} title={t('empty.title')}>
          {t(year.mayEnter ? 'empty.body' : 'empty.reader')}
        </Alert>
      ) : (
        <>
          <UndertakingTable {...acts} year={year} undertakings={rows} isBusy={isBusy} />
          <TotalsTable year={year} />
        </>
      )}
    </>
  );
}

function NoticeNote({ notice }: { readonly notice: Notice | undefined }) {
  const { t } = useTranslation('undertaking');
  if (notice === undefined) return null;
  if (typeof notice === 'object') {
    return (
      <Alert role="status" variant="light" icon={<Icon name="check" />}>
        {t('written', { file: notice.file })}
      </Alert>
    );
  }
  if (notice === 'failed') {
    return <FailureNote title={t('failed.title')} body={t('failed.body')} />;
  }
  return <FailureNote title={t(`refused.${notice}.title`)} body={t(`refused.${notice}.body`)} />;
}
