import { useState } from 'react';
import { type ClockMove, clockMoves, earlyMorning, momentOfWallTime } from './clock-moves.ts';
import { DateInput } from './elements/date-input.tsx';
import { TimeInput } from './elements/time-input.tsx';
import { type Reader, timeOfDay } from './format-slack-date.ts';
import { Glyph } from './glyph.tsx';
import { ModalFrame } from './modal-frame.tsx';
import { usePage } from './page-context.ts';
import { ServerSilent, sendGesture } from './talk-to-server.ts';
import type { Words } from './words.ts';

/** The workspace's time at the foot of the sidebar; where it can be moved, a press leads there. */
export function WorkspaceClock({ onMoved }: { onMoved: () => void }) {
  const { state, words, reader } = usePage();
  const [isOpen, setIsOpen] = useState(false);
  const face = (
    <>
      <Glyph name="clock" />
      <span className="clock-words">
        <small>{words.workspaceTime}</small>
        <span>{writeMoment(reader.now, reader)}</span>
      </span>
    </>
  );
  if (!state.clock.canMove) return <div className="clock">{face}</div>;
  return (
    <>
      <button
        type="button"
        className="clock"
        aria-haspopup="dialog"
        title={words.aboutClock}
        onClick={() => setIsOpen(true)}
      >
        {face}
        <Glyph name="forward" />
      </button>
      {isOpen ? <ClockDialog onClose={() => setIsOpen(false)} onMoved={onMoved} /> : null}
    </>
  );
}

function ClockDialog({ onClose, onMoved }: { onClose: () => void; onMoved: () => void }) {
  const { words, reader } = usePage();
  const { move, movingTo, problem } = useClockMove(() => {
    onClose();
    onMoved();
  });
  return (
    <ModalFrame
      title={words.workspaceTime}
      kind="confirm"
      dismissLabel={words.dismiss}
      onDismiss={onClose}
    >
      <div className="modal-body clock-body">
        <p className="clock-now">{writeMoment(reader.now, reader)}</p>
        <p>{words.aboutClock}</p>
        <div className="clock-moves">
          {clockMoves(reader.now, reader.timeZone).map(({ kind, to }, position) => (
            <button
              key={kind}
              type="button"
              data-focus-on-load={position === 0 ? true : undefined}
              className="button"
              aria-busy={movingTo === kind}
              aria-disabled={movingTo !== null}
              onClick={() => void move(kind, to)}
            >
              <span>{wordMove(kind, words, reader.locale)}</span>
              <small>{writeWallTime(to, reader)}</small>
            </button>
          ))}
        </div>
        <ChosenMoment movingTo={movingTo} move={move} />
        {problem === null ? null : (
          <p className="problem" role="alert">
            {problem}
          </p>
        )}
        <small>{words.clockRunsOn}</small>
      </div>
    </ModalFrame>
  );
}

type Move = (kind: string, to: string) => Promise<void>;

/** A date and a time of the person's own. */
function ChosenMoment({ movingTo, move }: { movingTo: string | null; move: Move }) {
  const { words } = usePage();
  const [day, setDay] = useState<string | null>(null);
  const [time, setTime] = useState<string | null>(earlyMorning);
  const [isIncomplete, setIsIncomplete] = useState(false);
  const named = (label: string) => ({
    id: undefined,
    'aria-labelledby': undefined,
    'aria-label': label,
    'aria-describedby': undefined,
    'aria-invalid': undefined,
    'aria-busy': false,
  });
  const press = () => {
    setIsIncomplete(day === null || time === null);
    if (day !== null && time !== null) void move('chosen', `${day}T${time}`);
  };
  return (
    <fieldset className="clock-chosen">
      <legend>{words.moveToMoment}</legend>
      <DateInput
        control={named(words.date)}
        placeholder={words.chooseDate}
        day={day}
        isOptional={false}
        onChoose={setDay}
      />
      <TimeInput
        control={named(words.time)}
        placeholder={words.chooseTime}
        time={time}
        isOptional={false}
        onChoose={setTime}
      />
      <button
        type="button"
        className="button primary"
        aria-busy={movingTo === 'chosen'}
        aria-disabled={movingTo !== null}
        onClick={press}
      >
        {words.move}
      </button>
      {isIncomplete ? <p className="problem">{words.chooseBoth}</p> : null}
    </fieldset>
  );
}

function useClockMove(onMoved: () => void) {
  const { state, words, reader, notify } = usePage();
  const [movingTo, setMovingTo] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const move: Move = async (kind, to) => {
    if (movingTo !== null) return;
    setMovingTo(kind);
    setProblem(null);
    try {
      const { error } = await sendGesture('clock', { personId: state.personId, to });
      if (error === null) {
        onMoved();
        notify(words.timeMoved(writeWallTime(to, reader)), 'news');
      } else setProblem(words.serverSentence(error));
    } catch (error) {
      if (!(error instanceof ServerSilent)) throw error;
      setProblem(words.noAnswer);
    } finally {
      setMovingTo(null);
    }
  };
  return { move, movingTo, problem };
}

function wordMove(kind: ClockMove['kind'], words: Words, locale: string): string {
  const time = new Intl.DateTimeFormat(locale, {
    timeZone: 'UTC',
    hour: 'numeric',
    minute: '2-digit',
  }).format(Date.parse(`2026-01-01T${earlyMorning}:00Z`));
  switch (kind) {
    case 'tomorrow':
      return words.moveToTomorrow(time);
    case 'hour':
      return words.moveByAnHour;
    case 'monday':
      return words.moveToMonday(time);
  }
}

function writeWallTime(wallTime: string, reader: Reader): string {
  return writeMoment(momentOfWallTime(wallTime, reader.timeZone), reader);
}

/** A moment as a clock with a calendar shows it, such as `Thu 26 Nov, 07:45`. */
function writeMoment(moment: number, reader: Reader): string {
  const day = new Intl.DateTimeFormat(reader.locale, {
    timeZone: reader.timeZone,
    weekday: 'short',
    month: 'short',
    day: 'numeric',
  }).format(moment);
  return `${day} ${timeOfDay(moment, reader)}`;
}
