import { useEffect, useRef, useState } from 'react';
import type { WorkspaceChannel, WorkspacePerson } from '../protocol.ts';
import { Avatar } from './avatar.tsx';
import { Glyph } from './glyph.tsx';
import { languageName } from './language-of-text.ts';
import { usePage } from './page-context.ts';
import { WorkspaceClock } from './workspace-clock.tsx';

type SidebarProps = {
  readonly channels: readonly WorkspaceChannel[];
  /** The channel on screen, or `home`. */
  readonly at: string;
  readonly unread: ReadonlyMap<string, number>;
  readonly onOpen: (at: string) => void;
  readonly onSwitch: (personId: string) => void;
};

/** Who looks, and where they can go; a drawer on a narrow screen. */
export function Sidebar({ channels, at, unread, onOpen, onSwitch }: SidebarProps) {
  const { state, words } = usePage();
  const [isOpen, setIsOpen] = useState(false);
  const { app } = state;

  const drawer = useRef<HTMLElement>(null);
  const opener = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    if (!isOpen) return;
    const menu = opener.current;
    drawer.current?.querySelector<HTMLElement>('[aria-current]')?.focus();
    return () => menu?.focus();
  }, [isOpen]);

  useEffect(() => {
    if (!isOpen) return;
    const close = ({ key }: KeyboardEvent) => key === 'Escape' && setIsOpen(false);
    window.addEventListener('keydown', close);
    return () => window.removeEventListener('keydown', close);
  }, [isOpen]);

  const open = (next: string) => {
    setIsOpen(false);
    onOpen(next);
  };
  const rooms = channels.filter(({ kind }) => kind === 'channel');
  const direct = channels.filter(({ kind }) => kind === 'direct');
  const total = [...unread.values()].reduce((sum, count) => sum + count, 0);
  return (
    <>
      <button
        ref={opener}
        type="button"
        className="icon-button menu-button"
        aria-label={words.menu}
        aria-expanded={isOpen}
        onClick={() => setIsOpen(true)}
      >
        <Glyph name="menu" />
        {total === 0 ? null : <span className="dot" />}
      </button>
      {isOpen ? (
        <button
          type="button"
          className="backdrop"
          aria-label={words.closeMenu}
          onClick={() => setIsOpen(false)}
        />
      ) : null}
      <aside ref={drawer} className={isOpen ? 'sidebar open' : 'sidebar'}>
        <PersonSwitcher onSwitch={onSwitch} />
        <nav aria-label={words.workspace}>
          <h2 className="places-name">{words.channels}</h2>
          {rooms.map(({ id, name }) => (
            <PlaceButton
              key={id}
              name={name}
              glyph="hash"
              count={unread.get(id) ?? 0}
              isCurrent={id === at}
              onOpen={() => open(id)}
            />
          ))}
          <h2 className="places-name">{words.apps}</h2>
          {direct.map(({ id }) => (
            <PlaceButton
              key={id}
              name={app.name}
              glyph="reply"
              count={unread.get(id) ?? 0}
              isCurrent={id === at || at === 'home'}
              onOpen={() => open(id)}
            />
          ))}
        </nav>
        <WorkspaceClock onMoved={() => setIsOpen(false)} />
      </aside>
    </>
  );
}

function PlaceButton(props: {
  readonly name: string;
  readonly glyph: 'hash' | 'reply';
  readonly count: number;
  readonly isCurrent: boolean;
  readonly onOpen: () => void;
}) {
  const { name, glyph, count, isCurrent, onOpen } = props;
  const { words } = usePage();
  return (
    <button
      type="button"
      className={count > 0 ? 'place new' : 'place'}
      aria-current={isCurrent ? 'page' : undefined}
      onClick={onOpen}
    >
      <Glyph name={glyph} />
      <span className="place-name" title={name}>
        {name}
      </span>
      {count === 0 ? null : (
        <span className="count" title={words.newCount(count)}>
          {count}
        </span>
      )}
    </button>
  );
}

function PersonSwitcher({ onSwitch }: { onSwitch: (personId: string) => void }) {
  const { state, words } = usePage();
  const people = state.people.filter(({ isBot }) => !isBot);
  const person = people.find(({ id }) => id === state.personId);
  return (
    <div className="person">
      <Avatar id={state.personId} name={person?.name ?? '?'} isApp={false} />
      <div className="person-words" aria-hidden="true">
        <strong>{person?.name ?? words.someone}</strong>
        <small>{person === undefined ? '' : aboutPerson(person)}</small>
      </div>
      <Glyph name="down" />
      <select
        aria-label={words.person}
        value={state.personId}
        onChange={({ target }) => onSwitch(target.value)}
      >
        {people.map((someone) => (
          <option key={someone.id} value={someone.id}>
            {`${someone.name} · ${aboutPerson(someone)}`}
          </option>
        ))}
      </select>
    </div>
  );
}

function aboutPerson({ title, locale }: WorkspacePerson): string {
  const language = languageName(locale);
  return title === '' ? language : `${title} · ${language}`;
}
