import type { Settings } from '../settings.ts';
import type { CapUse } from './cap-use.ts';
import type { StageDeadline } from './stage-deadline.ts';
import { templateOf } from './stage-order.ts';
import type { TicketTemplate } from './stage-template.ts';
import type { StageId, TicketFile, TrafficLight } from './ticket.ts';

type LightContext = {
  readonly template: TicketTemplate;
  readonly settings: Pick<Settings, 'ticket.yellowsToRed'>;
};

const rank: Readonly<Record<TrafficLight, number>> = { blue: 0, yellow: 1, red: 2 };

const worst = (lights: readonly TrafficLight[]): TrafficLight =>
  lights.reduce((one, other) => (rank[other] > rank[one] ? other : one), 'blue');

/**
 * How a ticket stands: as the worst of its running stages and its cap. So many stages of the
 * utility's in a row that were not on time make it red (field practice of a grid company's board).
 */
export function ticketLight(
  file: TicketFile,
  running: ReadonlyMap<StageId, StageDeadline>,
  cap: CapUse,
  context: LightContext,
): TrafficLight {
  if (yellowsInARow(file, running, context.template) >= context.settings['ticket.yellowsToRed']) {
    return 'red';
  }
  return worst([cap.light, ...[...running.values()].map(({ light }) => light)]);
}

/**
 * How many of the utility's stages, the newest first, were not on time without one between that was.
 * Those that run now count once they are yellow; until then they say nothing yet.
 */
export function yellowsInARow(
  { stages }: TicketFile,
  running: ReadonlyMap<StageId, StageDeadline>,
  template: TicketTemplate,
): number {
  const own = stages.filter(({ code }) => templateOf(code, template).clock === 'utility');
  const ended = own
    .filter(({ state }) => state === 'done')
    .sort((one, other) => (other.ended?.at ?? 0) - (one.ended?.at ?? 0));
  const firstOnTime = ended.findIndex(({ ended: end }) => end?.light === 'blue');
  const behind = own.filter(({ id }) => (running.get(id)?.light ?? 'blue') !== 'blue').length;
  return behind + (firstOnTime === -1 ? ended.length : firstOnTime);
}
