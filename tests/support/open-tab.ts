import { expect, type Page } from '@playwright/test';
import { groupOf, type Tab } from '#renderer/desk/tabs.ts';
import access from '#resources/locales/vi/access.json' with { type: 'json' };

/** Goes to a tab of the desk as a person does: first to its group, where that is closed. */
export async function openTab(desk: Page, tab: Tab): Promise<void> {
  const list = desk.getByRole('navigation', { name: access.tab.label });
  await expect(list).toBeVisible();
  const closed = list.getByRole('button', {
    name: access.tabGroup[groupOf(tab)],
    exact: true,
    expanded: false,
  });
  if ((await closed.count()) > 0) await closed.click();
  await list.getByRole('tab', { name: access.tab[tab], exact: true }).click();
}
