import { WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api';

/**
 * What a failed call means for the message: `rate-limited` and `unreachable`, it is certain that
 * Slack does not have it; `unknown`, Slack may have it; `blocked`, Slack refuses this message;
 * `parked`, Slack refuses the bot.
 */
export type Outcome =
  | { readonly kind: 'rate-limited'; readonly afterMs: number; readonly reason: string }
  | {
      readonly kind: 'unreachable' | 'unknown' | 'blocked' | 'parked';
      readonly reason: string;
    };

/** Below this Slack's own wait, or none at all, is not believed. */
const leastWaitMs = 1_000;

/** Slack takes no call at all with this token. */
const tokenErrors = new Set([
  'invalid_auth',
  'not_authed',
  'token_revoked',
  'token_expired',
  'account_inactive',
  'app_uninstalled',
  'org_login_required',
  'team_access_not_granted',
]);
/** Slack's own words for "possible some aspect of the operation succeeded". */
const doubtfulErrors = new Set([
  'fatal_error',
  'internal_error',
  'service_unavailable',
  'request_timeout',
  'team_added_to_org',
]);
/** The request never left this machine. */
const neverSent =
  /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|connect ETIMEDOUT|UND_ERR_CONNECT_TIMEOUT|CERT_|self.signed|Proxy response \(\d+\) !== 200/i;
/** The stock client's plain error for a 429 that says not how long. */
const limitedWithoutTime = /^Retry header did not contain a valid timeout/;

/** Whether Slack's word is about the token, and so about every other call as well. */
export const isTokenRefused = ({ kind, reason }: Outcome): boolean =>
  kind === 'parked' && tokenErrors.has(reason);

/** Whether a form came too late: Slack's leave to open one lives three seconds, and for one form. */
export const isExpiredTrigger = (error: unknown): boolean =>
  error instanceof WebAPIPlatformError &&
  ['expired_trigger_id', 'trigger_exchanged', 'trigger_expired'].includes(String(error.data.error));

/** Reads the error that a Web API call threw. */
export function classifyOutcome(error: unknown): Outcome {
  const reason = reasonOf(error);
  if (error instanceof WebAPIRateLimitedError) {
    const seconds = Number.isFinite(error.retryAfter) ? error.retryAfter : 0;
    return { kind: 'rate-limited', afterMs: Math.max(leastWaitMs, seconds * 1000), reason };
  }
  if (error instanceof WebAPIPlatformError) return classifyRefusal(error.data.error);
  if (limitedWithoutTime.test(reason)) {
    return { kind: 'rate-limited', afterMs: leastWaitMs, reason };
  }
  if (error instanceof WebAPIRequestError && neverSent.test(reason)) {
    return { kind: 'unreachable', reason };
  }
  return { kind: 'unknown', reason: reason || 'no reason was given' };
}

function classifyRefusal(code: unknown): Outcome {
  // The client takes on trust what an answer says: a proxy's JSON names no code at all.
  if (typeof code !== 'string' || code === '')
    return { kind: 'unknown', reason: 'an answer without a code' };
  if (code === 'ratelimited' || code === 'rate_limited') {
    return { kind: 'rate-limited', afterMs: leastWaitMs, reason: code };
  }
  if (tokenErrors.has(code) || code === 'missing_scope') return { kind: 'parked', reason: code };
  // Garbage where an error code should be means that the answer was cut, not that Slack refused.
  const isCode = /^[a-z][a-z0-9_]*$/.test(code);
  if (doubtfulErrors.has(code) || !isCode) return { kind: 'unknown', reason: code };
  return { kind: 'blocked', reason: code };
}

function reasonOf(error: unknown): string {
  const parts: string[] = [];
  for (let cause = error; cause instanceof Error; cause = cause.cause ?? originalOf(cause)) {
    parts.push('code' in cause ? `${String(cause.code)} ${cause.message}` : cause.message);
    if (parts.length > 5) break;
  }
  return parts.join(': ').slice(0, 300);
}

function originalOf(error: Error): unknown {
  return 'original' in error ? error.original : undefined;
}
