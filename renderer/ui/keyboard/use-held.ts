import { useEffect, useEffectEvent, useState } from 'react';

const beforeRepeatMs = 600; // an unsteady finger rests longer than a quick one
const repeatMs = 120;

/** Whether something is held; `onRepeat` is called again and again meanwhile, but not at first. */
export function useHeld(onRepeat: (() => void) | undefined) {
  const [isHeld, setIsHeld] = useState(false);
  const repeat = useEffectEvent(() => onRepeat?.());
  useEffect(() => {
    if (!isHeld) return undefined;
    let timer = setTimeout(function again() {
      repeat();
      timer = setTimeout(again, repeatMs);
    }, beforeRepeatMs);
    return () => clearTimeout(timer);
  }, [isHeld]);
  return { isHeld, hold: () => setIsHeld(true), release: () => setIsHeld(false) };
}
