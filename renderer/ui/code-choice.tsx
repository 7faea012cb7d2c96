import { NativeSelect } from '@mantine/core';
import { useState, type ReactNode } from 'react';

interface CodeChoiceProps {
  readonly label: string;
  readonly description?: ReactNode;
  /** What has a name here. */
  readonly known: readonly { readonly code: string; readonly name: string }[];
  /** A code, or nothing. */
  readonly value: string;
  /** Says that none is chosen. */
  readonly none: string;
  /** What a code is called that is not known any more; its own letters unless told. */
  readonly nameUnknown?: (code: string) => string;
  readonly onChange: (code: string) => void;
}

/** One of what is known by codes; one that was chosen before and is gone since can be kept. */
export function CodeChoice(props: CodeChoiceProps) {
  const { label, description, known, value, none, nameUnknown, onChange } = props;
  const [before] = useState(value);
  const isKnown = before === '' || known.some(({ code }) => code === before);
  return (
    <NativeSelect
      label={label}
      description={description}
      value={value}
      data={[
        { value: '', label: none },
        ...known.map(({ code, name }) => ({ value: code, label: name })),
        ...(isKnown ? [] : [{ value: before, label: nameUnknown?.(before) ?? before }]),
      ]}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
