import type { Customer } from '../domain/customer.ts';
import type { Person, PersonId, Team } from '../domain/person.ts';
import type { Department } from '../domain/ticket/department.ts';
import { documentName } from '../domain/ticket/document-name.ts';
import type { SignedStage } from '../domain/ticket/hand-over.ts';
import type { StageDeadline } from '../domain/ticket/stage-deadline.ts';
import { stageName } from '../domain/ticket/stage-name.ts';
import { templateOf } from '../domain/ticket/stage-order.ts';
import type { TicketTemplate } from '../domain/ticket/stage-template.ts';
import { openPause, type Stage, type StageFile, type Ticket } from '../domain/ticket/ticket.ts';
import { type CalendarDay, dayOf, type Instant, timeOf } from '../domain/zoned-time.ts';
import type { MessageKey, Words } from '../i18n/words.ts';
import { departmentName } from './department-name.ts';
import { formatDay, formatFullDayTime } from './format-dates.ts';
import { formatLimit } from './format-deadline.ts';
import { slipStyle } from './hand-over-slip-style.ts';
import { type Html, html } from './html.ts';
import { escapeText, type Message, oneLine, shorten } from './message.ts';
import { sayPhrase } from './problem-message.ts';
import { lines } from './rich-text.ts';
import { importanceNames, kindNames, programmeNames, supplyNames } from './ticket-facts.ts';

/** A stage that was signed, whom it is handed over to, and who asks for the slip. */
export type HandOverSlip = {
  /** `GC-12` */
  readonly reference: string;
  readonly ticket: Ticket;
  readonly customer: Pick<Customer, 'name' | 'accountNumber'>;
  readonly template: TicketTemplate;
  readonly stage: SignedStage;
  /** Of the stage. */
  readonly files: readonly StageFile[];
  readonly next: readonly NextStage[];
  readonly names: ReadonlyMap<PersonId, string>;
  readonly departments: readonly Department[];
  /** In whose zone moments are written. */
  readonly team: Pick<Team, 'name' | 'timeZone'>;
  readonly reader: Pick<Person, 'name'>;
  readonly printedAt: Instant;
};

/** A stage that comes after the signed one. */
export type NextStage = {
  readonly stage: Stage;
  readonly deadline: StageDeadline;
  /** Whether it is due by a year whose holidays are not known for sure. */
  readonly isEstimated: boolean;
  /** What has to end before it can begin. */
  readonly missing: readonly Stage[];
};

/** Why a clock stands still is cut here; the history has it whole. */
const reasonLimit = 120;
/** A title is one line in Slack. */
const titleLimit = 120;

/** `Hand-over slip GC-12: Site survey`, as Slack calls the file. */
export function slipTitle({ reference, stage, template }: HandOverSlip, words: Words): string {
  const name = nameOf(stage, template, words);
  return shorten(words.t('ticket.slip.fileTitle', { reference, stage: name }), titleLimit);
}

/** The message that the file comes with. */
export function slipMessage(slip: HandOverSlip, words: Words): Message {
  const { reference, customer, stage, template, reader } = slip;
  const text = words.t('ticket.slip.comment', {
    reference,
    customer: oneLine(customer.name),
    stage: nameOf(stage, template, words),
    person: oneLine(reader.name),
  });
  return { text: escapeText(text), blocks: [lines([text])] };
}

/**
 * The slip (联系单) that goes with a file from one department to the next: a page of A4 that needs
 * nothing from elsewhere and runs nothing. What is not known says so.
 */
export function handOverSlipPage(slip: HandOverSlip, words: Words): string {
  const { reference, stage, template, team, ticket } = slip;
  const title = words.t('ticket.slip.title');
  const state =
    ticket.state === 'open' ? html`` : html`<p>${words.t(`ticket.state.${ticket.state}`)}</p>`;
  const page = html`<!doctype html>
<html lang="${words.locale}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>${`${title} ${reference}`}</title>
${slipStyle(reference, words.locale)}
</head>
<body>
<header>
<div><h1>${title}</h1><p>${person(team.name)}</p></div>
<div><p class="reference">${reference}</p>${state}</div>
</header>
${factsPart(slip, words)}
<section>
<h2>${words.t('ticket.slip.signedStage')}</h2>
<p class="stage">${nameOf(stage, template, words)}</p>
${signedPart(slip, words)}
</section>
${documentsPart(slip, words)}
${nextPart(slip, words)}
${signaturesPart(slip, words)}
<footer>${printedLine(slip, words)}</footer>
</body>
</html>
`;
  return page.markup;
}

