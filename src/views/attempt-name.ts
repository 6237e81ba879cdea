import { stageName } from '../domain/ticket/stage-name.ts';
import type { TicketTemplate } from '../domain/ticket/stage-template.ts';
import type { Stage } from '../domain/ticket/ticket.ts';
import type { Words } from '../i18n/words.ts';
import { sayPhrase } from './problem-message.ts';

/** What a stage is called, and which attempt at it this is. */
export function attemptName(
  { code, attempt }: Pick<Stage, 'code' | 'attempt'>,
  template: TicketTemplate,
  words: Words,
): string {
  const name = sayPhrase(stageName(code, template), words);
  return attempt > 1 ? name + words.t('ticket.attempt', { count: attempt }) : name;
}
