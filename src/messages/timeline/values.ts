import { parseCivilDate } from '../../domain/calendar/civil-date.ts';
import type { FactValue, FactValues } from '../../domain/facts.ts';
import { longDate } from '../dates.ts';
import type { Language } from '../language.ts';
import { choiceName, choicesOf, fieldName } from '../model/index.ts';
import { allOf } from '../words.ts';

/** What a registration says, in words: "ordinære timer: 8; praktiktimer: 12". Ids of notes and people have no words. */
export function valuesInWords(step: string, values: FactValues, language: Language): string | undefined {
  const parts = Object.entries(values).flatMap(([field, value]) => {
    const name = fieldName(field, language, step);
    const words = valueInWords(step, field, value, language);
    return name && words ? [`${name}: ${words}`] : [];
  });
  return parts.length > 0 ? parts.join('; ') : undefined;
}

function valueInWords(step: string, field: string, value: FactValue, language: Language): string | undefined {
  const words = WORDS[language];
  switch (typeof value) {
    case 'boolean':
      return value ? words.yes : words.no;
    case 'number':
      return String(value).replace('.', words.decimalPoint);
    case 'string': {
      const on = parseCivilDate(value);
      return on ? longDate(on, language) : choiceName(field, value, language, step);
    }
    case 'object': {
      const known = choicesOf(field, step);
      if (known.length > 0 && known.every((code) => value.includes(code))) return words.all;
      return allOf(
        value.flatMap((code) => choiceName(field, code, language, step) ?? []),
        language,
      );
    }
  }
}

const WORDS = {
  da: { yes: 'ja', no: 'nej', all: 'det hele', decimalPoint: ',' },
  en: { yes: 'yes', no: 'no', all: 'all of it', decimalPoint: '.' },
} as const satisfies Record<Language, Record<'yes' | 'no' | 'all' | 'decimalPoint', string>>;
