import { type Dispatcher, EnvHttpProxyAgent, setGlobalDispatcher } from 'undici';
import type { ProxyConfig } from './config.ts';

/**
 * Sends every `fetch` of this process through the proxies. Sockets do not go by the global way:
 * they are given what this hands back.
 */
export function goThroughProxy({ https, http, except }: ProxyConfig): Dispatcher {
  // An empty text, unlike none, keeps undici from looking into the environment itself.
  const agent = new EnvHttpProxyAgent({
    httpsProxy: https ?? '',
    httpProxy: http ?? '',
    noProxy: except,
  });
  setGlobalDispatcher(agent);
  return agent;
}
