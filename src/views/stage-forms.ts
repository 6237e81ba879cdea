import type { InputBlock, KnownBlock } from '@slack/types';
import { formatReference } from '../domain/reference.ts';
import { documentName } from '../domain/ticket/document-name.ts';
import { stageName } from '../domain/ticket/stage-name.ts';
import { currentStages, templateOf } from '../domain/ticket/stage-order.ts';
import type { TicketTemplate } from '../domain/ticket/stage-template.ts';
import { isRunning, openPause, type Stage, type TicketFile } from '../domain/ticket/ticket.ts';
import type { MessageKey, Words } from '../i18n/words.ts';
import { button } from './buttons.ts';
import { checkboxField, dayField, personField, selectField, textField } from './input-fields.ts';
import { escapeText, type Form, type Message, shorten } from './message.ts';
import { sayPhrase } from './problem-message.ts';
import { lines } from './rich-text.ts';

/** The forms about one stage. */
export const stageFormNames = [
  'done',
  'wait',
  'decline',
  'reject',
  'assign',
  'plan',
  'send-back',
] as const;
export type StageFormName = (typeof stageFormNames)[number];

/** What a form is about. */
export type StageFormTarget = {
  readonly file: TicketFile;
  readonly template: TicketTemplate;
  readonly stage: Stage;
};

/** Where the press stands: on a card of the actor's own, which is replaced, or where all see it. */
export type FormPlace = { readonly responseUrl: string | null; readonly isOwn: boolean };

const noteLimit = 3000;
const reasonLimit = 300;
const nameLimit = 80;

/** What is known already of the end of a stage. */
export type SaidOfStage = { readonly note: string; readonly doneFor: string | null };

/** Signs a stage: its documents ticked, who did it, and what is to be known next. */
export function stageDoneForm(
  { said: { note, doneFor }, ...target }: StageFormTarget & { readonly said: SaidOfStage },
  place: FormPlace,
  words: Words,
): Form {
  const { template, stage } = target;
  const documents = templateOf(stage.code, template).documents;
  return stageForm('done', 'ticket.form.done', target, place, words, [
    ...(documents.length > 0
      ? [
          checkboxField(
            {
              id: 'documents',
              label: words.t('ticket.form.documents'),
              hint: words.t('ticket.form.documentsHint'),
              values: stage.documents.filter((one) => documents.includes(one)),
            },
            documents.map((value) => ({ value, label: sayPhrase(documentName(value), words) })),
          ),
        ]
      : []),
    textField(
      { id: 'note', label: words.t('ticket.form.note'), value: note },
      { isMultiline: true, limit: noteLimit },
    ),
    textField(
      {
        id: 'doneFor',
        label: words.t('ticket.form.doneFor'),
        hint: words.t('ticket.form.doneForHint'),
        ...(doneFor ? { value: doneFor } : {}),
      },
      { isMultiline: false, limit: nameLimit },
    ),
  ]);
}

/** Asks for the reason of what is done with a stage. */
export function stageReasonForm(
  name: 'decline' | 'send-back' | 'wait',
  target: StageFormTarget,
  place: FormPlace,
  words: Words,
): Form {
  return stageForm(name, reasonTitles[name], target, place, words, [reasonField(words)]);
}

const reasonTitles = {
  decline: 'ticket.form.decline',
  'send-back': 'ticket.form.sendBack',
  wait: 'ticket.form.wait',
} as const satisfies Record<string, MessageKey>;

/** Asks to which stage one goes back that did not pass, and why. */
export function stageRejectForm(
  target: StageFormTarget & { readonly earlier: readonly string[] },
  place: FormPlace,
  words: Words,
): Form {
  const { template, stage, earlier } = target;
  const usual = templateOf(stage.code, template).returnsTo;
  return stageForm('reject', 'ticket.form.reject', target, place, words, [
    selectField(
      {
        id: 'to',
        label: words.t('ticket.form.returnTo'),
        isOptional: false,
        value: earlier.find((code) => code === usual) ?? null,
      },
      earlier.map((value) => ({ value, label: sayPhrase(stageName(value, template), words) })),
    ),
    reasonField(words),
  ]);
}

