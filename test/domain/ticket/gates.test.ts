import { describe, expect, test } from 'vitest';
import type { PersonId } from '../../../src/domain/person.ts';
import { defaultTemplate } from '../../../src/domain/ticket/default-template.ts';
import {
  isLeaderVisitMissing,
  type LeaderVisits,
  type Missing,
  missingFor,
  missingToClose,
} from '../../../src/domain/ticket/gates.ts';
import { openTicket } from '../../../src/domain/ticket/open-ticket.ts';
import type { Stage, Ticket, TicketFile } from '../../../src/domain/ticket/ticket.ts';
import { calendarDay } from '../../../src/domain/zoned-time.ts';
import { friday, samplePerson, sampleTicket } from '../../support/sample-records.ts';

const linked: Ticket = { ...sampleTicket, leaderId: 'T1.UCHEN' as PersonId };

/** A ticket with every stage of its way done, but for some. */
function fileWithout(missing: readonly string[], ticket: Ticket = linked): TicketFile {
  let count = 0;
  const newId = <Id extends string>() => {
    count += 1;
    return `${count}` as Id;
  };
  const { stages } = openTicket(ticket, defaultTemplate, newId, friday);
  return {
    ticket,
    stages: stages.map(
      (stage): Stage =>
        missing.includes(stage.code)
          ? { ...stage, state: 'queued', startedAt: friday }
          : { ...stage, state: 'done', startedAt: friday, ended: endedWith('done') },
    ),
  };
}

const endedWith = (note: string, digest: string | null = 'abc'): Stage['ended'] => ({
  at: friday,
  by: samplePerson.id,
  doneFor: null,
  note,
  digest,
  light: 'blue',
});

const stageOf = (file: TicketFile, code: string): Stage => {
  const stage = file.stages.findLast((one) => one.code === code);
  if (!stage) throw new Error(`No ${code}`);
  return stage;
};

/** `EXT_WORKS`, `rectification of COMPLETION_CHECK: …`, `leader-visit-after 2026-12-20`. */
const nameOf = (one: Missing): string => {
  switch (one.kind) {
    case 'stage':
      return one.stage.code;
    case 'rectification':
      return `rectification of ${one.stage.code}: ${one.found}`;
    case 'leader-visit-before':
      return one.kind;
    case 'leader-visit-after':
      return `${one.kind} ${one.by}`;
  }
};
const named = (missing: readonly Missing[]): readonly string[] => missing.map(nameOf);

const held: LeaderVisits = [{ day: calendarDay('2026-11-18'), state: 'held' }];

const beforeConnect = [
  'COMPLETION_CHECK',
  'EXT_WORKS',
  'CONTRACT',
  'DISPATCH',
  'PROJECT_OUTAGE',
  'leader-visit-before',
];
/** Every choice of them: none, each alone, any together, all. */
const choices = Array.from({ length: 2 ** beforeConnect.length }, (_, number) =>
  beforeConnect.filter((_one, place) => Math.floor(number / 2 ** place) % 2 === 1),
);

describe('energisation waits for', () => {
  test.each(choices.map((missing) => [missing.join(', ') || 'nothing', missing] as const))(
    '%s',
    (_name, missing) => {
      const file = fileWithout([...missing, 'CONNECT']);
      const visits = missing.includes('leader-visit-before') ? [] : held;
      const found = missingFor(stageOf(file, 'CONNECT'), file, defaultTemplate, visits);
      expect(named(found)).toEqual(missing);
    },
  );

  test('no visit where no leader is linked', () => {
    const file = fileWithout(['CONNECT'], sampleTicket);
    expect(missingFor(stageOf(file, 'CONNECT'), file, defaultTemplate, [])).toEqual([]);
  });

  test.each(['planned', 'missed'] as const)(
    'the leader’s visit where the one known was %s',
    (state) => {
      const file = fileWithout(['CONNECT']);
      const visits = [{ day: calendarDay('2026-11-18'), state }];
      const found = missingFor(stageOf(file, 'CONNECT'), file, defaultTemplate, visits);
      expect(named(found)).toEqual(['leader-visit-before']);
    },
  );

  test('the contract alone where the supply is low voltage', () => {
    const file = fileWithout(['CONTRACT', 'CONNECT'], { ...sampleTicket, voltage: 380 });
    const found = missingFor(stageOf(file, 'CONNECT'), file, defaultTemplate, []);
    expect(named(found)).toEqual(['CONTRACT']);
  });

  test('nothing that was left out', () => {
    const file = fileWithout(['CONNECT', 'PROJECT_OUTAGE']);
    const stages = file.stages.map(
      (stage): Stage => (stage.code === 'PROJECT_OUTAGE' ? { ...stage, state: 'skipped' } : stage),
    );
    const left = { ...file, stages };
    expect(missingFor(stageOf(left, 'CONNECT'), left, defaultTemplate, held)).toEqual([]);
  });

  test('what lies far before it only through what comes right before it', () => {
    const file = fileWithout(['DESIGN_REVIEW', 'COMPLETION_CHECK', 'CONNECT']);
    const found = missingFor(stageOf(file, 'CONNECT'), file, defaultTemplate, held);
    expect(named(found)).toEqual(['COMPLETION_CHECK']);
  });
});

