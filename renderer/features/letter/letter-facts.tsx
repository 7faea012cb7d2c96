import { useTranslation } from 'react-i18next';
import { shortLetterDate } from '#shared/features/letter/letter-date.ts';
import { isWaiting } from '#shared/features/letter/letter-states.ts';
import type { LetterBoard } from '#shared/features/letter/letter-board.ts';
import type { LetterLine } from '#shared/features/letter/letter-line.ts';
import styles from './letter-view.module.css';
import { nameIn, type Office } from './use-office.ts';

interface LetterFactsProps {
  readonly letter: LetterLine;
  readonly rule: LetterBoard['rules'][number];
  readonly office: Office;
  readonly today: string;
}

/** What is known of a letter without what it says: by when, and who did what on which day. */
export function LetterFacts({ letter, rule, office, today }: LetterFactsProps) {
  const { t } = useTranslation('letter');
  const { kind, state, source } = letter;
  const due = useDueWords(letter.dueOn, today);
  return (
    <header>
      <div className={styles.head}>
        <h2>{t(`kind.${kind}`)}</h2>
        <span className={styles.state} data-state={state}>
          {t(`state.${state}`)}
        </span>
      </div>
      <p className={styles.source}>
        {t(`source.${source}`)}
        {isWaiting(state) && <strong data-late={letter.isOverdue}>{due}</strong>}
      </p>
      <p className={styles.source}>
        {letter.consentBy === undefined || letter.consentHow === undefined
          ? t(`ground.${letter.ground}`)
          : t('ground.consentOf', {
              by: t(`consent.by.${letter.consentBy}`),
              how: t(`consent.way.${letter.consentHow}`),
            })}
      </p>
      <History letter={letter} office={office} />
      <p className={styles.rule}>
        {rule.verified
          ? t('rule.verified', { source: rule.source })
          : t('rule.unverified', { source: rule.source })}
      </p>
    </header>
  );
}

const dayMs = 24 * 60 * 60 * 1_000;

function useDueWords(dueOn: string, today: string): string {
  const { t } = useTranslation('letter');
  const days = Math.round((Date.parse(dueOn) - Date.parse(today)) / dayMs);
  const day = shortLetterDate(dueOn);
  if (days === 0) return t('due.today', { day });
  return days > 0 ? t('due.left', { day, count: days }) : t('due.late', { day, count: -days });
}

function History({ letter, office }: Pick<LetterFactsProps, 'letter' | 'office'>) {
  const { t } = useTranslation('letter');
  const person = (code: string | undefined) => (code === undefined ? '' : nameIn(office, code));
  const lines: readonly (readonly [string, string | undefined, string])[] = [
    [t('state.requested'), letter.requestedOn, person(letter.recordedBy)],
    [t('state.accepted'), letter.acceptedOn, ''],
    [
      t('state.declined'),
      letter.declinedOn,
      letter.declineReason === undefined ? '' : t(`decline.why.${letter.declineReason}`),
    ],
    [t('state.drafted'), letter.draftedOn, person(letter.draftedBy)],
    [t('state.signed'), letter.signedOn, signedBy()],
    [
      t('state.handed-over'),
      letter.handedOverOn,
      letter.handedOverWay === undefined ? '' : t(`way.by.${letter.handedOverWay}`),
    ],
    [t('state.delivered'), letter.deliveredOn, ''],
    [t('state.closed'), letter.closedOn, ''],
  ];

  function signedBy(): string {
    const { number, signer, signerPosition } = letter;
    return [
      number === undefined ? '' : t('line.number', { number }),
      person(signer),
      signerPosition === undefined ? '' : t(`position.${signerPosition}`),
    ]
      .filter((part) => part !== '')
      .join(' · ');
  }

  return (
    <ul className={styles.history}>
      {lines.map(
        ([name, day, more]) =>
          day !== undefined && (
            <li key={name}>
              {name} {shortLetterDate(day)}
              {more !== '' && ` (${more})`}
            </li>
          ),
      )}
      {letter.appointmentOn !== undefined && (
        <li>
          {t('field.dossier.appointmentOn')} {shortLetterDate(letter.appointmentOn)}
        </li>
      )}
      {letter.checkedBy !== undefined && (
        <li>{t('check.by', { name: person(letter.checkedBy) })}</li>
      )}
      {letter.checkedOnPaper && <li>{t('check.onPaper')}</li>}
    </ul>
  );
}
