import { Alert } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Icon } from '#renderer/ui/icon.tsx';
import { writeDay } from '#renderer/ui/write-day.ts';
import { writeMonth } from '#shared/features/activity/month.ts';
import type { ModelOverview } from '#shared/features/model/model.contract.ts';
import styles from './model-screen.module.css';

/** What of the plan does not go with the models; the officer decides what to do about it. */
export function FindingList({ overview }: { readonly overview: ModelOverview }) {
  const { t } = useTranslation('model');
  const { findings, unknownCodes, models, lines } = overview;
  if (models.length === 0 && unknownCodes.length === 0) return null;
  const modelName = (wanted = '') =>
    models.find(({ model }) => model.code === wanted)?.model.name ?? wanted;
  const lineName = (wanted = '') => {
    const name = lines.find(({ code }) => code === wanted)?.name ?? '';
    return name === '' ? wanted : name;
  };
  const sentences = [
    ...unknownCodes.map((code) => t('finding.unknownModel', { code })),
    ...findings.map(({ kind, modelCode, otherCode, entryCode, day, month, times, ...values }) => {
      const sentence = t(`finding.${kind}`, {
        ...values,
        model: modelName(modelCode),
        other: modelName(otherCode),
        line: lineName(entryCode),
        day: day === undefined ? '' : writeDay(day),
        month: month === undefined ? '' : writeMonth(month),
      });
      return times > 1 ? `${sentence} ${t('finding.more', { n: times - 1 })}` : sentence;
    }),
  ];
  return (
    <section aria-label={t('finding.title')} className={styles.findings}>
      <h2 className={styles.title}>{t('finding.title')}</h2>
      <p className={styles.soft}>{t('finding.intro')}</p>
      {sentences.length === 0 ? (
        <Alert variant="light" icon={<Icon name="check" />}>
          {t('finding.none')}
        </Alert>
      ) : (
        <ul className={styles.sentences}>
          {sentences.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
    </section>
  );
}
