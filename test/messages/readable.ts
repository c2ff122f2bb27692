import type { Language } from '../../src/messages/language.ts';

const ENGLISH =
  /\b(the|a|an|and|or|with|without|not|must|can|has|have|is|are|of|by|on|to|from|course|phase|trajectory|citizen|worker|grant|granted|refused|paused|resumed|ended|completed|date|rule|registered|rollout)\b/i;

/** What no reader should ever see: holes, code names, raw dates, another language. */
export function faults(text: string, language: Language): string[] {
  const found: string[] = [];
  const check = (what: string, pattern: RegExp) => {
    const match = pattern.exec(text.replace(/\bA-\d\d\b/, 'regel')); // an id of a rule is no English article
    if (match) found.push(`${what} "${match[0]}" in: ${text}`);
  };
  check('hole', /\bundefined\b|\bnull\b|\bNaN\b|\[object|[{}[\]]| {2}|^\s|\s$|^$/);
  check('code name', /\p{Ll}\p{Lu}|\w_\w/u);
  if (language === 'da') {
    check('English word', ENGLISH);
    check('raw date', /\d{4}-\d{2}-\d{2}/);
  } else check('Danish letter', /[æøå](?!ll Results)/i); // Rambøll Results is the name of a system
  return found;
}
