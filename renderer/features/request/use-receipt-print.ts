import { useEffect, useRef, useState } from 'react';

/** Where a receipt is on its way to paper. */
export type Printing = 'ready' | 'printing' | 'printed' | 'failed';

/** Paper jams and hands press twice; a roll is not for play. */
const mostPrints = 3;

/** Printing a receipt. It can be asked for again, a few times; nobody ever waits for a printer. */
export function useReceiptPrint(
  print: () => Promise<'printed' | 'failed'>,
  onActivity: () => void,
) {
  const [printing, setPrinting] = useState<Printing>('ready');
  const [asked, setAsked] = useState(0);
  const isThere = useRef(true);
  useEffect(() => {
    isThere.current = true;
    return () => void (isThere.current = false);
  }, []);

  async function start(): Promise<void> {
    setAsked(asked + 1);
    setPrinting('printing');
    const outcome = await print();
    if (!isThere.current) return;
    setPrinting(outcome);
    onActivity(); // whoever waited for the paper has all the time again, to take it or to write
  }

  const mayStart = printing !== 'printing' && asked < mostPrints;
  return { printing, mayStart, start };
}
