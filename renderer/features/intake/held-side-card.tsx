import { Radio } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Icon } from '#renderer/ui/icon.tsx';
import { Differing, Facts, SideCard } from '#renderer/ui/side-by-side.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { writeDay, writeDayAndMinute } from '#renderer/ui/write-day.ts';
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
    <SideCard>
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
        <SideFacts side={side} />
      )}
      {state === 'held' && kept === 'public' && (
        <p className={styles.fine}>
          <Icon name="attention" />
          {t('held.publicBody')}
        </p>
      )}
      {compared !== undefined && <Comparison compared={compared} />}
    </SideCard>
  );
}

function SideFacts({ side }: { readonly side: HeldSide }) {
  const { t } = useTranslation('intake');
  const format = useFormat();
  const { state, builtAt, receivedOn, period, rows, answers, kept } = side;
  const days = () => {
    if (period === null) return t('held.noPeriod');
    const [from, to] = [writeDay(period.from), writeDay(period.to)];
    return from === to ? from : t('held.periodRange', { from, to });
  };
  return (
    <Facts
      facts={[
        { name: t('held.state'), value: state === 'counted' ? t('held.counted') : t('held.waits') },
        ...(receivedOn === null
          ? []
          : [{ name: t('held.receivedOn'), value: writeDay(receivedOn) }]),
        ...(builtAt === null
          ? []
          : [{ name: t('held.builtAt'), value: writeDayAndMinute(builtAt) }]),
        { name: t('held.period'), value: days() },
        { name: t('held.rowsCount'), value: format.count(rows) },
        { name: t('held.answersCount'), value: format.count(answers) },
        ...(state === 'held' ? [{ name: t('held.kept'), value: t(`held.${kept}`) }] : []),
      ]}
    />
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
      {differing.length > 0 && <DifferingRows rows={differing} />}
    </>
  );
}

function DifferingRows({ rows }: { readonly rows: HeldComparison['differing'] }) {
  const { t } = useTranslation(['intake', 'gather']);
  const words = ({ kind, score, day }: HeldComparison['differing'][number]['theirs']) => {
    const named = { kind: t(`gather:rowKind.${kind}`), day: writeDay(day) };
    return score === null
      ? t('intake:held.facts', named)
      : t('intake:held.factsScore', { ...named, score });
  };
  return (
    <Differing
      caption={t('intake:held.differing')}
      columns={[t('intake:held.id'), t('intake:held.inBatch'), t('intake:held.here')]}
      rows={rows.map(({ theirs, here }) => [
        theirs.id,
        words(theirs),
        here === null ? t('intake:held.otherPlace') : words(here),
      ])}
    />
  );
}
