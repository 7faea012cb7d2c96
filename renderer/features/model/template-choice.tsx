import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ModelTemplate } from '#shared/features/model/model-template.ts';
import styles from './model-screen.module.css';

interface TemplateChoiceProps {
  readonly templates: readonly ModelTemplate[];
  readonly onChoose: (template: ModelTemplate) => void;
  readonly onEmpty: () => void;
  readonly onLeave: () => void;
}

/** What a new model can begin from; each says where it comes from and that it is not the law. */
export function TemplateChoice({ templates, onChoose, onEmpty, onLeave }: TemplateChoiceProps) {
  const { t, i18n } = useTranslation('model');
  const language = i18n.language === 'en' ? 'en' : 'vi';
  return (
    <section className={styles.card} aria-label={t('template.title')}>
      <h2 className={styles.title}>{t('template.title')}</h2>
      <p className={styles.soft}>{t('template.intro')}</p>
      <ul className={styles.templates}>
        {templates.map((template) => {
          const { pilotUnits, pilotMonths } = template.shape;
          const hints = [
            ...(pilotUnits === undefined ? [] : [t('template.pilotUnits', { n: pilotUnits })]),
            ...(pilotMonths === undefined ? [] : [t('template.pilotMonths', { n: pilotMonths })]),
          ];
          return (
            <li key={template.code} className={styles.template}>
              <div>
                <p className={styles.name}>{template.names[language]}</p>
                <p className={styles.line}>{[template.says[language], ...hints].join(' ')}</p>
                <p className={styles.soft} lang="vi">
                  {template.source}
                </p>
                {!template.verified && <p className={styles.mark}>{t('unverified')}</p>}
              </div>
              <Button
                variant="default"
                aria-label={t('template.useOf', { name: template.names[language] })}
                onClick={() => onChoose(template)}
              >
                {t('template.use')}
              </Button>
            </li>
          );
        })}
      </ul>
      <div className={styles.buttons}>
        <Button variant="default" onClick={onEmpty}>
          {t('template.empty')}
        </Button>
        <Button variant="subtle" onClick={onLeave}>
          {t('leave')}
        </Button>
      </div>
    </section>
  );
}
