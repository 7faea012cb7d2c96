import { Button, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import cards from './configure-screen.module.css';
import { most, nextRow, parseMonth, type AnsweredDraft } from './draft.ts';
import styles from './row-list.module.css';

/** Shorter than what is stored at most: two sentences that are read from where people stand. */
const longest = { said: 120, done: 160 } as const;

interface AnsweredListProps {
  readonly answered: readonly AnsweredDraft[];
  readonly isChecked: boolean;
  readonly onChange: (answered: readonly AnsweredDraft[]) => void;
}

/** What people said and what was done, the newest on top. */
export function AnsweredList({ answered, isChecked, onChange }: AnsweredListProps) {
  const { t } = useTranslation('configure');
  const put = (row: number, change: Partial<AnsweredDraft>) =>
    onChange(answered.map((each) => (each.row === row ? { ...each, ...change } : each)));
  const sentence = (entry: AnsweredDraft, name: 'said' | 'done') => (
    <Textarea
      label={t(`answered.${name}`)}
      description={t('answered.left', { letters: Math.max(0, longest[name] - entry[name].length) })}
      value={entry[name]}
      onChange={(event) => put(entry.row, { [name]: event.currentTarget.value })}
      error={isChecked && entry[name].trim() === '' && t('required')}
      maxLength={longest[name]}
      rows={2}
    />
  );
  return (
    <section className={cards.card}>
      <h2 className={cards.title}>{t('answered.title')}</h2>
      <p className={cards.hint}>{t('answered.hint')}</p>
      <Button
        variant="default"
        className={styles.add}
        disabled={answered.length >= most.answered}
        onClick={() =>
          onChange([{ row: nextRow(answered), month: '', said: '', done: '' }, ...answered])
        }
      >
        {t('answered.add')}
      </Button>
      {answered.length === 0 && <p className={cards.hint}>{t('answered.none')}</p>}
      {answered.map((entry, place) => (
        <div
          key={entry.row}
          className={styles.answered}
          role="group"
          aria-label={t('answered.row', { number: place + 1 })}
        >
          <TextInput
            label={t('answered.month')}
            description={t('answered.monthHint')}
            value={entry.month}
            onChange={(event) => put(entry.row, { month: event.currentTarget.value })}
            error={isChecked && parseMonth(entry.month) === undefined && t('answered.monthInvalid')}
            maxLength={9}
            autoComplete="off"
          />
          {sentence(entry, 'said')}
          {sentence(entry, 'done')}
          <Button
            variant="subtle"
            className={styles.remove}
            onClick={() => onChange(answered.filter(({ row }) => row !== entry.row))}
          >
            {t('answered.remove', { number: place + 1 })}
          </Button>
        </div>
      ))}
    </section>
  );
}
