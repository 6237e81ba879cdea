import { documentName } from '../domain/ticket/document-name.ts';
import { templateOf } from '../domain/ticket/stage-order.ts';
import { importanceNames } from '../domain/value-names.ts';
import type { MessageKey, Words } from '../i18n/words.ts';
import { attemptName } from './attempt-name.ts';
import { departmentName } from './department-name.ts';
import { type Html, html } from './html.ts';
import { escapeText, type Message, oneLine, shorten } from './message.ts';
import { sayPhrase } from './problem-message.ts';
import { lines } from './rich-text.ts';
import { fullDay, type HandOverSlip, joined, momentOf, typedName } from './slip-contents.ts';
import { slipStyle } from './slip-style.ts';
import { nextPart, signaturesPart } from './slip-takers.ts';
import { kindNames, programmeNames, supplyNames } from './ticket-facts.ts';

/** A title is one line in Slack. */
const titleLimit = 120;

/** `Hand-over slip GC-12: Site survey`, as Slack calls the file. */
export function slipTitle({ reference, stage, template }: HandOverSlip, words: Words): string {
  const name = attemptName(stage, template, words);
  return shorten(words.t('ticket.slip.fileTitle', { reference, stage: name }), titleLimit);
}

/** The message that the file comes with. */
export function slipMessage(slip: HandOverSlip, words: Words): Message {
  const { reference, customer, stage, template, reader } = slip;
  const text = words.t('ticket.slip.comment', {
    reference,
    customer: oneLine(customer.name),
    stage: attemptName(stage, template, words),
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
<div><h1>${title}</h1><p>${typedName(team.name)}</p></div>
<div><p class="reference">${reference}</p>${state}</div>
</header>
${factsPart(slip, words)}
<section>
<h2>${words.t('ticket.slip.signedStage')}</h2>
<p class="stage">${attemptName(stage, template, words)}</p>
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
    [words.t('ticket.slip.customer'), typedName(customer.name)],
    [
      words.t('ticket.slip.account'),
      customer.accountNumber ? typedName(customer.accountNumber) : unknown,
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
    [words.t('ticket.slip.manager'), typedName(joined(managers, words))],
  ])}</section>`;
}

function signedPart(slip: HandOverSlip, words: Words): Html {
  const { stage, names, departments } = slip;
  const { ended, approval } = stage;
  const unknown = words.t('ticket.slip.unknown');
  const recorder = names.get(ended.by) ?? unknown;
  const approved = approval?.approved;
  // What the customer did is recorded for them, and not always who did it.
  const doneBy = ended.doneFor ?? (stage.department === 'customer' ? null : recorder);
  const facts: readonly Fact[] = [
    [words.t('ticket.slip.department'), departmentName(stage.department, departments, words)],
    [words.t('ticket.slip.signedAt'), momentOf(ended.at, slip, words)],
    ...(doneBy === null ? [] : [[words.t('ticket.slip.doneBy'), typedName(doneBy)] as const]),
    ...(doneBy === recorder
      ? []
      : [[words.t('ticket.slip.recordedBy'), typedName(recorder)] as const]),
    ...(approved
      ? [
          [
            words.t('ticket.slip.approvedBy'),
            typedName(
              words.t('ticket.slip.approved', {
                person: names.get(approved.by) ?? unknown,
                when: momentOf(approved.at, slip, words),
              }),
            ),
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
    return html`<li>${typedName(name)}${later}</li>`;
  });
  return html`<section>
<h2>${words.t('ticket.slip.documents')}</h2>
${all.length > 0 ? html`<ul>${rows}</ul>` : html`<p>${words.t('ticket.slip.noDocuments')}</p>`}
${attached.length > 0 ? html`<h3>${words.t('ticket.slip.files')}</h3><ul>${attached}</ul>` : html``}
</section>`;
}

function printedLine(slip: HandOverSlip, words: Words): string {
  const { printedAt, reader, team } = slip;
  return words.t('ticket.slip.printed', {
    when: momentOf(printedAt, slip, words),
    person: oneLine(reader.name),
    zone: team.timeZone,
  });
}
