import { useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { KeyButton } from './key-button.tsx';
import { KeyDrawing } from './key-drawing.tsx';
import { columns, type Key, type Row } from './layouts.ts';
import { isDirection, neighbour, settlePlace, type Place } from './neighbour.ts';
import type { WritingWords } from './writing-words.ts';
import styles from './keyboard.module.css';

export type Shift = 'off' | 'once' | 'locked';

interface KeyboardProps {
  readonly rows: readonly Row[];
  readonly shift: Shift;
  readonly words: WritingWords;
  /** A finger or a mouse, not a key that leads from key to key. */
  readonly onTouch: () => void;
  readonly onKey: (key: Key) => void;
}

const repeating: ReadonlySet<Key['does']> = new Set(['erase', 'left', 'right']);

/** The keys; one stop for Tab, arrows lead from key to key. */
export function Keyboard({ rows, shift, words, onTouch, onKey }: KeyboardProps) {
  const board = useRef<HTMLDivElement>(null);
  const [visited, setVisited] = useState<Place>({ row: 1, at: 0 });
  const stop = settlePlace(rows, visited);

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Enter' && event.repeat) event.preventDefault();
    if (!isDirection(event.key)) return;
    event.preventDefault();
    const { row, at } = neighbour(rows, stop, event.key);
    board.current?.children[row]?.querySelectorAll('button')[at]?.focus();
  }

  return (
    <div ref={board} className={styles.keyboard} role="group" aria-label={words.keyboard}>
      {rows.map(({ margin, keys }, row) => {
        let edge = margin;
        return (
          <div key={keys.map(idOf).join('')} className={styles.row} style={rowStyle}>
            {keys.map((key, at) => {
              const from = edge;
              edge += key.width;
              return (
                <KeyButton
                  key={idOf(key)}
                  name={nameOf(key, shift, words)}
                  kind={kindOf(key)}
                  from={from}
                  width={key.width}
                  isPressed={key.does === 'shift' ? shift !== 'off' : undefined}
                  isTabStop={row === stop.row && at === stop.at}
                  repeats={repeating.has(key.does)}
                  onTouch={onTouch}
                  onPress={() => onKey(key)}
                  onKeyDown={onKeyDown}
                  onFocus={() => setVisited({ row, at })}
                >
                  {faceOf(key, shift, words)}
                </KeyButton>
              );
            })}
          </div>
        );
      })}
    </div>
  );
}

const rowStyle = { gridTemplateColumns: `repeat(${columns}, 1fr)` };

/** A text as the keyboard types it now. */
export function inCase(text: string, shift: Shift): string {
  return shift === 'off' ? text : text.toUpperCase();
}

function idOf(key: Key): string {
  return key.does === 'type' ? key.text : key.does;
}

function kindOf(key: Key) {
  if (key.does === 'type') return 'letter';
  return key.does === 'space' ? 'wide' : 'command';
}

function drawingOf(shift: Shift) {
  return ({ off: 'shift', once: 'shiftOnce', locked: 'shiftLocked' } as const)[shift];
}

function nameOf(key: Key, shift: Shift, words: WritingWords): string {
  if (key.does === 'shift') return words.key(drawingOf(shift));
  if (key.does !== 'type') return words.key(key.does);
  return key.sign === undefined ? inCase(key.text, shift) : words.sign(key.sign);
}

function faceOf(key: Key, shift: Shift, words: WritingWords): ReactNode {
  switch (key.does) {
    case 'type':
      return (
        <>
          {inCase(key.text, shift)}
          {key.hint && <span className={styles.hint}>{inCase(key.hint, shift)}</span>}
        </>
      );
    case 'space':
    case 'letters':
    case 'signs':
      return words.face(key.does);
    case 'shift':
      return <KeyDrawing of={drawingOf(shift)} />;
    case 'erase':
    case 'enter':
    case 'left':
    case 'right':
      return <KeyDrawing of={key.does} />;
    default:
      return key satisfies never;
  }
}
