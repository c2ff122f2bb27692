// Writes a page for one citizen's, or one organisation's, way through each programme, with every message as its reader sees it. The stories are in
// docs/stories; test/docs/story.test.ts fails when a committed page is not what comes out here.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { simulate } from '../src/domain/scenario.ts';
import { longDate } from '../src/messages/dates.ts';
import { recipientName } from '../src/messages/people.ts';
import { timelineText } from '../src/messages/timeline.ts';
import { readScenario } from '../src/services/scenario-file.ts';
import { messagesOf } from '../src/services/told.ts';

const at = (path) => new URL(`../docs/${path}`, import.meta.url);

const intro = (title, who, file) => `# ${title}

${who} What people do and what the calendar brings stands in the lines, every message as its
reader sees it stands below them; Danish, as all that a caseworker sees. The page comes from
[a scenario](stories/${file}.json), and a test plays it, on the pure core and on the real server:

\`\`\`sh
npm run overgang -- simulate docs/stories/${file}.json
npm run overgang -- simulate docs/stories/${file}.json --engine # not run: test/workflows and test/long play it
\`\`\`
`;

/** One story of each programme, and the page on which it stands. */
export const STORIES = [
  {
    file: 'from-draw-to-archive',
    page: at('one-story.md'),
    title: 'One story, from draw to archive',
    who: 'A fictive citizen of the pilot.',
  },
  {
    file: 'from-rehabilitation-meeting-to-fleksjob',
    page: at('story-resource-course.md'),
    title: 'One story, from the rehabilitation meeting to a fleksjob',
    who: 'A fictive citizen in a resource course.',
  },
  {
    file: 'after-the-release',
    page: at('story-cti-2024.md'),
    title: 'One story, nine months after a release',
    who: 'A fictive citizen of the 2024 CTI roll-out.',
  },
  {
    file: 'two-years-of-support',
    page: at('story-implementation-support.md'),
    title: 'One story, two years of implementation support',
    who: 'A fictive municipality that takes up the model.',
  },
  {
    file: 'a-provider-takes-up-cti',
    page: at('story-cti-organisation.md'),
    title: 'One story, a social provider takes up CTI',
    who: 'A fictive social provider in the 2024 CTI roll-out.',
  },
  {
    file: 'accounts-of-a-project',
    page: at('story-project.md'),
    title: 'One story, the accounts of a project',
    who: 'A fictive municipality with a project that is paid by a grant.',
  },
].map((story) => ({ ...story, scenario: at(`stories/${story.file}.json`) }));

/** The page as it should stand. */
export function pageOf({ title, who, file, scenario: path }) {
  const scenario = readScenario(readFileSync(path, 'utf8'));
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
  return `${[intro(title, who, file), ...sections].join('\n')}\n`
    .replace(/\n## /g, '\n\n## ')
    .replace(/\n{3,}/g, '\n\n');
}

const quoted = (text) =>
  text
    .trim()
    .split('\n')
    .map((line) => `> ${line}`.trim())
    .join('\n');

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const story of STORIES) writeFileSync(story.page, pageOf(story));
}
