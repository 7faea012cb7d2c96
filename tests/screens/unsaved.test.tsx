import { cleanup, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, expect, it, vi } from 'vitest';
import { UnsavedGuard, useLeave, useUnsaved } from '#renderer/ui/unsaved.tsx';
import { renderOnDesk } from '#tests/support/desk-screen.tsx';

const words = { title: 'Chưa lưu', body: 'Sẽ mất.', stay: 'Ở lại', drop: 'Bỏ' };

function Form() {
  const [text, setText] = useState('');
  useUnsaved(text !== '');
  return (
    <>
      <input aria-label="Lời" value={text} onChange={(event) => setText(event.target.value)} />
      <button onClick={() => setText('')}>Lưu</button>
    </>
  );
}

function Screens() {
  const [isHere, setHere] = useState(true);
  const leave = useLeave();
  return (
    <>
      {isHere ? <Form /> : <p>Nơi khác</p>}
      <button onClick={() => leave(() => setHere(false))}>Đi</button>
    </>
  );
}

const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

it('asks before words that were typed are left, and keeps them for whoever stays', async () => {
  renderOnDesk(
    <UnsavedGuard words={words}>
      <Screens />
    </UnsavedGuard>,
  );
  await userEvent.type(screen.getByLabelText('Lời'), 'đang gõ');
  await press('Đi');
  expect(await screen.findByText(words.body)).toBeDefined();
  await userEvent.click(
    screen.getAllByRole('button', { name: words.stay }).at(-1) ?? document.body,
  );
  expect(screen.getByLabelText('Lời')).toHaveProperty('value', 'đang gõ');
  await press('Đi');
  await userEvent.click(await screen.findByRole('button', { name: words.drop }));
  expect(await screen.findByText('Nơi khác')).toBeDefined();
});

it('asks nobody where nothing is typed, or it is saved', async () => {
  renderOnDesk(
    <UnsavedGuard words={words}>
      <Screens />
    </UnsavedGuard>,
  );
  await userEvent.type(screen.getByLabelText('Lời'), 'xong');
  await press('Lưu');
  await press('Đi');
  expect(screen.getByText('Nơi khác')).toBeDefined();
});
