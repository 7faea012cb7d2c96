import { Button, Title } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Client } from '#renderer/client/client.ts';
import { ExportOutcome } from './export-outcome.tsx';
import { FormatChoice, type FormatName } from './format-choice.tsx';
import { useRevealed } from '#renderer/ui/use-revealed.ts';
import { DayRange } from './day-range.tsx';
import { parseDay } from '#renderer/ui/parse-day.ts';
import styles from './tables-screen.module.css';
import { useTableExport } from './use-table-export.ts';

/** An officer writes the tables of answers to files. */
export function TablesScreen({ client }: { readonly client: Client }) {
  const { t } = useTranslation('tables');
  const { state, start } = useTableExport(client);
  const [format, setFormat] = useState<FormatName>('csv');
  const [range, setRange] = useState({ from: '', to: '' });
  const [isChecked, setChecked] = useState(false);
  const isRunning = state.is === 'running';
  const outcome = useRevealed<HTMLDivElement>(state.is);

  function send(event: FormEvent): void {
    event.preventDefault();
    setChecked(true);
    const [from, to] = [parseDay(range.from), parseDay(range.to)];
    const isWrong = (text: string, day: string | undefined) => text.trim() !== '' && !day;
    if (isWrong(range.from, from) || isWrong(range.to, to)) return;
    const plain = format === 'csvPlain';
    void start({ format: format === 'csvPlain' ? 'csv' : format, plain, from, to });
  }

  return (
    <div className={styles.screen}>
      <Title order={1} size="h2">
        {t('title')}
      </Title>
      <p className={styles.intro}>{t('intro')}</p>
      <form className={styles.card} onSubmit={send} noValidate>
        <FormatChoice format={format} onChoose={setFormat} disabled={isRunning} />
        <DayRange range={range} onChange={setRange} isChecked={isChecked} disabled={isRunning} />
        <Button type="submit" size="md" className={styles.start} disabled={isRunning}>
          {t(isRunning ? 'running' : 'start')}
        </Button>
        <div ref={outcome}>
          <ExportOutcome state={state} />
        </div>
      </form>
    </div>
  );
}
