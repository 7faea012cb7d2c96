import { useEffect, useRef } from 'react';

/** For the first field of a form that somebody has just called up: what they pressed is gone. */
export function useFirstFocus<Field extends HTMLElement>() {
  const field = useRef<Field>(null);
  useEffect(() => field.current?.focus(), []);
  return field;
}
