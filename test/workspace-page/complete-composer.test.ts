import { describe, expect, it } from 'vitest';
import { completeComposer } from '../../workspace/page/complete-composer.ts';

const visit = { command: '/visit', description: 'Log a visit', usageHint: '[customer]' };
const due = { command: '/due', description: 'What is due', usageHint: '' };
const dueAll = { command: '/due-all', description: 'All that is due', usageHint: '' };
const known = {
  commands: [visit, due, dueAll],
  people: [
    { id: 'UB', name: 'Pilot', hint: 'App' },
    { id: 'U2', name: '王伟', hint: '客户经理' },
    { id: 'U3', name: 'Emma Clark', hint: 'Account manager' },
  ],
  channels: [
    { id: 'C1', name: 'big-sales', hint: '' },
    { id: 'C2', name: 'sales', hint: '' },
  ],
};
const complete = (text: string, caret = text.length) => completeComposer(text, caret, known);
const labels = (text: string) => complete(text).choices.map(({ label }) => label);
const nothing = { choices: [], hint: null };

describe('while a command is typed', () => {
  it('every command is offered after the slash, with its usage', () => {
    expect(complete('/')).toEqual({
      hint: null,
      choices: [
        {
          key: '/visit',
          label: '/visit [customer]',
          hint: 'Log a visit',
          text: '/visit ',
          caret: 7,
        },
        { key: '/due', label: '/due', hint: 'What is due', text: '/due ', caret: 5 },
        {
          key: '/due-all',
          label: '/due-all',
          hint: 'All that is due',
          text: '/due-all ',
          caret: 9,
        },
      ],
    });
  });

  it('only those that begin so are left', () => {
    expect(complete('/DUE').choices.map(({ key }) => key)).toEqual(['/due', '/due-all']);
    expect(complete('/x')).toEqual(nothing);
  });

  it('a whole command shows how it is used, also in capitals and once words follow', () => {
    expect(complete('/visit')).toEqual({ choices: [], hint: visit });
    expect(complete('/Visit Acme yesterday')).toEqual({ choices: [], hint: visit });
    expect(complete('/nothing at all')).toEqual(nothing);
  });

  it('names are offered behind it as well', () => {
    expect(complete('/visit Acme with @pil')).toEqual({
      hint: visit,
      choices: [
        {
          key: 'UB',
          label: '@Pilot',
          hint: 'App',
          text: '/visit Acme with @Pilot ',
          caret: 24,
        },
      ],
    });
  });
});

describe('while a name is typed', () => {
  it('is offered after an @ that begins a word, and takes its place', () => {
    expect(complete('ask @王')).toEqual({
      hint: null,
      choices: [{ key: 'U2', label: '@王伟', hint: '客户经理', text: 'ask @王伟 ', caret: 8 }],
    });
    expect(labels('@')).toEqual(['@Pilot', '@王伟', '@Emma Clark']);
  });

  it('may have several words, and Chinese needs no space before the sign', () => {
    expect(labels('@emma cl')).toEqual(['@Emma Clark']);
    expect(labels('请@王')).toEqual(['@王伟']);
    expect(labels('@Emma Clark and so on')).toEqual([]);
  });

  it('is put where the caret is; what stands behind it stays', () => {
    expect(complete('ask @pil about it', 8).choices).toEqual([
      { key: 'UB', label: '@Pilot', hint: 'App', text: 'ask @Pilot about it', caret: 11 },
    ]);
  });

  it('is not offered inside an e-mail address or before anything is typed', () => {
    expect(complete('a@pilot')).toEqual(nothing);
    expect(complete('')).toEqual(nothing);
  });
});

describe('while a channel or an emoji is typed', () => {
  it('channels that begin so come first', () => {
    expect(labels('in #sal')).toEqual(['#sales', '#big-sales']);
    expect(labels('F#sal')).toEqual([]);
  });

  it('an emoji is offered from two letters on, and never for a time', () => {
    expect(complete('done :tad').choices).toEqual([
      { key: 'tada', label: '🎉 :tada:', hint: '', text: 'done :tada: ', caret: 12 },
    ]);
    expect(labels('done :t')).toEqual([]);
    expect(labels('at 15:30')).toEqual([]);
  });
});
