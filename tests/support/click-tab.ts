import { screen, within } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import { groupOf, type Tab } from '#renderer/desk/tabs.ts';
import access from '#resources/locales/vi/access.json';

/** Goes to a tab of the desk as a person does: first to its group, where that is closed. */
export async function clickTab(tab: Tab, user: UserEvent = userEvent.setup()): Promise<void> {
  const list = within(await screen.findByRole('navigation', { name: access.tab.label }));
  const closed = list.queryByRole('button', {
    name: access.tabGroup[groupOf(tab)],
    expanded: false,
  });
  if (closed !== null) await user.click(closed);
  await user.click(list.getByRole('tab', { name: access.tab[tab] }));
}
