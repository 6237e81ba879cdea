import type { CalendarDay } from '../domain/zoned-time.ts';
import type { Words } from '../i18n/words.ts';
import { formatSpan, type ShownAbsence } from './absence-messages.ts';
import { dayField, personField } from './input-fields.ts';
import { type Form, oneLine } from './message.ts';
import { lines } from './rich-text.ts';

/** The form in which an absence gets other days, or another deputy. */
export function absenceForm(
  { absence, absent, deputy }: ShownAbsence,
  { responseUrl, today }: { readonly responseUrl: string | null; readonly today: CalendarDay },
  words: Words,
): Form {
  const title = (text: string) => ({ type: 'plain_text' as const, text });
  return {
    type: 'modal',
    callback_id: 'absence:save',
    private_metadata: JSON.stringify({
      absenceId: absence.id,
      ...(responseUrl === null ? {} : { responseUrl }),
    }),
    title: title(words.t('absence.form.title')),
    submit: title(words.t('button.save')),
    close: title(words.t('button.cancel')),
    blocks: [
      lines([`${oneLine(absent.name)}: ${formatSpan(absence, today, words)}`]),
      dayField({
        id: 'first',
        label: words.t('absence.form.first'),
        isOptional: false,
        value: absence.firstDay,
      }),
      dayField({
        id: 'last',
        label: words.t('absence.form.last'),
        isOptional: false,
        value: absence.lastDay,
      }),
      personField({
        id: 'deputy',
        label: words.t('absence.form.deputy'),
        isOptional: false,
        value: deputy.slackUserId,
      }),
    ],
  };
}
