import { useEffect, useMemo, useRef, useState } from 'react';

/** Collects digits from the screen's keys and from the keyboard, and hands over `length` of them. */
export function usePin(length: number, onPin: (pin: string) => void, isTaking: boolean) {
  const digits = useRef('');
  const [entered, setEntered] = useState(0);
  const handOver = useRef(onPin);
  useEffect(() => {
    handOver.current = onPin;
  }, [onPin]);

  const keys = useMemo(() => {
    const set = (next: string) => {
      digits.current = next;
      setEntered(next.length);
    };
    return {
      press(digit: string) {
        const next = digits.current + digit;
        set(next.length < length ? next : '');
        if (next.length === length) handOver.current(next);
      },
      erase: () => set(digits.current.slice(0, -1)),
      clear: () => set(''),
    };
  }, [length]);

  useEffect(() => {
    if (!isTaking) return;
    const typed = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
      if (/^\d$/.test(event.key)) keys.press(event.key);
      else if (event.key === 'Backspace') keys.erase();
      else if (event.key === 'Escape') keys.clear();
    };
    window.addEventListener('keydown', typed);
    return () => window.removeEventListener('keydown', typed);
  }, [keys, isTaking]);

  return { entered, ...keys };
}
