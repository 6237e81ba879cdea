import type { Customer, CustomerId } from '../src/domain/customer.ts';
import { randomId } from '../src/domain/new-id.ts';
import type { WorkspaceId } from '../src/domain/person.ts';
import { instant } from '../src/domain/zoned-time.ts';
import { ensureWorkspace } from '../src/start-linesman.ts';
import { openStore } from '../src/storage/open-store.ts';
import { watchNextVisits } from '../src/usecases/plan-next-visits.ts';
import { personId } from '../src/usecases/recognise-person.ts';
import { benchWorkspaceId } from './serve-slack.ts';

const chinese = {
  places:
    '滨江 东湖 西山 南塘 北河 金桥 银川 青浦 白云 黄岩 长安 永宁 安吉 泰和 嘉善 海盐 临平 富阳 桐乡 龙泉',
  makers:
    '华新 东方 宏图 天成 恒力 远大 金诚 中科 大业 盛泰 康达 瑞丰 汇通 鼎立 卓越 明珠 双喜 三和 四海 五洲 六合 七星 八达 九鼎 百川',
  trades: '钢铁 化工 纺织 水泥 物流 医药 电子 食品 造纸 玻璃',
} as const;
const english = {
  places:
    'Northgate Eastfield Westbrook Southport Riverside Lakeside Hillcrest Harbour Ashford Bramley Carlton Denholm Elmwood Fairview Grafton Holloway Ingleby Jesmond Kingsway Linton',
  makers:
    'Acme Apex Beacon Cobalt Delta Echo Falcon Granite Helios Iris Juno Kestrel Lumen Meridian Nova Orion Pioneer Quantum Rowan Summit Titan Unity Vertex Wren Zenith',
  trades: 'Foods Plastics Steel Textiles Cement Logistics Pharma Glass Paper Mills',
} as const;

/** Names of 10,000 customers, half Chinese, half English. */
export function customerNames(): string[] {
  return [
    ...combine(chinese, (place, maker, trade) => `${place}${maker}${trade}有限公司`),
    ...combine(english, (place, maker, trade) => `${place} ${maker} ${trade}`),
  ];
}

function combine(
  words: Readonly<Record<'places' | 'makers' | 'trades', string>>,
  join: (place: string, maker: string, trade: string) => string,
): string[] {
  return words.places
    .split(' ')
    .flatMap((place) =>
      words.makers
        .split(' ')
        .flatMap((maker) => words.trades.split(' ').map((trade) => join(place, maker, trade))),
    );
}

/** A new database with a team and its customers, whose next visits are planned. */
export async function fillDatabase(file: string, names: readonly string[]): Promise<void> {
  const workspaceId = benchWorkspaceId as WorkspaceId;
  const now = instant(Date.now());
  const store = await openStore({ file, newId: randomId });
  await ensureWorkspace(store, workspaceId, 'U0BOT', now);
  const team = await store.read.teams.findDefault(workspaceId);
  if (!team) throw new Error('There is no default team');
  const managerId = personId(workspaceId, 'U0');
  // A transaction has a limit of time.
  const batch = 1000;
  for (let start = 0; start < names.length; start += batch) {
    await store.write(async ({ customers }) => {
      for (const [index, name] of names.slice(start, start + batch).entries()) {
        const customer: Customer = {
          id: randomId<CustomerId>(),
          teamId: team.id,
          name,
          englishName: null,
          aliases: name.endsWith('有限公司') ? [name.slice(0, -4)] : [],
          accountNumber: String(3_301_000_000 + start + index),
          creditGrade: 'B',
          voltage: 10_000,
          capacityKva: 4_000,
          managerId,
          createdAt: now,
        };
        await customers.add(customer, managerId);
      }
    });
  }
  // So many are planned at a look; the bot does it once, in its first minutes with them.
  const planSome = watchNextVisits({ store, clock: () => now });
  for (let planned = 0; planned < names.length; planned += batch) await planSome();
  await store.close();
}
