/** What Danish writes in two ways, and how the neighbours write the same sound. */
const SPELLINGS: Readonly<Record<string, string>> = { å: 'aa', ø: 'oe', ö: 'oe', æ: 'ae', ä: 'ae', ß: 'ss' };

/** The words of a name as they are compared: case, accents and the spelling of å, ø and æ make no difference. */
export function nameWords(name: string): string[] {
  const spelled = lower(name).replaceAll(/[åøöæäß]/g, (sign) => SPELLINGS[sign]!);
  return withoutAccents(spelled)
    .split(/[^\p{L}\d]+/u)
    .filter(Boolean);
}

/** The words with a blank around each, so that a database can look for their beginnings and ends. */
export const searchName = (name: string): string => ` ${nameWords(name).join(' ')} `;

/** æ, ø and å come after z, aa is å, and other accents make no difference: in the order of these signs' numbers. */
const AFTER_Z: Readonly<Record<string, string>> = { æ: '{', ä: '{', ø: '|', ö: '|', aa: '}', å: '}' };

/** A text that sorts by its bytes as a Danish directory sorts the name. */
export const sortName = (name: string): string =>
  withoutAccents(lower(name).replaceAll(/aa|[æäøöå]/g, (sign) => AFTER_Z[sign]!)).replaceAll(/[^\p{L}\d{|}]+/gu, ' ');

const lower = (name: string) => name.normalize('NFC').toLocaleLowerCase('da');
const withoutAccents = (text: string) => text.normalize('NFD').replaceAll(/\p{M}/gu, '');
