import { Radio } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Icon } from '#renderer/ui/icon.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { writeDay } from '#renderer/ui/write-day.ts';
import type { HeldComparison, HeldSide } from '#shared/features/intake/intake.contract.ts';
import styles from './held-panel.module.css';
import type { Compared } from './use-comparisons.ts';

interface HeldSideCardProps {
  readonly side: HeldSide;
  readonly compared: Compared | undefined;
  readonly isBusy: boolean;
}

/** One of batches that cannot all be right: what it is, and what it would bring. */
export function HeldSideCard({ side, compared, isBusy }: HeldSideCardProps) {
  const { t } = useTranslation('intake');
  const { name, number, state, kept } = side;
  const isOut = compared?.is === 'compared' && !compared.found.isCountable;
  return (
    <div className={styles.side}>
      <Radio
        size="md"
        value={name}
        disabled={isBusy || isOut}
        label={t(`held.choose.${state}`)}
        description={t('held.name', { number, name: name.slice(0, 8) })}
      />
      {state === 'absent' ? (
        <p className={styles.hint}>{t('held.absent')}</p>
      ) : (
        <Facts side={side} />
      )}
      {state === 'held' && kept === 'public' && (
        <p className={styles.fine}>
          <Icon name="attention" />
          {t('held.publicBody')}
        </p>
      )}
      {compared !== undefined && <Comparison compared={compared} />}
    </div>
  );
}

function Facts({ side }: { readonly side: HeldSide }) {
  const { t } = useTranslation('intake');
  const format = useFormat();
  const { state, builtAt, receivedOn, period, rows, answers, kept } = side;
  const days = () => {
    if (period === null) return t('held.noPeriod');
    const [from, to] = [writeDay(period.from), writeDay(period.to)];
    return from === to ? from : t('held.periodRange', { from, to });
  };
  return (
    <dl className={styles.facts}>
      <dt>{t('held.state')}</dt>
      <dd>{state === 'counted' ? t('held.counted') : t('held.waits')}</dd>
      {receivedOn !== null && (
        <>
          <dt>{t('held.receivedOn')}</dt>
          <dd>{writeDay(receivedOn)}</dd>
        </>
      )}
      {builtAt !== null && (
        <>
          <dt>{t('held.builtAt')}</dt>
          <dd>{builtOn(builtAt)}</dd>
        </>
      )}
      <dt>{t('held.period')}</dt>
      <dd>{days()}</dd>
      <dt>{t('held.rowsCount')}</dt>
      <dd>{format.count(rows)}</dd>
      <dt>{t('held.answersCount')}</dt>
      <dd>{format.count(answers)}</dd>
      {state === 'held' && (
        <>
          <dt>{t('held.kept')}</dt>
          <dd>{t(`held.${kept}`)}</dd>
        </>
      )}
    </dl>
  );
}

function Comparison({ compared }: { readonly compared: Compared }) {
  const { t } = useTranslation('intake');
  const format = useFormat();
  if (compared.is !== 'compared') {
    const words = {
      comparing: t('held.comparing'),
      gone: t('held.notCompared'),
      failed: t('held.compareFailed'),
    };
    return (
      <p className={styles.hint} role="status">
        {words[compared.is]}
      </p>
    );
  }
  const { rows, repeated, isCountable, hasOtherIssue, differing } = compared.found;
  return (
    <>
      <p>{t('held.compared', { rows: format.count(rows), repeated: format.count(repeated) })}</p>
      {!isCountable && (
        <p className={styles.fine}>
          <Icon name="attention" />
          {hasOtherIssue ? t('held.otherIssue') : t('held.notCountable')}
        </p>
      )}
      {differing.length > 0 && <Differing rows={differing} />}
    </>
  );
}

function Differing({ rows }: { readonly rows: HeldComparison['differing'] }) {
  const { t } = useTranslation(['intake', 'gather']);
  const words = ({ kind, score, day }: HeldComparison['differing'][number]['theirs']) => {
    const named = { kind: t(`gather:rowKind.${kind}`), day: writeDay(day) };
    return score === null
      ? t('intake:held.facts', named)
      : t('intake:held.factsScore', { ...named, score });
  };
  return (
    <div className={styles.scroll}>
      <table className={styles.differing}>
        <caption>{t('intake:held.differing')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('intake:held.id')}</th>
            <th scope="col">{t('intake:held.inBatch')}</th>
            <th scope="col">{t('intake:held.here')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ theirs, here }) => (
            <tr key={theirs.id}>
              <td className={styles.code}>{theirs.id.slice(0, 8)}</td>
              <td>{words(theirs)}</td>
              <td>{here === null ? t('intake:held.otherPlace') : words(here)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Day and minute as the author's own clock had them. */
function builtOn(builtAt: string): string {
  return `${writeDay(builtAt.slice(0, 10))} ${builtAt.slice(11, 16)}`;
}
