import { AsOfBanner, DayPicker } from '../components/as-of';
import { marketFor, type Shown, today } from '../data';
import { orNull } from '../lib/available';
import type { Params } from '../lib/params';

export type CalculatorDay = Pick<Shown, 'day' | 'asOf' | 'error'> & {
  market: Shown['market'] | null;
};

/** The prices of the day that the address asks for; without a database a calculator still counts. */
export async function shownDay(params: Params): Promise<CalculatorDay> {
  const shown = await orNull(marketFor(params));
  return shown ?? { market: null, day: today(), asOf: null, error: null };
}

type Props = { shown: CalculatorDay; path: string; params: Params };

export function DayBanner({ shown, path, params }: Props) {
  const { market } = shown;
  return market && <AsOfBanner {...shown} market={market} path={path} params={params} />;
}

export function OtherDay({ shown, path, params }: Props) {
  return (
    <DayPicker
      asOf={shown.asOf}
      path={path}
      params={params}
      firstDay={shown.market?.firstDay ?? null}
      today={today()}
    />
  );
}