/** Names run in their own direction, and change none around them. */
const person = (name: string): Html => html`<bdi>${oneLine(name)}</bdi>`;

/** A stage, and which attempt at it. */
function nameOf({ code, attempt }: Stage, template: TicketTemplate, words: Words): string {
  const name = sayPhrase(stageName(code, template), words);
  return attempt > 1 ? name + words.t('ticket.attempt', { count: attempt }) : name;
}

const listOf = (items: readonly string[], words: Words): string =>
  items.join(words.t('list.separator'));

const momentOf = (at: Instant, { team }: HandOverSlip, words: Words): string =>
  formatFullDayTime({ day: dayOf(at, team.timeZone), time: timeOf(at, team.timeZone) }, words);

const fullDay = (day: CalendarDay, words: Words): string => formatDay(day, null, words);

type Fact = readonly [label: string, value: Html | string];

/** Labels with their values, two to a row. */
function factTable(facts: readonly Fact[]): Html {
  const rows = facts.filter((_fact, place) => place % 2 === 0);
  return html`<table class="facts">${rows.map((first, row) => {
    const second = facts[row * 2 + 1];
    const cell = ([label, value]: Fact, span: number) =>
      html`<th scope="row">${label}</th><td colspan="${span}">${value}</td>`;
    return second
      ? html`<tr>${cell(first, 1)}${cell(second, 1)}</tr>`
      : html`<tr>${cell(first, 3)}</tr>`;
  })}</table>`;
}

function factsPart({ ticket, customer, names }: HandOverSlip, words: Words): Html {
  const unknown = words.t('ticket.slip.unknown');
  const managers = [ticket.managerId, ticket.secondManagerId]
    .filter((id) => id !== null)
    .map((id) => oneLine(names.get(id) ?? unknown));
  return html`<section>${factTable([
    [words.t('ticket.slip.customer'), person(customer.name)],
    [
      words.t('ticket.slip.account'),
      customer.accountNumber ? person(customer.accountNumber) : unknown,
    ],
    [words.t('ticket.form.kind'), words.t(kindNames[ticket.kind])],
    [words.t('ticket.form.supplyMode'), words.t(supplyNames[ticket.supplyMode])],
    [
      words.t('ticket.slip.voltage'),
      words.t('ticket.voltage', { kilovolts: ticket.voltage / 1000 }),
    ],
    [words.t('ticket.slip.capacity'), words.t('ticket.capacity', { kva: ticket.capacityKva })],
    [words.t('ticket.form.importance'), words.t(importanceNames[ticket.importance])],
    [words.t('ticket.form.programme'), words.t(programmeNames[ticket.programme])],
    [
      words.t('ticket.form.requiredOn'),
      ticket.requiredOn ? fullDay(ticket.requiredOn, words) : unknown,
    ],
    [words.t('ticket.slip.manager'), person(listOf(managers, words))],
  ])}</section>`;
}

function signedPart(slip: HandOverSlip, words: Words): Html {
  const { stage, names, departments } = slip;
  const { ended, approval } = stage;
  const unknown = words.t('ticket.slip.unknown');
  const recorder = names.get(ended.by) ?? unknown;
  const approved = approval?.approved;
  const facts: readonly Fact[] = [
    [words.t('ticket.slip.department'), departmentName(stage.department, departments, words)],
    [words.t('ticket.slip.signedAt'), momentOf(ended.at, slip, words)],
    [words.t('ticket.slip.doneBy'), person(ended.doneFor ?? recorder)],
    ...(ended.doneFor ? [[words.t('ticket.slip.recordedBy'), person(recorder)] as const] : []),
    ...(approved
      ? [
          [
            words.t('ticket.slip.approvedBy'),
            html`${person(names.get(approved.by) ?? unknown)}, ${momentOf(approved.at, slip, words)}`,
          ] as const,
        ]
      : []),
  ];
  const note = ended.note?.trim() ? ended.note.trim() : words.t('ticket.slip.none');
  return html`${factTable(facts)}
<table class="facts whole">
<tr><th scope="row">${words.t('ticket.slip.note')}</th><td class="note"><bdi>${note}</bdi></td></tr>
<tr><th scope="row">${words.t('ticket.slip.digest')}</th><td class="digest">SHA-256 ${ended.digest}</td></tr>
</table>`;
}

