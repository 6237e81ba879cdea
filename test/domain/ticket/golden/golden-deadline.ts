import type { StageLimit } from '../../../../src/domain/ticket/stage-template.ts';
import type { Given } from '../limited-stage.ts';

/** A deadline worked out by hand. */
export type Golden = {
  readonly name: string;
  readonly given: Given;
  /** `2026-10-12 17:00`; null: nothing is due. */
  readonly due: string | null;
  /** Why it is due then, a fact on each line; in traditional characters for some. */
  readonly en: readonly string[];
  readonly hans: readonly string[];
  readonly hant: readonly string[] | null;
};

type Facts = Pick<Given, 'pauses' | 'planned' | 'isGreen'> & { readonly now: string };

/**
 * A row of a table: its facts and when it is due, then the text, on each line the same fact in
 * English, 简体 and, for some rows, 繁體.
 */
export const named =
  (name: string, limit: StageLimit, start: string, due: string | null, facts: Facts) =>
  ([text = '']: TemplateStringsArray): Golden => {
    const lines = text
      .trim()
      .split('\n')
      .map((line) => line.split(' | ').map((one) => one.trim()));
    const column = (place: number) => lines.map((line) => line[place] ?? '');
    return {
      name,
      given: { limit, start, ...facts },
      due,
      en: column(0),
      hans: column(1),
      hant: lines[0]?.length === 3 ? column(2) : null,
    };
  };

/** The same, called by what it says first and by when it begins. */
export const golden =
  (limit: StageLimit, start: string, due: string | null, facts: Facts) =>
  (text: TemplateStringsArray): Golden => {
    const row = named('', limit, start, due, facts)(text);
    return { ...row, name: `${row.en[0]} of ${start.slice(0, 4)}, on ${facts.now}` };
  };
