import type { PlanSpan, WorkPlan, WorkPlanId, WorkPlanState } from '../domain/work-plan.ts';
import type { CalendarDay } from '../domain/zoned-time.ts';
import type { MessageKey, Words } from '../i18n/words.ts';
import { button, overflow, row } from './buttons.ts';
import { formatDay } from './format-dates.ts';
import { textField } from './input-fields.ts';
import { escapeText, type Form, type Message, maskPhones, oneLine, shorten } from './message.ts';
import { bullets, lines, quote, withCode } from './rich-text.ts';

/** A plan against what was done. */
export type PlanCard = {
  readonly span: PlanSpan;
  /** Null: nothing was written. */
  readonly plan: WorkPlan | null;
  /** Whose it is; null where it is the reader's. */
  readonly owner: string | null;
  readonly rows: readonly { readonly line: string; readonly isDone: boolean }[];
  /** Held, and done, in its days. */
  readonly visits: number;
  readonly followUps: number;
  readonly decidedBy: string | null;
  readonly mayWrite: boolean;
  readonly mayDecide: boolean;
  readonly today: CalendarDay;
};

/** Which plan, as somebody saw it. */
export type PlanTarget = { readonly id: WorkPlanId; readonly version: number };

/** What the form starts with; version 0: nothing was written yet. */
export type PlanForm = {
  readonly span: PlanSpan;
  readonly content: string;
  readonly version: number;
};

const contentLimit = 3_000;
const commentLimit = 1_000;
const rowLimit = 200;
const shownRows = 40;

const states: Readonly<Record<WorkPlanState, MessageKey>> = {
  submitted: 'plan.submitted',
  returned: 'plan.returned',
  approved: 'plan.approved',
};

/** `toldBy`: who has just decided it, where that is the news. */
export function planCard(card: PlanCard, words: Words, toldBy: string | null = null): Message {
  const { plan, rows, visits, followUps } = card;
  const title = titleOf(card, words);
  if (!plan) {
    const nothing = words.t('plan.nothing', { title });
    return {
      text: escapeText(nothing),
      blocks: [
        lines([{ bold: nothing }], ...(card.mayWrite ? [withCode(words.t('plan.next'))] : [])),
        ...(card.mayWrite ? [row(writePlanButton(card, words))] : []),
      ],
    };
  }
  const state = words.t(states[plan.state], { person: oneLine(toldBy ?? card.decidedBy ?? '?') });
  const done = rows.filter(({ isDone }) => isDone).length;
  const left = rows.length - shownRows;
  return {
    text: escapeText(`${title}: ${state}`),
    blocks: [
      lines(
        [{ bold: title }, ` — ${state}`],
        [words.t('plan.done', { done, total: rows.length, visits, followUps })],
      ),
      ...(plan.comment ? [quote(maskPhones(plan.comment))] : []),
      bullets(
        ...rows
          .slice(0, shownRows)
          .map(({ line, isDone }) => [
            `${isDone ? '✓' : '○'} ${maskPhones(oneLine(shorten(line, rowLimit)))}`,
          ]),
        ...(left > 0 ? [[words.t('due.more', { count: left })]] : []),
      ),
      ...(card.mayWrite ? [row(writePlanButton(card, words))] : []),
      ...(card.mayDecide ? [decideRow(plan, words)] : []),
    ],
  };
}

function titleOf({ span, owner, today }: PlanCard, words: Words): string {
  const { period, firstDay, lastDay } = span;
  return words.t('plan.title', {
    period,
    first: formatDay(firstDay, today, words),
    last: formatDay(lastDay, today, words),
    whose: owner ? 'other' : 'own',
    name: oneLine(owner ?? ''),
  });
}

const writePlanButton = ({ span, plan }: PlanCard, words: Words) =>
  button(
    {
      name: 'plan:write',
      label: words.t(plan ? 'plan.change' : 'plan.write'),
      value: { period: span.period, day: span.firstDay },
    },
    plan ? undefined : 'primary',
  );

function decideRow({ id, version }: WorkPlan, words: Words) {
  const press = (name: string, label: MessageKey, decision: string) => ({
    name,
    label: words.t(label),
    value: { id, version, decision },
  });
  return row(
    button(press('plan:decide', 'plan.approve', 'approved'), 'primary'),
    button(press('plan:form', 'plan.return', 'returned')),
    overflow('plan:more', [press('plan:form', 'plan.approveWith', 'approved')]),
  );
}

/** One field, a line for each thing. */
export function planForm({ span, content, version }: PlanForm, words: Words): Form {
  const { period, firstDay } = span;
  return {
    type: 'modal',
    callback_id: 'plan:save',
    private_metadata: JSON.stringify({ period, day: firstDay, version }),
    title: { type: 'plain_text', text: shorten(words.t('plan.form', { period }), 24) },
    submit: { type: 'plain_text', text: words.t('plan.submit') },
    close: { type: 'plain_text', text: words.t('button.cancel') },
    blocks: [
      textField(
        {
          id: 'content',
          label: words.t('plan.content'),
          hint: words.t('plan.contentHint'),
          value: content,
          isOptional: false,
        },
        { isMultiline: true, limit: contentLimit },
      ),
    ],
  };
}

/** What a lead says to a plan: with a return it has to be said. */
export function decidePlanForm(
  { id, version }: PlanTarget,
  decision: 'approved' | 'returned',
  responseUrl: string | null,
  words: Words,
): Form {
  const isReturn = decision === 'returned';
  const metadata = { id, version, decision, ...(responseUrl ? { responseUrl } : {}) };
  return {
    type: 'modal',
    callback_id: 'plan:decide',
    private_metadata: JSON.stringify(metadata),
    title: { type: 'plain_text', text: shorten(words.t('plan.decideForm', { decision }), 24) },
    submit: { type: 'plain_text', text: words.t('button.save') },
    close: { type: 'plain_text', text: words.t('button.cancel') },
    blocks: [
      textField(
        { id: 'comment', label: words.t('plan.comment'), isOptional: !isReturn },
        { isMultiline: true, limit: commentLimit },
      ),
    ],
  };
}
