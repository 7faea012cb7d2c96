import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/ui/use-format.ts';
import type { InboxCounts } from '#shared/features/inbox/inbox.contract.ts';
import { itemStates } from '#shared/features/inbox/item-state.ts';
import styles from './shelf-choice.module.css';
import type { Shelf } from './use-inbox.ts';

interface ShelfChoiceProps {
  readonly chosen: Shelf;
  readonly counts: InboxCounts;
  readonly canLead: boolean;
  readonly onChoose: (shelf: Shelf) => void;
}

/** The parts of the inbox with how many comments lie in each. */
export function ShelfChoice({ chosen, counts, canLead, onChoose }: ShelfChoiceProps) {
  const { t } = useTranslation('inbox');
  const format = useFormat();
  const { states, waiting, kept } = counts;
  const all = itemStates.reduce((sum, state) => sum + (states[state] ?? 0), 0);
  const shelves: readonly (readonly [Shelf, number])[] = [
    ...itemStates.map((state) => [state, states[state] ?? 0] as const),
    ['all', all],
    ...(canLead
      ? ([
          ['waiting', waiting],
          ['kept', kept],
        ] as const)
      : []),
  ];
  return (
    <nav aria-label={t('shelves')}>
      <ul className={styles.shelves}>
        {shelves.map(([shelf, n]) => (
          <li key={shelf} data-shelf={shelf}>
            <button
              type="button"
              className={styles.shelf}
              aria-current={shelf === chosen}
              onClick={() => onChoose(shelf)}
            >
              {t(`shelf.${shelf}`)}
              <span className={styles.n}>{format.count(n)}</span>
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}
