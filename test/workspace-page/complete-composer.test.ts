import { describe, expect, it } from 'vitest';
import { completeComposer } from '../../workspace/page/complete-composer.ts';

const visit = { command: '/visit', description: 'Log a visit', usageHint: '[customer]' };
const due = { command: '/due', description: 'What is due', usageHint: '' };
const dueAll = { command: '/due-all', description: 'All that is due', usageHint: '' };
const commands = [visit, due, dueAll];
const names = [
  { id: 'UB', name: 'Pilot', hint: 'App' },
  { id: 'U2', name: '王伟', hint: '客户经理' },
];
const complete = (text: string) => completeComposer(text, commands, names);
const nothing = { choices: [], hint: null };

describe('while a command is typed', () => {
  it('every command is offered after the slash, with its usage', () => {
    expect(complete('/')).toEqual({
      hint: null,
      choices: [
        { key: '/visit', label: '/visit [customer]', hint: 'Log a visit', text: '/visit ' },
        { key: '/due', label: '/due', hint: 'What is due', text: '/due ' },
        { key: '/due-all', label: '/due-all', hint: 'All that is due', text: '/due-all ' },
      ],
    });
  });

  it('only those that begin so are left', () => {
    expect(complete('/DUE').choices.map(({ key }) => key)).toEqual(['/due', '/due-all']);
    expect(complete('/x')).toEqual(nothing);
  });

  it('a whole command shows how it is used, also once words follow', () => {
    expect(complete('/visit')).toEqual({ choices: [], hint: visit });
    expect(complete('/visit Acme yesterday')).toEqual({ choices: [], hint: visit });
    expect(complete('/nothing at all')).toEqual(nothing);
  });
});

describe('while a name is typed', () => {
  it('is offered after an @ that begins a word, and takes its place', () => {
    expect(complete('ask @王')).toEqual({
      hint: null,
      choices: [{ key: 'U2', label: '@王伟', hint: '客户经理', text: 'ask @王伟 ' }],
    });
    expect(complete('@').choices.map(({ text }) => text)).toEqual(['@Pilot ', '@王伟 ']);
  });

  it('is not offered inside an e-mail address or before anything is typed', () => {
    expect(complete('a@pilot')).toEqual(nothing);
    expect(complete('')).toEqual(nothing);
  });
});
