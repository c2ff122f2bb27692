import { describe, expect, it } from 'vitest';
import { caseNumberFault } from '../../src/domain/case-number.ts';
import { searchName, sortName } from '../../src/domain/names.ts';

describe('a name', () => {
  it.each([
    ['Åse Ærø-Østergård', ' aase aeroe oestergaard '],
    ['  Aase   ÆRØ Oestergaard ', ' aase aeroe oestergaard '],
    ['Jörg Müller', ' joerg muller '],
    ['André O’Neill', ' andre o neill '],
    ['A\u030Ase', ' aase '],
    ['', '  '],
  ])('is compared without case, accents and spellings: %s', (name, compared) => {
    expect(searchName(name)).toBe(compared);
  });

  it('sorts as a Danish directory has it', () => {
    const names = [
      'Zeuthen',
      'Ærø',
      'Øby',
      'Åby',
      'Aagaard',
      'Andersen',
      'andersen bo',
      'Anders Holm',
      'Bo',
      'Éva',
      'Eva B',
    ];
    const { compare } = new Intl.Collator('da-DK');
    expect(names.toSorted((a, b) => (sortName(a) < sortName(b) ? -1 : 1))).toEqual(names.toSorted(compare));
  });
});

describe('a case number', () => {
  it.each(['2026-00417', '27.24.00-G01-123-26', 'A/12_3', '12345678901', '9999999999'])('can be %s', (text) => {
    expect(caseNumberFault(text)).toBeUndefined();
  });

  it.each(['6104850011', '610485-0011', 'sag-6104850011', 'A.610485-0011/2'])(
    'cannot be %s, which holds the number of a person',
    (text) => {
      expect(caseNumberFault(text)).toBe('caseNumberIsCpr');
    },
  );

  it.each(['', 'Åse Holm', 'x'.repeat(41), 'a b'])('cannot be "%s"', (text) => {
    expect(caseNumberFault(text)).toBe('caseNumberUnusable');
  });
});
