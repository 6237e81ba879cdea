import { useEffect, useRef, useState } from 'react';
import { actionIdOf } from '../collect-view-state.ts';
import { type Page, usePage } from '../page-context.ts';
import { type Choice, type ChoiceGroup, makeChoice, readChoiceGroups } from '../read-choices.ts';
import { isTrueAt, numberAt, objectAt, objectsAt, stringsAt, typeOf } from '../read-slack-json.ts';
import { ServerSilent } from '../talk-to-server.ts';
import { useElementSurface } from '../use-surface.ts';
import { Combobox } from './combobox.tsx';
import { isMultiSelect, readSelection, writeSelection } from './read-selection.ts';
import { type ElementProps, type Field, useField } from './use-field.ts';

type Suggestions = {
  readonly groups: readonly ChoiceGroup[];
  readonly isLoading: boolean;
  /** Why the app gave none. */
  readonly error: string | null;
};

const noSuggestions: Suggestions = { groups: [], isLoading: false, error: null };

const pauseBeforeAsking = 120;

/** A select menu of any kind: options, people, channels, or suggestions of the app. */
export function SelectElement(props: ElementProps) {
  const { words } = usePage();
  const field = useField(props, words.choose);
  const isExternal = /external_select$/.test(typeOf(props.element));
  return isExternal ? (
    <ExternalSelect props={props} field={field} />
  ) : (
    <KnownSelect props={props} field={field} />
  );
}

function KnownSelect({ props, field }: { props: ElementProps; field: Field }) {
  const page = usePage();
  const groups = knownGroups(props, page);
  const known = groups.flatMap((group) => group.choices);
  return (
    <Combobox
      {...sharedProps(props, field, known)}
      groups={groups}
      placeholder={field.placeholder ?? page.words.choose}
      emptyWords={page.words.nothingFound}
    />
  );
}

function ExternalSelect({ props, field }: { props: ElementProps; field: Field }) {
  const { words } = usePage();
  const { element, blockId } = props;
  const { suggest } = useElementSurface();
  const [typed, setTyped] = useState<string | null>(null);
  const [{ groups, isLoading, error }, setSuggestions] = useState(noSuggestions);
  const actionId = actionIdOf(element);
  const shortest = numberAt(element, 'min_query_length') ?? 3;
  const latest = useRef(0);

  useEffect(() => {
    if (typed === null) return;
    latest.current += 1;
    const mine = latest.current;
    if ([...typed].length < shortest) {
      setSuggestions(noSuggestions);
      return;
    }
    setSuggestions((before) => ({ groups: before.groups, isLoading: true, error: null }));
    const show = (found: Suggestions) => {
      // An answer to an earlier text may come after the one to a later text.
      if (latest.current === mine) setSuggestions(found);
    };
    const timer = setTimeout(() => {
      suggest(blockId, actionId, typed).then(
        ({ options, optionGroups, error: reason }) =>
          show({
            groups: readChoiceGroups(options, optionGroups),
            isLoading: false,
            error: reason === null ? null : words.serverSentence(reason),
          }),
        (reason: unknown) => {
          if (!(reason instanceof ServerSilent)) throw reason;
          show({ ...noSuggestions, error: words.noAnswer });
        },
      );
    }, pauseBeforeAsking);
    return () => clearTimeout(timer);
  }, [typed, shortest, suggest, blockId, actionId, words]);

  const length = [...(typed ?? '')].length;
  const emptyWords =
    length < shortest
      ? words.typeToSearch
      : length === 0
        ? words.noSuggestions
        : words.nothingFound;
  return (
    <Combobox
      {...sharedProps(props, field, [])}
      groups={groups}
      isLoading={isLoading}
      placeholder={field.placeholder ?? words.typeToSearch}
      emptyWords={error ?? emptyWords}
      onType={setTyped}
    />
  );
}

function sharedProps({ element, frame }: ElementProps, field: Field, known: readonly Choice[]) {
  return {
    control: field.control,
    chosen: readSelection(element, field.answer, known),
    isMulti: isMultiSelect(element) === true,
    isOptional: frame?.isOptional === true,
    onChoose: (chosen: readonly Choice[]) => field.set(writeSelection(element, chosen)),
  };
}

function knownGroups({ element }: ElementProps, page: Page): readonly ChoiceGroup[] {
  const { people, channels, app, personId } = page.state;
  const humans = people
    .filter(({ isBot }) => !isBot)
    .map(({ id, name, title }) => makeChoice(id, name, title));
  const open = channels
    .filter(({ kind }) => kind === 'channel')
    .map(({ id, name }) => makeChoice(id, `#${name}`, null));
  const direct = channels
    .filter((channel) => channel.kind === 'direct' && channel.personId === personId)
    .map(({ id }) => makeChoice(id, app.name, page.words.app));
  switch (typeOf(element).replace('multi_', '')) {
    case 'users_select':
      return [{ label: null, choices: humans }];
    case 'channels_select':
      return [{ label: null, choices: open }];
    case 'conversations_select': {
      const filter = objectAt(element, 'filter');
      const include = filter === null ? [] : stringsAt(filter, 'include');
      const withDirect = include.length === 0 || include.includes('im');
      const isWithoutApps = filter !== null && isTrueAt(filter, 'exclude_bot_users');
      return [{ label: null, choices: [...open, ...(withDirect && !isWithoutApps ? direct : [])] }];
    }
    default:
      return readChoiceGroups(objectsAt(element, 'options'), objectsAt(element, 'option_groups'));
  }
}
