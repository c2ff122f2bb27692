/** The hash cyrb53 of a text that comes in pieces. Tells texts apart; protects nothing. */
export class Cyrb53 {
  #h1 = 0xdeadbeef | 0; // kept within 32 bits, where numbers are quick
  #h2 = 0x41c6ce57;

  add(text: string): void {
    let h1 = this.#h1;
    let h2 = this.#h2;
    for (let at = 0; at < text.length; at++) {
      const code = text.codePointAt(at)!;
      if (code > 0xffff) at++; // one character, two places
      h1 = Math.imul(h1 ^ code, 2654435761);
      h2 = Math.imul(h2 ^ code, 1597334677);
    }
    this.#h1 = h1;
    this.#h2 = h2;
  }

  /** The 53 bits so far, in base 36. */
  digest(): string {
    let h1 = this.#h1;
    let h2 = this.#h2;
    h1 = Math.imul(h1 ^ (h1 >>> 16), 2246822507) ^ Math.imul(h2 ^ (h2 >>> 13), 3266489909);
    h2 = Math.imul(h2 ^ (h2 >>> 16), 2246822507) ^ Math.imul(h1 ^ (h1 >>> 13), 3266489909);
    return base36(4294967296 * (2097151 & h2) + (h1 >>> 0));
  }
}

const FIVE_DIGITS = 36 ** 5;

/** As `toString(36)` writes it. In two parts, as that takes ten times as long for a number beyond 32 bits. */
export function base36(value: number): string {
  const high = Math.floor(value / FIVE_DIGITS);
  const low = (value % FIVE_DIGITS).toString(36);
  return high === 0 ? low : high.toString(36) + low.padStart(5, '0');
}
