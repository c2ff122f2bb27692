import type { OwnValue, Settings } from '../../domain/settings.ts';

/** One of the programme's own settings, named `own:` and its name; null where none is set. */
export const ownValue = (name: string, { own = {} }: Settings): OwnValue => own[name.slice('own:'.length)] ?? null;

export function ownText(name: string, settings: Settings): string | null {
  const value = ownValue(name, settings);
  return typeof value === 'string' ? value : null;
}

export function ownNumber(name: string, settings: Settings): number | null {
  const value = ownValue(name, settings);
  return typeof value === 'number' ? value : null;
}
