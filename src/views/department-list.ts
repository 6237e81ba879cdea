import type { KnownBlock } from '@slack/types';
import type { Person } from '../domain/person.ts';
import type { Department } from '../domain/ticket/department.ts';
import type { DepartmentKey } from '../domain/ticket/department-key.ts';
import type { Words } from '../i18n/words.ts';
import { button } from './buttons.ts';
import { departmentName } from './department-name.ts';
import { conversationField, peopleField, personField, textField } from './input-fields.ts';
import { escapeText, type Form, type Message, oneLine, shorten } from './message.ts';
import { lines, withCode } from './rich-text.ts';

/** A department with its people. */
export type ListedDepartment = {
  readonly department: Department;
  readonly head: Pick<Person, 'name' | 'slackUserId'> | null;
  readonly members: readonly Person[];
};

export type DepartmentList = {
  readonly departments: readonly ListedDepartment[];
  /** Whether the reader may change them. */
  readonly mayChange: boolean;
};

/** More names than a row has room for. */
const shownNames = 5;
const nameLimit = 40;

/** Every department: who is in it, and where its hand-overs are told. */
export function departmentList({ departments, mayChange }: DepartmentList, words: Words): Message {
  const title = words.t('department.list');
  return {
    text: escapeText(title),
    blocks: [
      lines([{ bold: title }]),
      ...departments.map((listed) => departmentRow(listed, mayChange, words)),
      lines(withCode(words.t(mayChange ? 'department.next' : 'department.askAdmin'))),
    ],
  };
}

function departmentRow(listed: ListedDepartment, mayChange: boolean, words: Words): KnownBlock {
  const { department, head, members } = listed;
  const name = departmentName(department.key, [department], words);
  const shown = members.slice(0, shownNames).map((person) => oneLine(person.name));
  const left = members.length - shown.length;
  const people = [...shown, ...(left > 0 ? [`+${left}`] : [])].join(words.t('list.separator'));
  const facts = [
    members.length === 0 ? words.t('department.nobody') : people,
    ...(head ? [words.t('department.headIs', { name: oneLine(head.name) })] : []),
    ...(department.channelId ? [] : [words.t('department.noChannel')]),
  ];
  return {
    type: 'section',
    text: { type: 'plain_text', emoji: false, text: `${name}\n${facts.join(' · ')}` },
    ...(department.channelId
      ? { fields: [{ type: 'mrkdwn', text: `<#${department.channelId}>` }] }
      : {}),
    ...(mayChange
      ? {
          accessory: button({
            name: 'department:edit',
            label: words.t('button.edit'),
            value: { key: department.key },
          }),
        }
      : {}),
  };
}

/** The form of a department. */
export function departmentForm(
  { department, head, members }: ListedDepartment,
  responseUrl: string | null,
  words: Words,
): Form {
  const { key, name, channelId } = department;
  const people = members.map(({ slackUserId }) => slackUserId);
  const seen = { name, channelId, head: head?.slackUserId ?? null, members: people };
  return {
    type: 'modal',
    callback_id: 'department:save',
    private_metadata: JSON.stringify({ key, responseUrl, seen }),
    title: {
      type: 'plain_text',
      text: shorten(departmentName(department.key, [department], words), 24),
    },
    submit: { type: 'plain_text', text: words.t('button.save') },
    close: { type: 'plain_text', text: words.t('button.cancel') },
    blocks: [
      textField(
        {
          id: 'name',
          label: words.t('department.form.name'),
          hint: words.t('department.form.nameHint', {
            name: departmentName(department.key, [], words),
          }),
          value: department.name,
        },
        { isMultiline: false, limit: nameLimit },
      ),
      conversationField({
        id: 'channel',
        label: words.t('department.form.channel'),
        hint: words.t('setup.teamChannelHint'),
        value: department.channelId,
      }),
      personField({
        id: 'head',
        label: words.t('department.form.head'),
        value: head?.slackUserId ?? null,
      }),
      peopleField({
        id: 'members',
        label: words.t('department.form.members'),
        values: people,
      }),
    ],
  };
}

/** Tells somebody that they are in a department now, or head it. */
export function joinedDepartment(
  key: DepartmentKey,
  departments: readonly Department[],
  { by, isHead }: { readonly by: string; readonly isHead: boolean },
  words: Words,
): Message {
  const name = departmentName(key, departments, words);
  const said = isHead ? 'department.headed' : 'department.joined';
  const sentence = words.t(said, { person: by, name });
  return {
    text: escapeText(sentence),
    blocks: [lines([sentence], [...withCode(words.t('department.joinedNext'))])],
  };
}

/** What was saved, and who could not be taken in. */
export function departmentSaved(
  list: DepartmentList,
  refused: readonly string[],
  words: Words,
): Message {
  const message = departmentList(list, words);
  if (refused.length === 0) return message;
  const names = refused.map(oneLine).join(words.t('list.separator'));
  return {
    ...message,
    blocks: [...message.blocks, lines([words.t('department.refused', { names })])],
  };
}
