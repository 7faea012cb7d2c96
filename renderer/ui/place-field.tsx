import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { MediumChoice, otherFolder, type Medium, type MediumWords } from './medium-choice.tsx';

export interface PlaceWords extends MediumWords {
  readonly folder: string;
  readonly folderHint: string;
  readonly folderMissing: string;
}

/** Where to read or write: a stick that is plugged in, the first by itself, or a folder by its path. */
export function usePlace(media: readonly Medium[]) {
  const [chosen, setChosen] = useState<string>();
  const [typed, setTyped] = useState('');
  const [isChecked, setChecked] = useState(false);
  const [usual = otherFolder] = media
    .filter(({ isReadOnly }) => !isReadOnly)
    .map(({ folder }) => folder);
  const isThere = media.some(({ folder }) => folder === chosen) || chosen === otherFolder;
  const choice = isThere && chosen !== undefined ? chosen : usual;
  const path = choice === otherFolder ? typed.trim() : choice;
  return {
    choice,
    typed,
    isMissing: isChecked && path === '',
    choose: setChosen,
    type: setTyped,
    /** Runs with the place, or says that there is none yet. */
    withPath(run: (path: string) => void): void {
      setChecked(true);
      if (path !== '') run(path);
    },
  };
}

interface PlaceFieldProps {
  readonly words: PlaceWords;
  readonly group: string;
  readonly media: readonly Medium[];
  readonly place: ReturnType<typeof usePlace>;
  readonly disabled: boolean;
  readonly onLook: () => void;
}

export function PlaceField({ words, group, media, place, disabled, onLook }: PlaceFieldProps) {
  return (
    <>
      <MediumChoice
        words={words}
        group={group}
        media={media}
        choice={place.choice}
        disabled={disabled}
        onChoose={place.choose}
        onLook={onLook}
      />
      {place.choice === otherFolder && (
        <TextInput
          size="md"
          label={words.folder}
          description={words.folderHint}
          value={place.typed}
          onChange={(event) => place.type(event.currentTarget.value)}
          error={place.isMissing && words.folderMissing}
          disabled={disabled}
          maxLength={1000}
          autoComplete="off"
          spellCheck={false}
        />
      )}
    </>
  );
}
