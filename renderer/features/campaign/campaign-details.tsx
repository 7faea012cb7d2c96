import { useTranslation } from 'react-i18next';
import type { Campaign } from '#shared/features/campaign/campaign.ts';
import { levelsOf, notApplicable } from '#shared/features/questionnaire/questions.ts';
import styles from './campaign-details.module.css';
import { Fingerprint } from '#renderer/ui/fingerprint.tsx';
import { writeDay } from '#renderer/ui/write-day.ts';

interface CampaignDetailsProps {
  readonly campaign: Campaign;
  readonly fingerprint: string;
  readonly listedAs?: string | undefined;
}

/** Whose survey it is, when, who reads the answers, and every question as citizens read it. */
export function CampaignDetails({ campaign, fingerprint, listedAs }: CampaignDetailsProps) {
  const { t, i18n } = useTranslation('campaign');
  const { supervisor, from, to, readers } = campaign;
  const [reading, readingLanguage] =
    i18n.language === 'en' && readers.en !== undefined ? [readers.en, 'en'] : [readers.vi, 'vi'];
  return (
    <>
      <dl className={styles.facts}>
        <dt>{t('fact.supervisor')}</dt>
        <dd lang="vi">{supervisor}</dd>
        <dt>{t('fact.days')}</dt>
        <dd>{t('fact.fromTo', { from: writeDay(from), to: writeDay(to) })}</dd>
        <dt>{t('fact.readers')}</dt>
        <dd lang={readingLanguage}>{reading}</dd>
        <dt>{t('fact.fingerprint')}</dt>
        <dd>
          <Fingerprint fingerprint={fingerprint} />
          {listedAs !== undefined && (
            <p className={styles.listed}>{t('fact.listedAs', { name: listedAs })}</p>
          )}
        </dd>
      </dl>
      <Questions campaign={campaign} />
    </>
  );
}

function Questions({ campaign: { questionnaire } }: { readonly campaign: Campaign }) {
  const { t, i18n } = useTranslation('campaign');
  const { texts, questions, comment } = questionnaire;
  const language = texts[i18n.language] === undefined ? 'vi' : i18n.language;
  const say = (key: string) => texts[language]?.[key] ?? texts['vi']?.[key] ?? key;
  const levels = levelsOf(questionnaire).map((level) => `level.${level}`);
  const asked = [
    { code: 'first', options: levels },
    ...questions.map((question) => ({
      code: question.code,
      options:
        question.kind === 'level'
          ? [...levels, `${question.code}.${notApplicable}`]
          : question.options.map((option) => `${question.code}.${option.code}`),
    })),
  ];
  return (
    <details className={styles.asked}>
      <summary>{t('questions', { questions: asked.length })}</summary>
      <ol>
        {asked.map(({ code, options }) => (
          <li key={code} lang={language}>
            {say(`${code}.title`)}
            <span className={styles.options}>{options.map(say).join(' · ')}</span>
          </li>
        ))}
        {comment && <li>{t('comment')}</li>}
      </ol>
    </details>
  );
}
