import { Button, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import cards from './configure-screen.module.css';
import { most, nextRow, type ChannelDraft } from './draft.ts';
import styles from './row-list.module.css';

interface ChannelListProps {
  readonly channels: readonly ChannelDraft[];
  /** Whether what is missing is pointed out: once somebody has tried to save. */
  readonly isChecked: boolean;
  readonly onChange: (channels: readonly ChannelDraft[]) => void;
}

/** Other ways to be heard, a line each. */
export function ChannelList({ channels, isChecked, onChange }: ChannelListProps) {
  const { t } = useTranslation('configure');
  const field = (channel: ChannelDraft, name: 'name' | 'detail', longest: number) => (
    <TextInput
      label={t(`channels.${name}`)}
      value={channel[name]}
      onChange={(event) =>
        onChange(
          channels.map((each) =>
            each.row === channel.row ? { ...each, [name]: event.currentTarget.value } : each,
          ),
        )
      }
      error={isChecked && channel[name].trim() === '' && t('required')}
      maxLength={longest}
      autoComplete="off"
    />
  );
  return (
    <section className={cards.card}>
      <h2 className={cards.title}>{t('channels.title')}</h2>
      <p className={cards.hint}>{t('channels.hint', { most: most.channels })}</p>
      {channels.length === 0 && <p className={cards.hint}>{t('channels.none')}</p>}
      {channels.map((channel, place) => (
        <div
          key={channel.row}
          className={styles.channel}
          role="group"
          aria-label={t('channels.row', { number: place + 1 })}
        >
          {field(channel, 'name', 120)}
          {field(channel, 'detail', 200)}
          <Button
            variant="subtle"
            className={styles.remove}
            onClick={() => onChange(channels.filter(({ row }) => row !== channel.row))}
          >
            {t('channels.remove', { number: place + 1 })}
          </Button>
        </div>
      ))}
      <Button
        variant="default"
        className={styles.add}
        disabled={channels.length >= most.channels}
        onClick={() => onChange([...channels, { row: nextRow(channels), name: '', detail: '' }])}
      >
        {t('channels.add')}
      </Button>
    </section>
  );
}
