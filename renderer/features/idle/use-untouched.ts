import { useEffect, useState } from 'react';

const signs = ['pointerdown', 'keydown', 'input', 'compositionupdate'] as const;

/** Whether nobody has touched, typed or composed anything for so long. */
export function useUntouched(forMs: number): boolean {
  const [isUntouched, setUntouched] = useState(false);

  useEffect(() => {
    let timer = setTimeout(setUntouched, forMs, true);
    const startAgain = () => {
      clearTimeout(timer);
      setUntouched(false);
      timer = setTimeout(setUntouched, forMs, true);
    };
    const passive = { capture: true, passive: true };
    for (const sign of signs) document.addEventListener(sign, startAgain, passive);
    return () => {
      clearTimeout(timer);
      for (const sign of signs) document.removeEventListener(sign, startAgain, passive);
    };
  }, [forMs]);

  return isUntouched;
}
