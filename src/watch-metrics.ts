import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { WorkspaceId } from './domain/person.ts';
import { type Instant, instant } from './domain/zoned-time.ts';
import type { Log } from './ports/log.ts';
import type { Store } from './ports/store.ts';
import type { HttpPages } from './slack/door.ts';

/** What comes from Slack, by what Slack calls it. */
const kinds = {
  block_actions: 'action',
  view_submission: 'form',
  shortcut: 'shortcut',
  message_action: 'shortcut',
  block_suggestion: 'options',
  event_callback: 'event',
} as const;

export type MetricsWatch = {
  /** To be called when something has come from Slack; what it hands back, when that is acknowledged. */
  received(body: unknown): () => void;
  /** `/metrics`, in the text format of Prometheus. */
  readonly pages: HttpPages;
};

/** Ours: as long as the missed reminders of a look are shown to leads by hand. */
const missedMs = 24 * 60 * 60 * 1000;
/** No more are counted in a team. */
const mostMissed = 1_000;

let ofThisProcess: Registry | null = null;

/** Memory, handles and the event loop's lag: of the process, whatever runs in it, so begun once. */
function processMetrics(): Registry {
  if (ofThisProcess) return ofThisProcess;
  ofThisProcess = new Registry();
  collectDefaultMetrics({ register: ofThisProcess });
  return ofThisProcess;
}

/**
 * Measures at the edge of the process. Labels name kinds, rules and nothing of customers or people.
 * `elapsed`: milliseconds by a clock that nobody sets.
 */
export function watchMetrics({
  store,
  workspaceId,
  clock,
  elapsed,
  log,
}: {
  readonly store: Store;
  readonly workspaceId: WorkspaceId;
  readonly clock: () => Instant;
  readonly elapsed: () => number;
  readonly log: Log;
}): MetricsWatch {
  const registry = new Registry();
  const registers = [registry];
  const ofProcess = processMetrics();
  const acks = new Histogram({
    name: 'linesman_ack_seconds',
    help: 'From the arrival of something from Slack to its acknowledgement; Slack gives up after 3',
    labelNames: ['kind'],
    buckets: [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3],
    registers,
  });
  new Gauge({
    name: 'linesman_outbox_oldest_wait_seconds',
    help: 'How long the message that waits longest could have gone; those on hold are left out',
    registers,
    async collect() {
      const { oldestDueAt } = await store.read.outbox.backlog(clock());
      this.set(oldestDueAt === undefined ? 0 : (clock() - oldestDueAt) / 1000);
    },
  });
  new Gauge({
    name: 'linesman_missed_reminders',
    help: 'Reminders of the last 24 hours that were decided too late or overtaken by the next one',
    labelNames: ['rule'],
    registers,
    async collect() {
      this.reset();
      const since = instant(clock() - missedMs);
      for (const team of await store.read.teams.list()) {
        if (team.workspaceId !== workspaceId) continue;
        for (const { rule } of await store.read.reminders.missed(team.id, since, mostMissed)) {
          this.inc({ rule });
        }
      }
    },
  });
  return {
    received(body) {
      const startedAt = elapsed();
      return () => acks.observe({ kind: kindOf(body) }, (elapsed() - startedAt) / 1000);
    },
    pages: {
      '/metrics': async (_request, response) => {
        try {
          const text = await Registry.merge([ofProcess, registry]).metrics();
          response.writeHead(200, { 'content-type': registry.contentType }).end(text);
        } catch (error) {
          log.warn({ error }, 'the metrics could not be read');
          response.writeHead(503).end();
        }
      },
    },
  };
}

function kindOf(body: unknown): string {
  if (typeof body !== 'object' || body === null) return 'other';
  if ('command' in body) return 'command';
  const type = 'type' in body && typeof body.type === 'string' ? body.type : '';
  return Object.entries(kinds).find(([name]) => name === type)?.[1] ?? 'other';
}
