import { createScopedKeydownHandler, Tabs } from '@mantine/core';
import { Fragment, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './tab-list.module.css';
import { groupOf, type Tab, type TabGroup } from './tabs.ts';

interface TabListProps {
  readonly groups: readonly TabGroup[];
  readonly chosen: Tab;
  /** Beside the screen; above it where there is less room. */
  readonly isWide: boolean;
}

/** So many stand on the smallest office screen at once; more come in groups that open and close. */
const mostAtOnce = 8;

/** Where a person may go: all of it where that is little, else the groups and what is in one of them. */
export function TabList(props: TabListProps) {
  const { t } = useTranslation('access');
  const tabs = props.groups.flatMap((group) => group.tabs);
  return (
    <nav aria-label={t('tab.label')} className={styles.side}>
      {tabs.length > mostAtOnce ? <Groups {...props} /> : <AllTabs {...props} />}
    </nav>
  );
}

function AllTabs({ groups }: TabListProps) {
  const { t } = useTranslation('access');
  return (
    <Tabs.List className={styles.tabs}>
      {groups.map((group) => (
        <Fragment key={group.name}>
          {/* for the eye alone: a list of tabs holds nothing but tabs */}
          <span aria-hidden="true" className={styles.name}>
            {t(`tabGroup.${group.name}`)}
          </span>
          {group.tabs.map((name) => (
            <OneTab key={name} name={name} />
          ))}
        </Fragment>
      ))}
    </Tabs.List>
  );
}

/** One group is open at the most; opening another leaves the screen as it is. */
function Groups({ groups, chosen, isWide }: TabListProps) {
  const id = useId();
  const home = groupOf(chosen);
  const [open, setOpen] = useState<TabGroup['name'] | undefined>(home);
  const heads = groups.map(({ name }) => (
    <GroupHead
      key={name}
      name={name}
      listId={`${id}${name}`}
      isOpen={name === open}
      isHome={name === home}
      isWide={isWide}
      onToggle={() => setOpen(name === open ? undefined : name)}
    />
  ));
  const lists = groups.map((group) => (
    <GroupTabs
      key={group.name}
      group={group}
      id={`${id}${group.name}`}
      isOpen={group.name === open}
      isHome={group.name === home}
    />
  ));
  if (isWide) {
    return (
      <div className={styles.groups}>
        {groups.map(({ name }, at) => (
          <Fragment key={name}>
            {heads[at]}
            {lists[at]}
          </Fragment>
        ))}
      </div>
    );
  }
  return (
    <>
      <div className={styles.groups}>{heads}</div>
      {lists}
    </>
  );
}

interface GroupHeadProps {
  readonly name: TabGroup['name'];
  /** The list of tabs that it opens. */
  readonly listId: string;
  readonly isOpen: boolean;
  /** Whether what is on the screen stands in it. */
  readonly isHome: boolean;
  readonly isWide: boolean;
  readonly onToggle: () => void;
}

function GroupHead({ name, listId, isOpen, isHome, isWide, onToggle }: GroupHeadProps) {
  const { t } = useTranslation('access');
  return (
    <button
      type="button"
      className={styles.group}
      data-group={name}
      aria-expanded={isOpen}
      aria-controls={listId}
      aria-current={isHome}
      onClick={onToggle}
      onKeyDown={createScopedKeydownHandler({
        siblingSelector: '[data-group]',
        parentSelector: 'nav',
        orientation: isWide ? 'vertical' : 'horizontal',
        dir: 'ltr',
      })}
    >
      {t(`tabGroup.${name}`)}
    </button>
  );
}

interface GroupTabsProps {
  readonly group: TabGroup;
  readonly id: string;
  readonly isOpen: boolean;
  readonly isHome: boolean;
}

function GroupTabs({ group, id, isOpen, isHome }: GroupTabsProps) {
  const { t } = useTranslation('access');
  return (
    // a closed list stays: its tabs name the screens
    <Tabs.List
      id={id}
      className={styles.tabs}
      aria-label={t(`tabGroup.${group.name}`)}
      hidden={!isOpen}
    >
      {group.tabs.map((name, at) => (
        // where none is chosen the keyboard comes in by the first
        <OneTab key={name} name={name} {...(!isHome && at === 0 && { tabIndex: 0 })} />
      ))}
    </Tabs.List>
  );
}

function OneTab({ name, tabIndex }: { readonly name: Tab; readonly tabIndex?: number }) {
  const { t } = useTranslation('access');
  return (
    <Tabs.Tab value={name} className={styles.tab} {...(tabIndex !== undefined && { tabIndex })}>
      {t(`tab.${name}`)}
    </Tabs.Tab>
  );
}
