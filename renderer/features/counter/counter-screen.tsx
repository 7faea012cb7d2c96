import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import asking from '#renderer/ui/asking.module.css';
import { Heading } from '#renderer/ui/heading.tsx';
import { Pages } from '#renderer/ui/pages.tsx';
import { firstLanguage } from '#shared/features/station/languages.ts';
import type { AskedCounter } from '#shared/features/station/station.contract.ts';
import styles from './counter-screen.module.css';
import { numbersOf } from './numbers-of.ts';

/** As many cards as an eye takes in at once; more counters come by a card of their own. */
const mostCards = 8;

interface CounterScreenProps {
  readonly counters: readonly AskedCounter[];
  /** Stands above the question: the thanks, for the first one. */
  readonly above: ReactNode;
  readonly strip: ReactNode;
  readonly onChoose: (choices: readonly string[]) => void;
}

/** Which of several counters served somebody; like every step it can be left, and nothing is chosen. */
export function CounterScreen({ counters, above, strip, onChoose }: CounterScreenProps) {
  const { t } = useTranslation('counter');
  const { t: tQuestionnaire } = useTranslation('questionnaire');
  const [page, setPage] = useState(0);
  const numbers = numbersOf(counters.map(({ name }) => name));
  const isTurned = counters.length > mostCards;
  const perPage = isTurned ? mostCards - 1 : mostCards;
  const cards = counters.map(({ code, name, field }, place) => (
    <button
      key={code}
      type="button"
      className={styles.card}
      lang={firstLanguage}
      data-option
      onClick={() => onChoose([code])}
    >
      {numbers !== undefined && (
        <span className={styles.sign} aria-hidden="true">
          {numbers[place]}
        </span>
      )}
      <span className={styles.words}>
        <span className={styles.name}>{name}</span>{' '}
        {field !== undefined && <span className={styles.field}>{field}</span>}
      </span>
    </button>
  ));
  const shown = cards.slice(page * perPage, (page + 1) * perPage);
  if (isTurned) {
    const next = (page + 1) % Math.ceil(counters.length / perPage);
    shown.push(
      <button
        key="others"
        type="button"
        className={styles.card}
        data-option
        data-others
        onClick={() => setPage(next)}
      >
        <span className={styles.name}>{t('others')}</span>
        <svg className={styles.arrow} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
          <path d="M8.5 5l7 7l-7 7" />
        </svg>
      </button>,
    );
  }
  return (
    <main className={asking.asking} data-beside>
      <div className={asking.words}>
        {above}
        <Heading key={page} className={asking.title}>
          {t('title')}
        </Heading>
        <p className={asking.hint}>{t('hint')}</p>
      </div>
      <div className={asking.answers}>
        <div className={styles.group} role="group" aria-label={t('title')}>
          <Pages
            key={page}
            className={styles.counters}
            count={isTurned ? mostCards : shown.length}
            words={{ more: tQuestionnaire('pages.more'), back: tQuestionnaire('pages.back') }}
          >
            {shown}
          </Pages>
        </div>
      </div>
      <div className={asking.edge}>{strip}</div>
    </main>
  );
}
