import { useTranslation } from 'react-i18next';
import type { LetterContents } from '#shared/features/letter/letter-contents.ts';
import styles from './contents-view.module.css';
import { draftOf } from './contents-draft.ts';
import { groupsOf, shapeOf } from './contents-fields.ts';
import { useChoices } from './use-choices.ts';

interface ContentsViewProps {
  readonly contents: LetterContents;
  /** For reading aloud to somebody, or comparing name by name. */
  readonly isLarge?: boolean;
}

/** What a letter says: the parts that are there, under their headings. */
export function ContentsView({ contents, isLarge = false }: ContentsViewProps) {
  const { t } = useTranslation('letter');
  const choicesOf = useChoices();
  const draft = draftOf(contents);
  return (
    <div className={styles.view} data-large={isLarge}>
      {groupsOf[contents.kind].map(({ name, fields }) => {
        const said = fields.flatMap((path) => {
          const text = draft[path];
          if (text === undefined) return [];
          const chosen = choicesOf(path).find(({ value }) => value === text)?.label;
          return [{ path, text: shapeOf(path) === 'choice' ? (chosen ?? text) : text }];
        });
        if (said.length === 0) return null;
        return (
          <section key={name} className={styles.group}>
            <h3>{t(`group.${name}`)}</h3>
            <dl>
              {said.map(({ path, text }) => (
                <div key={path}>
                  <dt>{t(`field.${path}`)}</dt>
                  <dd lang="vi">{text}</dd>
                </div>
              ))}
            </dl>
          </section>
        );
      })}
    </div>
  );
}
