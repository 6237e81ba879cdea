import type { InputBlock } from '@slack/types';
import type { FollowUp } from '../domain/follow-up.ts';
import { formatReference } from '../domain/reference.ts';
import type { ZoneName } from '../domain/zoned-time.ts';
import type { MessageKey, Words } from '../i18n/words.ts';
import { dayField, personField, textField, timeField } from './input-fields.ts';
import { type Form, shorten } from './message.ts';

/** What a form about a follow-up is opened from. */
export type FollowUpFormTarget = {
  readonly followUp: Pick<FollowUp, 'id' | 'number'>;
  /** Where the press stands, as its value says it. */
  readonly from: string;
  /** Where the message of the press can be replaced. */
  readonly responseUrl: string | null;
};

/** Slack's limit for what a field takes. */
const noteLimit = 3000;
/** A reason is read on a phone, beside the day. */
const reasonLimit = 300;
const whatLimit = 200;
const whenLimit = 100;

/** Done, with what came of it, and what comes next. */
export function doneForm(target: FollowUpFormTarget, zone: ZoneName, words: Words): Form {
  return form('due:done', 'due.form.done', target, words, [
    textField(
      { id: 'note', label: words.t('due.form.note') },
      { isMultiline: true, limit: noteLimit },
    ),
    textField(
      { id: 'next', label: words.t('due.form.next'), hint: words.t('due.form.nextHint') },
      { isMultiline: false, limit: whatLimit },
    ),
    dayField({ id: 'nextDay', label: words.t('due.form.nextDay') }),
    timeField({ id: 'nextTime', label: words.t('due.form.nextTime') }, zone),
  ]);
}

/** Another time, typed or picked. */
export function snoozeForm(target: FollowUpFormTarget, zone: ZoneName, words: Words): Form {
  return form('due:snooze', 'due.form.snooze', target, words, [
    textField(
      { id: 'when', label: words.t('due.form.when'), hint: words.t('due.form.whenHint') },
      { isMultiline: false, limit: whenLimit },
    ),
    dayField({ id: 'day', label: words.t('due.form.day') }),
    timeField({ id: 'time', label: words.t('due.form.time') }, zone),
    textField(
      { id: 'reason', label: words.t('due.form.reason') },
      { isMultiline: false, limit: reasonLimit },
    ),
  ]);
}

/** That it was seen, with a word for those who wait. */
export function seenForm(target: FollowUpFormTarget, words: Words): Form {
  return form('due:seen', 'due.form.seen', target, words, [
    textField(
      { id: 'note', label: words.t('due.form.giveNote'), hint: words.t('due.form.seenHint') },
      { isMultiline: false, limit: reasonLimit },
    ),
  ]);
}

/** To whom it is given. */
export function giveForm(target: FollowUpFormTarget, words: Words): Form {
  return form('due:give', 'due.form.give', target, words, [
    personField({ id: 'person', label: words.t('due.form.person'), isOptional: false }),
    textField(
      { id: 'note', label: words.t('due.form.giveNote') },
      { isMultiline: true, limit: reasonLimit },
    ),
  ]);
}

function form(
  name: string,
  title: MessageKey,
  { followUp, from, responseUrl }: FollowUpFormTarget,
  words: Words,
  blocks: InputBlock[],
): Form {
  const reference = formatReference('followUp', followUp.number);
  return {
    type: 'modal',
    callback_id: name,
    private_metadata: JSON.stringify({ followUpId: followUp.id, from, responseUrl }),
    title: { type: 'plain_text', text: shorten(words.t(title, { reference }), 24) },
    submit: { type: 'plain_text', text: words.t('button.save') },
    close: { type: 'plain_text', text: words.t('button.cancel') },
    blocks,
  };
}
