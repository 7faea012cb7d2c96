import { Button, Group, Text } from '@mantine/core';
import {
  createContext,
  useContext,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
  type ReactNode,
} from 'react';
import { DeskDialog } from './desk-dialog.tsx';

interface Guard {
  readonly note: (form: string, isTyped: boolean) => void;
  readonly leave: (go: () => void) => void;
}

const GuardContext = createContext<Guard>({ note: () => {}, leave: (go) => go() });

interface UnsavedGuardProps {
  readonly words: {
    readonly title: string;
    readonly body: string;
    readonly stay: string;
    readonly drop: string;
  };
  readonly children: ReactNode;
}

/** Asks before somebody goes away from words that they have typed and not saved. */
export function UnsavedGuard({ words, children }: UnsavedGuardProps) {
  const typed = useRef(new Set<string>());
  const [going, setGoing] = useState<{ readonly go: () => void }>();
  const guard = useMemo<Guard>(
    () => ({
      note(form, isTyped) {
        if (isTyped) typed.current.add(form);
        else typed.current.delete(form);
      },
      leave(go) {
        if (typed.current.size === 0) go();
        else setGoing({ go });
      },
    }),
    [],
  );
  const stay = () => setGoing(undefined);
  return (
    <GuardContext.Provider value={guard}>
      {children}
      {going !== undefined && (
        <DeskDialog title={words.title} close={words.stay} onClose={stay}>
          <Text>{words.body}</Text>
          <Group mt="md">
            <Button onClick={stay}>{words.stay}</Button>
            <Button
              variant="default"
              onClick={() => {
                stay();
                going.go();
              }}
            >
              {words.drop}
            </Button>
          </Group>
        </DeskDialog>
      )}
    </GuardContext.Provider>
  );
}

/** Says of a form whether something stands in it that would be lost. */
export function useUnsaved(isTyped: boolean): void {
  const form = useId();
  const { note } = useContext(GuardContext);
  useEffect(() => {
    note(form, isTyped);
    return () => note(form, false);
  }, [form, isTyped, note]);
}

/** Goes there, after asking if something typed would be lost. */
export function useLeave(): (go: () => void) => void {
  return useContext(GuardContext).leave;
}
