import { expect, test } from 'vitest';
import { type CalendarDay, calendarDay } from '../../src/domain/zoned-time.ts';
import type { NewOutboxMessage } from '../../src/ports/reminders.ts';
import { defineRule, type ReminderRule, type Subject } from '../../src/reminders/define-rule.ts';
import { gatheringMs, gatherReminders } from '../../src/reminders/gather-reminders.ts';
import { openFile } from '../support/open-test-store.ts';
import { sampleTeam } from '../support/sample-records.ts';
import { type SenderAtWork, startSender } from '../support/start-sender.ts';

/** Subjects that are called what becomes of them when they are worded. */
const fates: ReminderRule = defineRule<Subject & { readonly fate: string }>({
  key: 'fates',
  kind: 'follow-ups',
  priority: 1,
  hours: 'any',
  misfire: ({ fate }) => (fate === 'too late' ? 'the day is over' : null),
  async load(subjectId) {
    if (subjectId === 'cannot be loaded') throw new Error('on purpose');
    if (subjectId === 'gone') return undefined;
    return {
      workspaceId: sampleTeam.workspaceId,
      teamId: sampleTeam.id,
      version: 1,
      zone: sampleTeam.timeZone,
      to: 'UWANG',
      step: '1',
      fate: subjectId,
    };
  },
  nextAt: () => null,
  word({ fate }) {
    if (fate === 'cannot be worded') throw new Error('on purpose');
    return { text: fate, blocks: [] };
  },
});

const today: CalendarDay = calendarDay('2026-11-20');
const reminderOf = (sender: SenderAtWork, subjectId: string): Partial<NewOutboxMessage> => ({
  dedupeKey: subjectId,
  priority: 1,
  subjectId,
  subjectVersion: 1,
  content: {
    kind: 'reminder',
    rule: 'fates',
    subjectId,
    localDay: today,
    dueAt: sender.clock.now(),
    step: '1',
  },
});
const faults = ({ log }: SenderAtWork) => log.entries.map(({ message }) => message);

test('of reminders that come together one that fails keeps none of the others back', async () => {
  const sender = await startSender({ rules: [fates] });
  const { store, clock, tools } = sender;
  const later = { notBefore: clock.now() + gatheringMs } as Pick<NewOutboxMessage, 'notBefore'>;
  const subjects = ['cannot be loaded', 'one', 'cannot be worded', 'two', 'gone', 'too late'];
  for (const subject of [...subjects, 'three']) {
    await sender.queue({ ...reminderOf(sender, subject), ...later });
  }
  await gatherReminders({ store, clock: clock.now });
  // Slack asks for patience first: whoever was left out is left out once.
  sender.workspace.fail('chat.postMessage', { kind: 'rate-limited', retryAfterSeconds: 5 });
  await sender.drain();
  clock.advance(5_000);
  await sender.drain();
  const [text = '', ...others] = sender.texts();
  expect(others).toEqual([]);
  const [message] = sender.workspace.messages(sender.workspace.as('UWANG').directChannelId());
  const shown = `${text} ${JSON.stringify(message?.blocks)}`;
  expect(['one', 'two', 'three'].filter((word) => !shown.includes(word))).toEqual([]);
  const told = ['joined', 'told with others: together/UWANG/cannot be loaded'];
  const fatesOf = [...subjects, 'three'].map(async (key) => [key, ...(await sender.fate(key))]);
  expect(await Promise.all(fatesOf)).toEqual([
    ['cannot be loaded', 'dead', 'it could not be worded'],
    ['one', ...told],
    ['cannot be worded', 'dead', 'it could not be worded'],
    ['two', ...told],
    ['gone', 'cancelled', 'there is nothing to remind of any more'],
    ['too late', 'expired', 'the day is over'],
    ['three', ...told],
  ]);
  expect(faults(sender).filter((fault) => fault !== 'a message was not sent')).toEqual([
    'a message could not be worded',
    'a message could not be worded',
  ]);
  expect(tools.rules).toEqual([fates]);
});

test('a row that is damaged keeps no other back, and ends with its reason', async () => {
  const sender = await startSender({ rules: [fates] });
  await sender.queue(reminderOf(sender, 'damaged'));
  await sender.queue(reminderOf(sender, 'well'));
  const database = openFile(sender.databaseFile);
  database
    .prepare(`UPDATE "OutboxMessage" SET "content" = '{"kind":"rem' WHERE "dedupeKey" = 'damaged'`)
    .run();
  await sender.drain();
  expect([await sender.fate('damaged'), await sender.fate('well'), sender.texts()]).toEqual([
    ['dead', 'it could not be worded'],
    ['sent', null],
    ['well'],
  ]);
  expect(faults(sender)).toEqual(['a message could not be worded']);
});