/** Asks who does a stage. */
export const stageAssignForm = (target: StageFormTarget, place: FormPlace, words: Words): Form =>
  stageForm('assign', 'ticket.form.assign', target, place, words, [
    personField({ id: 'person', label: words.t('ticket.form.person'), isOptional: false }),
  ]);

/** Asks for the day by which a stage ends. */
export const stagePlanForm = (target: StageFormTarget, place: FormPlace, words: Words): Form =>
  stageForm('plan', 'ticket.form.plan', target, place, words, [
    dayField({
      id: 'day',
      label: words.t('ticket.form.planDay'),
      isOptional: false,
      value: target.stage.plannedOn,
    }),
  ]);

/** Stops the clock of a ticket, of all that runs or of one stage. */
export function ticketWaitForm(
  { file, template }: Omit<StageFormTarget, 'stage'>,
  place: FormPlace,
  words: Words,
): Form {
  const running = currentStages(file).filter((stage) => isRunning(stage) && !openPause(stage));
  const choices = running.map(({ code }) => ({
    value: code,
    label: sayPhrase(stageName(code, template), words),
  }));
  return frame(
    'ticket:wait',
    'ticket.form.wait',
    { ticketId: file.ticket.id, ...place },
    { file, template },
    words,
    [
      ...(choices.length > 1
        ? [
            selectField(
              { id: 'stage', label: words.t('ticket.form.stage'), value: null },
              choices,
              {
                placeholder: words.t('ticket.form.allStages'),
              },
            ),
          ]
        : []),
      reasonField(words),
    ],
  );
}

/** Adds a note to a ticket. */
export const ticketNoteForm = (
  target: Omit<StageFormTarget, 'stage'>,
  place: FormPlace,
  words: Words,
): Form =>
  frame(
    'ticket:note',
    'ticket.form.noteTitle',
    { ticketId: target.file.ticket.id, ...place },
    target,
    words,
    [
      textField(
        { id: 'note', label: words.t('ticket.form.ticketNote'), isOptional: false },
        { isMultiline: true, limit: noteLimit },
      ),
    ],
  );

/** Which of several stages is meant; each choice opens the form for it. */
export function stagePick(
  { file, template }: Omit<StageFormTarget, 'stage'>,
  stages: readonly Stage[],
  press: { readonly form: StageFormName; readonly line: string | null },
  words: Words,
): Message {
  const reference = formatReference('ticket', file.ticket.number);
  const question = words.t('ticket.pickStage', { reference });
  return {
    text: escapeText(question),
    blocks: [
      lines([{ bold: question }]),
      ...stages.map(
        (stage): KnownBlock => ({
          type: 'section',
          text: {
            type: 'plain_text',
            emoji: false,
            text: sayPhrase(stageName(stage.code, template), words),
          },
          accessory: button({
            name: 'stage:form',
            label: words.t('ticket.pickButton'),
            value: { stageId: stage.id, ...press },
          }),
        }),
      ),
    ],
  };
}

const reasonField = (words: Words): InputBlock =>
  textField(
    { id: 'reason', label: words.t('ticket.form.reason'), isOptional: false },
    { isMultiline: true, limit: reasonLimit },
  );

function stageForm(
  name: StageFormName,
  title: MessageKey,
  target: StageFormTarget,
  place: FormPlace,
  words: Words,
  blocks: (InputBlock | KnownBlock)[],
): Form {
  return frame(`stage:${name}`, title, { stageId: target.stage.id, ...place }, target, words, [
    lines([sayPhrase(stageName(target.stage.code, target.template), words)]),
    ...blocks,
  ]);
}

function frame(
  name: string,
  title: MessageKey,
  metadata: object,
  { file }: Pick<StageFormTarget, 'file' | 'template'>,
  words: Words,
  blocks: (InputBlock | KnownBlock)[],
): Form {
  const reference = formatReference('ticket', file.ticket.number);
  return {
    type: 'modal',
    callback_id: name,
    private_metadata: JSON.stringify(metadata),
    title: { type: 'plain_text', text: shorten(words.t(title, { reference }), 24) },
    submit: { type: 'plain_text', text: words.t('button.save') },
    close: { type: 'plain_text', text: words.t('button.cancel') },
    blocks,
  };
}
