import { useTranslation } from 'react-i18next';
import { Face } from '#renderer/ui/face.tsx';
import type { Channel } from '#shared/features/folder/office-settings.ts';
import type { FolderKind } from '#shared/features/folder/folder-kind.ts';
import type { Questionnaire } from '#shared/features/questionnaire/questionnaire.ts';
import { levelsOf, refOf } from '#shared/features/questionnaire/questions.ts';
import { moodOf } from '#shared/features/rating/scale.ts';
import styles from './paper-sheet.module.css';
import { printedForm, type PrintedQuestion } from './printed-questions.ts';

export interface PaperSheetProps {
  readonly unitName: string;
  readonly folderKind: FolderKind;
  readonly channels: readonly Channel[];
  readonly questionnaire: Questionnaire;
  readonly language: string;
}

/** The questionnaire as a form of paper, the footer on each of its pages. */
export function PaperSheet(props: PaperSheetProps) {
  const { unitName, folderKind, questionnaire, language } = props;
  const { i18n } = useTranslation();
  const t = i18n.getFixedT(language, 'paper');
  const form = printedForm(questionnaire, language);
  const levels = levelsOf(questionnaire);
  return (
    <article className={styles.sheet} lang={language} aria-label={t('preview')}>
      <table className={styles.pages} role="presentation">
        <tfoot>
          <tr>
            <td className={styles.foot}>
              <span>
                {refOf(questionnaire)} · {questionnaire.labelSet}
              </span>
              {!questionnaire.verified && <span>{t('sheet.unverified')}</span>}
            </td>
          </tr>
        </tfoot>
        <tbody>
          <tr>
            <td className={styles.body}>
              {folderKind !== 'office' && <p className={styles.band}>{t(`sheet.${folderKind}`)}</p>}
              <p className={styles.unit} lang="vi">
                {unitName}
              </p>
              <h2 className={styles.title}>{t('sheet.title')}</h2>
              <p className={styles.anonymous}>{t('sheet.anonymous')}</p>

              <section className={styles.question}>
                <Ask number={1} title={form.title} language={language} />
                <ul className={styles.scale} data-count={levels.length}>
                  {form.levels.map(({ code, text }, place) => (
                    <li key={code} className={styles.level}>
                      <span className={styles.face}>
                        <Face mood={moodOf(levels[place] ?? 5, levels)} />
                      </span>
                      <span className={styles.levelName}>{text}</span>
                      <span className={styles.box} />
                    </li>
                  ))}
                </ul>
              </section>

              {form.questions.map((question) => (
                <PrintedSection key={question.code} question={question} language={language} />
              ))}
              {questionnaire.comment && (
                <CommentSection number={form.questions.length + 2} language={language} />
              )}
              <Closing channels={props.channels} language={language} />
            </td>
          </tr>
        </tbody>
      </table>
    </article>
  );
}

interface AskProps {
  readonly number: number;
  readonly title: string;
  readonly language: string;
}

function Ask({ number, title, language }: AskProps) {
  const { i18n } = useTranslation();
  const t = i18n.getFixedT(language, 'paper');
  return (
    <h3 className={styles.ask}>
      {t('sheet.number', { number })} {title}
    </h3>
  );
}

interface PrintedSectionProps {
  readonly question: PrintedQuestion;
  readonly language: string;
}

function PrintedSection({ question, language }: PrintedSectionProps) {
  const { i18n } = useTranslation();
  const t = i18n.getFixedT(language, 'paper');
  const { number, kind, title, options, only } = question;
  const chosen = only?.options
    .map((option) => t('sheet.option', { option }))
    .reduce((first, second) => t('sheet.or', { first, second }));
  return (
    <section className={styles.question}>
      <Ask number={number} title={title} language={language} />
      {only !== undefined && (
        <p className={styles.only}>{t('sheet.only', { number: only.number, options: chosen })}</p>
      )}
      {kind === 'choices' && <p className={styles.only}>{t('sheet.several')}</p>}
      <ul className={styles.options} data-count={options.length}>
        {options.map(({ code, text }) => (
          <li key={code} className={styles.option}>
            <span className={styles.box} />
            {text}
          </li>
        ))}
      </ul>
    </section>
  );
}

const commentLines = ['first', 'second', 'third', 'fourth'];

function CommentSection({
  number,
  language,
}: {
  readonly number: number;
  readonly language: string;
}) {
  const { i18n } = useTranslation();
  const t = i18n.getFixedT(language, 'paper');
  return (
    <section className={styles.question}>
      <Ask number={number} title={t('sheet.comment')} language={language} />
      <p className={styles.only}>{t('sheet.commentHint')}</p>
      {commentLines.map((line) => (
        <div key={line} className={styles.line} />
      ))}
    </section>
  );
}

interface ClosingProps {
  readonly channels: readonly Channel[];
  readonly language: string;
}

function Closing({ channels, language }: ClosingProps) {
  const { i18n } = useTranslation();
  const t = i18n.getFixedT(language, 'paper');
  return (
    <section className={styles.closing}>
      <p className={styles.notComplaint}>{t('sheet.notComplaint')}</p>
      {channels.length > 0 && (
        <p className={styles.channels}>
          {t('sheet.channels')}{' '}
          <span lang="vi">
            {channels.map((channel) => t('sheet.channel', { ...channel })).join('; ')}.
          </span>
        </p>
      )}
      <p className={styles.end}>
        <span>{t('sheet.date')}</span>
        <span className={styles.thanks}>{t('sheet.thanks')}</span>
      </p>
    </section>
  );
}
