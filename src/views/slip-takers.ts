import type { StageLimit } from '../domain/ticket/stage-template.ts';
import { openPause, type Stage } from '../domain/ticket/ticket.ts';
import type { MessageKey, Words } from '../i18n/words.ts';
import { attemptName } from './attempt-name.ts';
import { departmentName } from './department-name.ts';
import { formatLimit, weekdayName } from './format-limit.ts';
import { type Html, html } from './html.ts';
import { oneLine, shorten } from './message.ts';
import {
  fullDay,
  type HandOverSlip,
  joined,
  momentOf,
  type NextStage,
  typedName,
} from './slip-contents.ts';

/** Why a clock stands still is cut here; the history has it whole. */
const reasonLimit = 120;

/** The stages that come next: who has them, how long, and by when. */
export function nextPart(slip: HandOverSlip, words: Words): Html {
  const heading = html`<h2>${words.t('ticket.slip.next')}</h2>`;
  if (slip.next.length === 0) {
    return html`<section>${heading}<p>${words.t('ticket.slip.nothingNext')}</p></section>`;
  }
  const columns: readonly MessageKey[] = [
    'ticket.slip.stage',
    'ticket.slip.department',
    'ticket.slip.owner',
    'ticket.slip.limit',
    'ticket.slip.due',
  ];
  return html`<section>${heading}
<table class="next">
<thead><tr>${columns.map((key) => html`<th scope="col">${words.t(key)}</th>`)}</tr></thead>
<tbody>${slip.next.map(
    (one) => html`<tr>
<td>${attemptName(one.stage, slip.template, words)}</td>
<td>${departmentName(one.stage.department, slip.departments, words)}</td>
<td>${ownerOf(one.stage, slip, words)}</td>
<td>${limitOf(one.deadline.limit, words)}</td>
<td>${dueOf(one, slip, words)}</td>
</tr>`,
  )}</tbody>
</table></section>`;
}

/** Who has a stage; what the customer does is the customer's, whoever records it. */
function ownerOf({ ownerId, state, department }: Stage, slip: HandOverSlip, words: Words): Html {
  if (department === 'customer') return typedName(slip.customer.name);
  if (ownerId === null) return html`${words.t('ticket.slip.nobody')}`;
  const name = slip.names.get(ownerId) ?? words.t('ticket.slip.unknown');
  return state === 'queued'
    ? html`${typedName(name)} ${words.t('ticket.slip.notAccepted')}`
    : typedName(name);
}

/** A limit as paper says it. */
function limitOf(limit: StageLimit | null, words: Words): string {
  if (limit === null) return words.t('ticket.noLimit');
  switch (limit.kind) {
    case 'meeting':
      return words.t('ticket.deadline.meeting', { weekday: weekdayName(limit.weekday, words) });
    case 'planned':
      return words.t('ticket.slip.limitAgreed');
    case 'workhours':
      return formatLimit(limit, words);
    case 'workdays': {
      const amount = formatLimit({ ...limit, from: 'stage' }, words);
      return limit.from === 'stage'
        ? amount
        : words.t('ticket.slip.limitSinceApplication', { amount });
    }
  }
}

function dueOf(next: NextStage, slip: HandOverSlip, words: Words): string {
  const { stage, deadline, isEstimated, missing } = next;
  if (stage.ended)
    return words.t('ticket.slip.done', { when: momentOf(stage.ended.at, slip, words) });
  const agreed = stage.plannedOn
    ? words.t('ticket.plannedFor', { day: fullDay(stage.plannedOn, words) })
    : '';
  if (stage.startedAt === null) {
    const names = missing.map((one) => attemptName(one, slip.template, words));
    return joined(
      [
        words.t('ticket.slip.notBegun', { count: names.length, stages: joined(names, words) }),
        ...(agreed === '' ? [] : [agreed]),
      ],
      words,
    );
  }
  const pause = openPause(stage);
  if (pause) {
    return words.t('ticket.pausedBecause', { reason: oneLine(shorten(pause.reason, reasonLimit)) });
  }
  if (deadline.dueAt === null) {
    return deadline.limit?.kind === 'planned'
      ? words.t('ticket.slip.notAgreed')
      : words.t('ticket.slip.none');
  }
  const when = momentOf(deadline.dueAt, slip, words);
  const due = deadline.light === 'red' ? words.t('ticket.overdueSince', { when }) : when;
  return isEstimated
    ? words.t('ticket.standMarks', { stand: due, marks: words.t('ticket.mark.estimated') })
    : due;
}

type Signer = { readonly department: string; readonly name: string };

const isSame = (one: Signer, other: Signer): boolean =>
  one.department === other.department && one.name === other.name;

/** Lines to sign on, for people who are not on Slack. */
export function signaturesPart(slip: HandOverSlip, words: Words): Html {
  const { stage, next, names, departments, customer } = slip;
  const row = (role: MessageKey, department: string, name: string) => html`<tr>
<th scope="row">${words.t(role)}</th>
<td>${department}</td><td>${typedName(name)}</td><td></td><td></td>
</tr>`;
  const own = stage.department === 'customer' ? customer.name : names.get(stage.ended.by);
  const giver = {
    department: departmentName(stage.department, departments, words),
    name: stage.ended.doneFor ?? own ?? '',
  };
  const takers = next.map(({ stage: one }) => {
    const owner = one.ownerId === null ? '' : (names.get(one.ownerId) ?? '');
    return {
      department: departmentName(one.department, departments, words),
      name: one.department === 'customer' ? customer.name : owner,
    };
  });
  // Whoever takes over several stages signs once, and nobody takes over from themselves.
  const once = takers.filter(
    (one, place) =>
      !isSame(one, giver) && takers.findIndex((other) => isSame(one, other)) === place,
  );
  const columns: readonly MessageKey[] = [
    'ticket.slip.department',
    'ticket.slip.name',
    'ticket.slip.signature',
    'ticket.slip.date',
  ];
  return html`<section class="signatures">
<h2>${words.t('ticket.slip.signatures')}</h2>
<table>
<thead><tr><td></td>${columns.map((key) => html`<th scope="col">${words.t(key)}</th>`)}</tr></thead>
<tbody>
${row('ticket.slip.handsOver', giver.department, giver.name)}
${once.map(({ department, name }) => row('ticket.slip.takesOver', department, name))}
</tbody>
</table></section>`;
}
