import type { KnownBlock } from '@slack/types';
import type { Person, Team, TeamId } from '../domain/person.ts';
import type { Words } from '../i18n/words.ts';
import { button, row } from './buttons.ts';
import { escapeText, type Message, oneLine } from './message.ts';
import { channel, lines, type Part, withCode } from './rich-text.ts';

/** A team with who is in it. */
export type ListedTeam = {
  readonly team: Team;
  readonly people: number;
  /** Their names. */
  readonly leads: readonly string[];
};

export type TeamList = {
  readonly teams: readonly ListedTeam[];
  /** The reader's. */
  readonly ownId: TeamId;
  readonly mayChange: boolean;
};

/** Slack takes fifty blocks; more teams than these are named only when they are typed. */
const shownTeams = 20;

/** Every team with its people, channels, zone and language. */
export function teamList({ teams, ownId, mayChange }: TeamList, words: Words): Message {
  const title = words.t('team.list');
  return {
    text: escapeText(title),
    blocks: [
      lines([{ bold: title }]),
      ...teams
        .slice(0, shownTeams)
        .flatMap((listed) => teamBlocks(listed, listed.team.id === ownId, mayChange, words)),
      ...(mayChange ? [lines(withCode(words.t('team.next')))] : []),
    ],
  };
}

function teamBlocks(
  { team, people, leads }: ListedTeam,
  isOwn: boolean,
  mayChange: boolean,
  words: Words,
): KnownBlock[] {
  const facts = [
    words.t('team.people', { count: people }),
    ...(leads.length > 0
      ? [words.t('team.leads', { names: leads.map(oneLine).join(words.t('list.separator')) })]
      : []),
    team.timeZone,
    words.t(`language.${team.locale}`),
    words.t(team.isOpen ? 'team.open' : 'team.closed'),
  ];
  const channels: Part[] = [team.teamChannelId, team.leadsChannelId].flatMap((id) =>
    id === null ? [] : [' ', channel(id)],
  );
  return [
    lines(
      [{ bold: oneLine(team.name) }, isOwn ? ` · ${words.t('team.yours')}` : '', ...channels],
      [facts.join(' · ')],
    ),
    ...(mayChange
      ? [
          row(
            button({
              name: 'team:set-up',
              label: words.t('button.edit'),
              value: { teamId: team.id },
            }),
          ),
        ]
      : []),
  ];
}

/** For whoever has another role now. */
export function roleChangedFor({ role }: Person, by: string, words: Words): Message {
  const title = words.t('role.changed', { by: oneLine(by), role: words.t(`role.${role}`) });
  return {
    text: escapeText(title),
    blocks: [lines([title], withCode(words.t('role.changedNext')))],
  };
}

/** For whoever did it. */
export function roleChanged({ name, role }: Person, words: Words): Message {
  const title = words.t('role.given', { name: oneLine(name), role: words.t(`role.${role}`) });
  return { text: escapeText(title), blocks: [lines([title])] };
}

/** For whoever is in another team now. */
export function nowInTeam(team: Team, { role }: Person, by: string, words: Words): Message {
  const title = words.t('team.movedYou', {
    by: oneLine(by),
    team: oneLine(team.name),
    role: words.t(`role.${role}`),
  });
  return {
    text: escapeText(title),
    blocks: [lines([title], withCode(words.t('role.changedNext')))],
  };
}

/** For whoever did it. */
export function movedToTeam(
  { person, team }: { readonly person: Person; readonly team: Team },
  words: Words,
): Message {
  const title = words.t('team.moved', {
    name: oneLine(person.name),
    team: oneLine(team.name),
    role: words.t(`role.${person.role}`),
  });
  return { text: escapeText(title), blocks: [lines([title])] };
}