describe('what an inspection found', () => {
  const noEarthing = { state: 'returned', ended: endedWith('no earthing') } as const;
  const looseBolts = { state: 'returned', ended: endedWith('loose bolts') } as const;
  const notAccepted = { state: 'returned', ended: endedWith('not mine', null) } as const;
  const passed = { state: 'done', ended: endedWith('fine') } as const;
  const onceMore = {} as const;

  test.each<readonly [name: string, attempts: readonly Partial<Stage>[], missing: string[]]>([
    [
      'is named until its mending was inspected',
      [noEarthing, onceMore],
      ['rectification of COMPLETION_CHECK: no earthing'],
    ],
    ['is nothing where it was only not accepted', [notAccepted, onceMore], ['COMPLETION_CHECK']],
    [
      'is what the last one found',
      [noEarthing, looseBolts, onceMore],
      ['rectification of COMPLETION_CHECK: loose bolts'],
    ],
    [
      'is not forgotten where the next one was not accepted',
      [noEarthing, notAccepted, onceMore],
      ['rectification of COMPLETION_CHECK: no earthing'],
    ],
    [
      'is mended where one passed since, though it is done again',
      [noEarthing, passed, onceMore],
      ['COMPLETION_CHECK'],
    ],
    ['is in the way no more once the last one passed', [noEarthing, passed], []],
  ])('%s', (_name, attempts, missing) => {
    const file = fileWithout(['COMPLETION_CHECK', 'CONNECT']);
    const check = stageOf(file, 'COMPLETION_CHECK');
    const again = attempts.map(
      (fields, index): Stage => ({
        ...check,
        id: `${check.id}-${index + 1}` as Stage['id'],
        attempt: index + 1,
        ...fields,
      }),
    );
    const inspected = {
      ...file,
      stages: file.stages.flatMap((one) => (one === check ? again : [one])),
    };
    const found = missingFor(stageOf(inspected, 'CONNECT'), inspected, defaultTemplate, held);
    expect(named(found)).toEqual(missing);
  });
});

describe('before a ticket is closed as completed', () => {
  const energised: Ticket = { ...linked, energisedOn: calendarDay('2026-11-20') };
  const toClose = (file: TicketFile, visits: LeaderVisits) =>
    named(missingToClose(file, visits, 30));
  const onDays = (...days: readonly string[]): LeaderVisits =>
    days.map((day) => ({ day: calendarDay(day), state: 'held' }));
  const codes = fileWithout([]).stages.map(({ code }) => code);

  test('nothing is missing where all is done', () => {
    expect(toClose(fileWithout([], sampleTicket), [])).toEqual([]);
  });

  test.each(codes)('%s is missing alone', (code) => {
    expect(toClose(fileWithout([code], sampleTicket), [])).toEqual([code]);
  });

  test('all that is missing is named, in the order of the way, the visit last', () => {
    expect(toClose(fileWithout(codes, energised), [])).toEqual([
      ...codes,
      'leader-visit-after 2026-12-20',
    ]);
  });

  test('an attempt that was sent back is not missing, the one after it is', () => {
    const file = fileWithout([], sampleTicket);
    const stages = file.stages.flatMap((stage): Stage[] =>
      stage.code === 'DESIGN'
        ? [
            { ...stage, state: 'returned' },
            { ...stage, attempt: 2, state: 'active' },
          ]
        : [stage],
    );
    expect(toClose({ ...file, stages }, [])).toEqual(['DESIGN']);
  });

  // Energised on 20 November: the month after it ends with 20 December.
  test.each<readonly [name: string, visits: LeaderVisits, isMissing: boolean]>([
    ['no visit', [], true],
    ['one before energisation', onDays('2026-11-18'), true],
    ['one before and one the day after', onDays('2026-11-18', '2026-11-21'), false],
    ['one the day after', onDays('2026-11-21'), false],
    ['one on the last day of the month', onDays('2026-12-20'), false],
    ['one a day too late', onDays('2026-12-21'), true],
    ['one on the day itself', onDays('2026-11-20'), true],
    ['one before and one on the day itself', onDays('2026-11-18', '2026-11-20'), false],
    ['two on the day itself', onDays('2026-11-20', '2026-11-20'), false],
    ['one that is only planned', [{ day: calendarDay('2026-11-25'), state: 'planned' }], true],
    ['one that was missed', [{ day: calendarDay('2026-11-25'), state: 'missed' }], true],
  ])('the leader’s second visit with %s', (_name, visits, isMissing) => {
    const expected = isMissing ? ['leader-visit-after 2026-12-20'] : [];
    expect(toClose(fileWithout([], energised), visits)).toEqual(expected);
    expect(isLeaderVisitMissing(energised, visits, 30)).toBe(isMissing);
  });

  test('no visit is wanted where no leader is linked, or before energisation', () => {
    expect(toClose(fileWithout([], { ...energised, leaderId: null }), [])).toEqual([]);
    expect(toClose(fileWithout([], linked), [])).toEqual([]);
    expect(isLeaderVisitMissing(sampleTicket, [], 30)).toBe(false);
  });

  test('before energisation the first visit is missing until it is held', () => {
    expect(isLeaderVisitMissing(linked, [], 30)).toBe(true);
    expect(isLeaderVisitMissing(linked, held, 30)).toBe(false);
  });
});
