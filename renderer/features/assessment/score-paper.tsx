import { useTranslation } from 'react-i18next';
import { writeDay } from '#renderer/ui/write-day.ts';
import type { ScoreSheet } from '#shared/features/assessment/assessment.contract.ts';
import styles from './score-paper.module.css';
import { useWords } from './use-words.ts';

/**
 * The scores on paper, in the layout of Decree 30/2020/NĐ-CP, Appendix I. A draft for a person to
 * sign; a set that nobody compared says so and names no legal basis.
 */
export function ScorePaper({ sheet }: { readonly sheet: ScoreSheet }) {
  const { t } = useTranslation('assessment');
  const { t: tStation } = useTranslation('station');
  const words = useWords();
  const { set, basis, period, total, unitName, parentName, verifiedTotal } = sheet;
  const isCompared = set.verified || basis?.compared === true;
  const band = set.bands.find(({ code }) => code === total.band);
  return (
    <article className={styles.paper} aria-hidden="true">
      <header className={styles.head}>
        <div>
          {parentName !== undefined && <p lang="vi">{parentName}</p>}
          <p lang="vi">
            <b>{unitName}</b>
          </p>
          <p>{t('paper.number')}</p>
        </div>
        <div>
          <p>
            <b>{t('paper.country')}</b>
          </p>
          <p className={styles.motto}>
            <b>{t('paper.motto')}</b>
          </p>
          <p>
            <i>{t('paper.date')}</i>
          </p>
        </div>
      </header>
      <p className={styles.draft}>{t('paper.draft')}</p>
      {sheet.folderKind !== 'office' && (
        <p className={styles.mark}>{tStation(`band.${sheet.folderKind}`)}</p>
      )}
      <h2>{t('paper.title')}</h2>
      <p className={styles.name}>
        <b>{words.nameOf(set.names)}</b>
        <br />
        {words.period(period)}
      </p>
      {isCompared && basis !== undefined && (
        <p className={styles.name}>
          <i>
            {t('basis.line', {
              number: basis.number,
              day: writeDay(basis.issuedOn),
              issuer: basis.issuer,
            })}
          </i>
        </p>
      )}
      {!isCompared && <p className={styles.mark}>{t('unverified.mark')}</p>}
      <table>
        <thead>
          <tr>
            <th>{t('paper.no')}</th>
            <th>{t('table.criterion')}</th>
            <th>{t('table.full')}</th>
            <th>{t('table.score')}</th>
            <th>{t('table.verified')}</th>
            <th>{t('paper.note')}</th>
          </tr>
        </thead>
        {set.groups.map((group) => (
          <tbody key={group.code}>
            <tr className={styles.group}>
              <td colSpan={6}>{words.nameOf(group.names)}</td>
            </tr>
            {group.criteria.map((criterion) => (
              <PaperRow key={criterion.code} sheet={sheet} criterion={criterion} />
            ))}
          </tbody>
        ))}
        <tbody>
          <tr className={styles.group}>
            <td colSpan={2}>{t('paper.total')}</td>
            <td className={styles.number}>{words.score(set.fullScore)}</td>
            <td className={styles.number}>{total.scored > 0 && words.score(total.score)}</td>
            <td className={styles.number}>
              {verifiedTotal !== undefined && words.score(verifiedTotal)}
            </td>
            <td>
              {band !== undefined && t('paper.band', { band: words.nameOf(band.names) })}
              {total.missing.length > 0 && t('paper.missing', { n: total.missing.length })}
            </td>
          </tr>
        </tbody>
      </table>
      <footer className={styles.signatures}>
        <p>
          <b>{t('paper.scorer')}</b>
        </p>
        <p>
          <b>{t('paper.head')}</b>
        </p>
      </footer>
      <p className={styles.printed}>{t('paper.printed', { day: writeDay(sheet.today) })}</p>
    </article>
  );
}

interface PaperRowProps {
  readonly sheet: ScoreSheet;
  readonly criterion: ScoreSheet['set']['groups'][number]['criteria'][number];
}

function PaperRow({ sheet, criterion }: PaperRowProps) {
  const { t } = useTranslation('assessment');
  const words = useWords();
  const { code, names, fullScore } = criterion;
  const state = sheet.criteria.find((each) => each.code === code);
  const { score, verified, evidence = [] } = state ?? {};
  const notes = [
    score?.way === 'automatic' ? t('table.automatic') : score?.reason,
    verified?.reason,
    ...evidence.map(({ title }) => title),
  ].filter((note) => note !== undefined && note !== '');
  return (
    <tr>
      <td>{code}</td>
      <td>{words.nameOf(names)}</td>
      <td className={styles.number}>{words.score(fullScore)}</td>
      <td className={styles.number}>{score !== undefined && words.score(score.score)}</td>
      <td className={styles.number}>{verified !== undefined && words.score(verified.score)}</td>
      <td>{notes.join('; ')}</td>
    </tr>
  );
}
