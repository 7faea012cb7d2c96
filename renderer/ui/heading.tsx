import { useEffect, useRef } from 'react';

interface HeadingProps {
  readonly className?: string | undefined;
  readonly lang?: string | undefined;
  readonly children: string;
}

/** The one heading of a screen; a new screen is read aloud from here. */
export function Heading({ className, lang, children }: HeadingProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <h1 ref={heading} className={className} lang={lang} tabIndex={-1}>
      {children}
    </h1>
  );
}
