import { locales } from '../../domain/locale.ts';
import { stageName } from '../../domain/ticket/stage-name.ts';
import type { TicketTemplate } from '../../domain/ticket/stage-template.ts';
import { wordsFor } from '../../i18n/words.ts';
import { type NamedStage, stageAtStart } from '../../language/read-stage-name.ts';
import { sayPhrase } from '../../views/problem-message.ts';
import type { StageKey } from './find-ticket.ts';

/** The stages of a template by what they are called in every language. */
export const namedStages = (template: TicketTemplate): readonly NamedStage[] =>
  template.stages.map(({ code }) => ({
    code,
    names: locales.map((locale) => sayPhrase(stageName(code, template), wordsFor(locale))),
  }));

/** The stage that a text starts with, null where it names none, and the rest of the text. */
export function readStage(
  text: string,
  template: TicketTemplate,
): { readonly stage: StageKey; readonly rest: string } {
  const found = stageAtStart(text, namedStages(template));
  return found
    ? { stage: { code: found.code }, rest: found.rest }
    : { stage: null, rest: text.trim() };
}