function documentsPart(slip: HandOverSlip, words: Words): Html {
  const { stage, template, files } = slip;
  const wanted = templateOf(stage.code, template).documents;
  const all = [...wanted, ...stage.documents.filter((key) => !wanted.includes(key))];
  const rows = all.map((key) => {
    const document = sayPhrase(documentName(key), words);
    if (stage.documents.includes(key)) return html`<li>☑ ${document}</li>`;
    // A file stands in for documents, and does not say for which.
    const missing: MessageKey =
      files.length > 0 ? 'ticket.slip.documentNotTicked' : 'ticket.slip.documentMissing';
    return html`<li>☐ ${words.t(missing, { document })}</li>`;
  });
  const attached = files.map(({ name, addedAt }) => {
    const later =
      addedAt > stage.ended.at
        ? html` ${words.t('ticket.slip.addedLater', { when: momentOf(addedAt, slip, words) })}`
        : html``;
    return html`<li>${person(name)}${later}</li>`;
  });
  return html`<section>
<h2>${words.t('ticket.slip.documents')}</h2>
${all.length > 0 ? html`<ul>${rows}</ul>` : html`<p>${words.t('ticket.slip.noDocuments')}</p>`}
${attached.length > 0 ? html`<h3>${words.t('ticket.slip.files')}</h3><ul>${attached}</ul>` : html``}
</section>`;
}

function nextPart(slip: HandOverSlip, words: Words): Html {
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
<td>${nameOf(one.stage, slip.template, words)}</td>
<td>${departmentName(one.stage.department, slip.departments, words)}</td>
<td>${ownerOf(one.stage, slip, words)}</td>
<td>${formatLimit(one.deadline.limit, words)}</td>
<td>${dueOf(one, slip, words)}</td>
</tr>`,
  )}</tbody>
</table></section>`;
}

/** Who has a stage; what the customer does is the customer's, whoever records it. */
function ownerOf({ ownerId, state, department }: Stage, slip: HandOverSlip, words: Words): Html {
  if (department === 'customer') return person(slip.customer.name);
  if (ownerId === null) return html`${words.t('ticket.slip.nobody')}`;
  const name = slip.names.get(ownerId) ?? words.t('ticket.slip.unknown');
  return state === 'queued'
    ? html`${person(name)} ${words.t('ticket.slip.notAccepted')}`
    : person(name);
}

function dueOf(next: NextStage, slip: HandOverSlip, words: Words): string {
  const { stage, deadline, isEstimated, missing } = next;
  if (stage.ended)
    return words.t('ticket.slip.done', { when: momentOf(stage.ended.at, slip, words) });
  const agreed = stage.plannedOn
    ? words.t('ticket.plannedFor', { day: fullDay(stage.plannedOn, words) })
    : '';
  if (stage.startedAt === null) {
    const names = missing.map((one) => nameOf(one, slip.template, words));
    return listOf(
      [
        words.t('ticket.slip.notBegun', { count: names.length, stages: listOf(names, words) }),
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

/** Lines to sign on, for people who are not on Slack. */
function signaturesPart(slip: HandOverSlip, words: Words): Html {
  const { stage, next, names, departments, customer } = slip;
  const row = (role: MessageKey, department: string, name: string) => html`<tr>
<th scope="row">${words.t(role)}</th>
<td>${department}</td><td>${person(name)}</td><td></td><td></td>
</tr>`;
  const takers = next.map(({ stage: one }) => {
    const owner = one.ownerId === null ? '' : (names.get(one.ownerId) ?? '');
    return {
      department: departmentName(one.department, departments, words),
      name: one.department === 'customer' ? customer.name : owner,
    };
  });
  // Whoever takes over several stages signs once.
  const once = takers.filter(
    (one, place) =>
      takers.findIndex(
        (other) => other.department === one.department && other.name === one.name,
      ) === place,
  );
  const signer = stage.ended.doneFor ?? names.get(stage.ended.by) ?? '';
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
${row('ticket.slip.handsOver', departmentName(stage.department, departments, words), signer)}
${once.map(({ department, name }) => row('ticket.slip.takesOver', department, name))}
</tbody>
</table></section>`;
}

function printedLine(slip: HandOverSlip, words: Words): string {
  const { printedAt, reader, team } = slip;
  return words.t('ticket.slip.printed', {
    when: momentOf(printedAt, slip, words),
    person: oneLine(reader.name),
    zone: team.timeZone,
  });
}
