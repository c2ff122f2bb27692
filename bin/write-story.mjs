// Writes docs/one-story.md: one citizen's way from draw to archive, with every message as its reader sees it. The story is
// docs/stories/from-draw-to-archive.json; test/docs/story.test.ts fails when the committed page is not what comes out here.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { simulate } from '../src/domain/scenario.ts';
import { longDate } from '../src/messages/dates.ts';
import { recipientName } from '../src/messages/people.ts';
import { timelineText } from '../src/messages/timeline.ts';
import { readScenario } from '../src/services/scenario-file.ts';
import { messagesOf } from '../src/services/told.ts';

const at = (path) => new URL(`../docs/${path}`, import.meta.url);
export const STORY = at('stories/from-draw-to-archive.json');
export const PAGE = at('one-story.md');

const INTRO = `# One story, from draw to archive

A fictive citizen of the pilot. What people do and what the calendar brings stands in the lines, every message as its
reader sees it stands below them; Danish, as all that a caseworker sees. The page comes from
[a scenario](stories/from-draw-to-archive.json), and a test plays it, on the pure core and on the real server:

\`\`\`sh
npm run overgang -- simulate docs/stories/from-draw-to-archive.json
npm run overgang -- simulate docs/stories/from-draw-to-archive.json --engine # not run: test/workflows plays it
\`\`\`
`;

/** The page as it should stand. */
export function pageOf(text) {
  const scenario = readScenario(text);
  const lines = simulate(scenario)
    .timeline.filter((entry) => entry.kind === 'refusal' || entry.event.type !== 'ReminderIssued')
    .map((entry) => ({ on: entry.recordedOn, text: `- ${timelineText(entry, 'da')}` }));
  const messages = messagesOf(scenario, { baseUrl: 'https://overgang.example', id: 'FORLOEB' }).map((message) => ({
    on: message.on,
    text: `> **Til ${message.to.map((to) => recipientName.da[to]).join(', ')}: ${message.subject}**\n>\n${quoted(message.text)}`,
  }));
  const days = [...new Set([...lines, ...messages].map(({ on }) => on))].sort();
  const sections = days.map((day) => {
    const of = (all) => all.filter(({ on }) => on === day).map(({ text: each }) => each);
    return [`## ${longDate(day, 'da')}`, of(lines).join('\n'), ...of(messages)].filter(Boolean).join('\n\n');
  });
  return `${[INTRO, ...sections].join('\n')}\n`.replace(/\n## /g, '\n\n## ').replace(/\n{3,}/g, '\n\n');
}

const quoted = (text) =>
  text
    .trim()
    .split('\n')
    .map((line) => `> ${line}`.trim())
    .join('\n');

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(PAGE, pageOf(readFileSync(STORY, 'utf8')));
