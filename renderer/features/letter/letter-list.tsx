import { Button, CloseButton, Loader, NativeSelect, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { letterKinds } from '#shared/features/letter/letter-kinds.ts';
import { shortLetterDate } from '#shared/features/letter/letter-date.ts';
import { isWaiting, letterStates } from '#shared/features/letter/letter-states.ts';
import type { LetterLine } from '#shared/features/letter/letter-line.ts';
import styles from './letter-list.module.css';
import { onePage, type Listed, type Looking } from './use-letter-list.ts';

interface LetterListProps {
  readonly listed: Listed;
  readonly looking: Looking;
  readonly isOpen: boolean;
  readonly chosen: string | undefined;
  readonly onLook: (looking: Looking) => void;
  readonly onChoose: (id: string) => void;
}

const choices = ['waiting', ...letterStates, 'all'] as const;

/** Letters by what is due first, with what narrows them down. */
export function LetterList({ listed, looking, isOpen, chosen, onLook, onChoose }: LetterListProps) {
  const { t } = useTranslation('letter');
  const look = (part: Partial<Looking>) => onLook({ ...looking, offset: 0, ...part });
  return (
    <section className={styles.list} aria-label={t('view.list')}>
      <div className={styles.filters}>
        <NativeSelect
          label={t('list.step')}
          value={looking.states}
          onChange={(event) =>
            look({
              states: choices.find((each) => each === event.currentTarget.value) ?? 'waiting',
            })
          }
          data={choices.map((value) => ({
            value,
            label:
              value === 'waiting' || value === 'all' ? t(`list.${value}`) : t(`state.${value}`),
          }))}
        />
        <NativeSelect
          label={t('board.kind')}
          value={looking.kind}
          onChange={(event) =>
            look({ kind: letterKinds.find((each) => each === event.currentTarget.value) ?? 'all' })
          }
          data={[
            { value: 'all', label: t('list.everyKind') },
            ...letterKinds.map((value) => ({ value, label: t(`kind.${value}`) })),
          ]}
        />
      </div>
      <TextInput
        type="search"
        label={t('list.search')}
        {...(!isOpen && { description: t('list.searchClosed') })}
        disabled={!isOpen}
        value={looking.search}
        onChange={(event) => look({ search: event.currentTarget.value })}
        maxLength={100}
        autoComplete="off"
        rightSection={
          looking.search !== '' && (
            <CloseButton aria-label={t('list.clear')} onClick={() => look({ search: '' })} />
          )
        }
      />
      <Lines {...{ listed, looking, chosen, onChoose }} />
      {listed.is === 'known' && listed.total > onePage && (
        <nav className={styles.pages} aria-label={t('list.pages')}>
          <Button
            variant="default"
            disabled={looking.offset === 0}
            onClick={() => look({ offset: Math.max(0, looking.offset - onePage) })}
          >
            {t('list.earlier')}
          </Button>
          <Button
            variant="default"
            disabled={looking.offset + onePage >= listed.total}
            onClick={() => look({ offset: looking.offset + onePage })}
          >
            {t('list.later')}
          </Button>
        </nav>
      )}
    </section>
  );
}

type LinesProps = Pick<LetterListProps, 'listed' | 'looking' | 'chosen' | 'onChoose'>;

function Lines({ listed, looking, chosen, onChoose }: LinesProps) {
  const { t } = useTranslation('letter');
  switch (listed.is) {
    case 'loading':
      return <Loader role="status" aria-label={t('loading')} />;
    case 'failed':
      return <p role="alert">{t('failed.title')}</p>;
    case 'known':
      return listed.letters.length === 0 ? (
        <p className={styles.empty} role="status">
          {looking.search.trim() === ''
            ? t('list.empty')
            : t('list.notFound', { search: looking.search.trim() })}
        </p>
      ) : (
        <>
          <p className={styles.total} role="status">
            {t('list.total', { count: listed.total })}
          </p>
          <ul className={styles.lines}>
            {listed.letters.map((letter) => (
              <li key={letter.id}>
                <button
                  type="button"
                  className={styles.line}
                  aria-current={letter.id === chosen}
                  onClick={() => onChoose(letter.id)}
                >
                  <Line letter={letter} />
                </button>
              </li>
            ))}
          </ul>
        </>
      );
    default:
      return listed satisfies never;
  }
}

function Line({ letter }: { readonly letter: LetterLine }) {
  const { t } = useTranslation('letter');
  const { kind, state, dueOn, isOverdue, requestedOn, number } = letter;
  const name = nameOn(letter);
  return (
    <>
      <span className={styles.top}>
        <strong {...(name !== undefined && { lang: 'vi' })}>{name ?? t(`kind.${kind}`)}</strong>
        <span className={styles.state} data-state={state}>
          {t(`state.${state}`)}
        </span>
      </span>
      <span className={styles.more}>
        {name !== undefined && <span>{t(`kind.${kind}`)}</span>}
        {letter.reading === 'unreadable' && <span>{t('reading.unreadable')}</span>}
        {letter.reading === 'erased' && <span>{t('reading.erased')}</span>}
        {number !== undefined && <span>{t('line.number', { number })}</span>}
        {isWaiting(state) ? (
          <span data-late={isOverdue}>
            {t(isOverdue ? 'line.late' : 'line.due', { day: shortLetterDate(dueOn) })}
          </span>
        ) : (
          <span>{t('line.came', { day: shortLetterDate(requestedOn) })}</span>
        )}
      </span>
    </>
  );
}

/** Whose letter it is, while that can be read. */
function nameOn({ contents }: LetterLine): string | undefined {
  if (contents === undefined) return undefined;
  return contents.kind === 'thanks-note' ? contents.from.name : contents.addressee.name;
}
