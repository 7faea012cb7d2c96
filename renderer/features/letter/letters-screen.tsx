import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Client } from '#renderer/client/client.ts';
import { DeskScreen } from '#renderer/ui/desk-screen.tsx';
import { useLeave } from '#renderer/ui/unsaved.tsx';
import type { Session } from '#shared/features/access/access.contract.ts';
import { BoardTable } from './board-table.tsx';
import { KeyBar } from './key-bar.tsx';
import { KeysPanel } from './keys-panel.tsx';
import styles from './letters-screen.module.css';
import { Letters } from './letters.tsx';
import { MakeKeys } from './make-keys.tsx';
import { NewLetter } from './new-letter.tsx';
import { useLetterBoard } from './use-letter-board.ts';
import { OverduePanel } from './overdue-panel.tsx';
import { RegisterButton } from './register-button.tsx';
import { SubjectsPanel } from './subjects-panel.tsx';
import { TemplateList } from './template-list.tsx';
import { atFirst } from './use-letter-list.ts';
import { useOffice } from './use-office.ts';

interface LettersScreenProps {
  readonly client: Client;
  /** Who is at the desk: what is offered depends on it. */
  readonly session: Pick<Session, 'person' | 'rights'>;
}

const views = ['board', 'list', 'new', 'overdue', 'subjects', 'keys'] as const;
type View = (typeof views)[number];

/** Letters: what waits, each of them, and whether they can be read here now. */
export function LettersScreen({ client, session }: LettersScreenProps) {
  const { t } = useTranslation('letter');
  const { boarded, look } = useLetterBoard(client);
  const office = useOffice(client);
  const [view, setView] = useState<View>('board');
  const [looking, setLooking] = useState(atFirst);
  const [chosen, setChosen] = useState<string>();
  const [isCorrecting, setCorrecting] = useState(false);
  const [about, setAbout] = useState<string>();
  const show = (id: string) => {
    setCorrecting(false);
    setChosen(id);
    setView('list');
  };
  const leave = useLeave();
  const canSign = session.rights.includes('letters.sign');

  return (
    <DeskScreen
      title={t('title')}
      intro={t('intro')}
      state={boarded.is}
      loading={t('loading')}
      failed={{ title: t('failed.title'), body: t('failed.body'), again: t('failed.again') }}
      onAgain={look}
      isWide
    >
      {boarded.is === 'known' &&
        (boarded.board.keys.state === 'none' ? (
          <MakeKeys client={client} unitName={office.unitName} canSign={canSign} onDone={look} />
        ) : (
          <>
            <KeyBar
              client={client}
              keys={boarded.board.keys}
              closesAtMs={boarded.closesAtMs}
              onChange={look}
            />
            <Views view={view} canSign={canSign} onChoose={(next) => leave(() => setView(next))} />
            {view === 'board' && (
              <>
                <BoardTable
                  board={boarded.board}
                  onChoose={(kind, state) => {
                    setLooking({ ...atFirst, kind, states: state ?? 'waiting' });
                    setView('list');
                  }}
                  onSubjects={() => setView('subjects')}
                />
                <RegisterButton client={client} />
                <TemplateList client={client} />
              </>
            )}
            {view === 'list' && (
              <Letters
                {...{ client, session, office, looking, chosen }}
                board={boarded.board}
                onLook={setLooking}
                isCorrecting={isCorrecting}
                onChoose={(id) =>
                  leave(() => {
                    setChosen(id);
                    setCorrecting(false);
                  })
                }
                onChange={look}
                onSubject={(id) => {
                  setAbout(id);
                  setView('subjects');
                }}
              />
            )}
            {view === 'new' && (
              <NewLetter
                client={client}
                board={boarded.board}
                unitName={office.unitName}
                onRecorded={look}
                onShow={show}
              />
            )}
            {view === 'overdue' && (
              <OverduePanel client={client} board={boarded.board} onChange={look} onShow={show} />
            )}
            {view === 'subjects' && (
              <SubjectsPanel
                {...{ client, about }}
                board={boarded.board}
                onAbout={setAbout}
                onShow={show}
                onCorrect={(id) => {
                  show(id);
                  setCorrecting(true);
                }}
                onChange={look}
              />
            )}
            {view === 'keys' && (
              <KeysPanel
                client={client}
                unitName={office.unitName}
                isOpen={boarded.board.keys.state === 'open'}
                onChange={look}
              />
            )}
          </>
        ))}
    </DeskScreen>
  );
}

interface ViewsProps {
  readonly view: View;
  readonly canSign: boolean;
  readonly onChoose: (view: View) => void;
}

function Views({ view, canSign, onChoose }: ViewsProps) {
  const { t } = useTranslation('letter');
  return (
    <nav aria-label={t('views')}>
      <ul className={styles.views}>
        {views
          .filter((each) => each !== 'keys' || canSign)
          .map((each) => (
            <li key={each}>
              <button
                type="button"
                className={styles.view}
                aria-current={each === view}
                onClick={() => onChoose(each)}
              >
                {t(`view.${each}`)}
              </button>
            </li>
          ))}
      </ul>
    </nav>
  );
}
