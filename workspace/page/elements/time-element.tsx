import { withTimeZone } from '../collect-view-state.ts';
import { usePage } from '../page-context.ts';
import { stringAt, typeOf } from '../read-slack-json.ts';
import { TimeInput } from './time-input.tsx';
import { type ElementProps, useField } from './use-field.ts';

/** A time picker; the zone the app gave it is shown beside it. */
export function TimeElement(props: ElementProps) {
  const { words } = usePage();
  const { element } = props;
  const field = useField(props, words.chooseTime);
  const timeZone = stringAt(element, 'timezone');
  return (
    <div className="with-zone">
      <TimeInput
        control={field.control}
        placeholder={field.placeholder ?? words.chooseTime}
        time={stringAt(field.answer, 'selected_time')}
        isOptional={props.frame?.isOptional === true}
        onChoose={(time) =>
          field.set(withTimeZone(element, { type: typeOf(element), selected_time: time }))
        }
      />
      {timeZone === null ? null : <small>{timeZone}</small>}
    </div>
  );
}
