import { useEffect, useRef } from 'react';

interface HeadingProps {
  readonly className?: string | undefined;
  readonly children: string;
}

/** The one heading of a screen; a new screen is read aloud from here. */
export function Heading({ className, children }: HeadingProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <h1 ref={heading} className={className} tabIndex={-1}>
      {children}
    </h1>
  );
}
