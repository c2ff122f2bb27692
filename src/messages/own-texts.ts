import type { OwnDutyWords, OwnSaid } from '../store/own-programmes.ts';
import type { DutyWords, Said } from './model/model-words.ts';

/** The words of a duty with a municipality's own in their place. */
export function inOwnWords(words: DutyWords, own: OwnDutyWords | undefined): DutyWords {
  if (!own) return words;
  const { name, ofMeeting, todo, news, outside } = words;
  return {
    name: said(name, own.name),
    ...(ofMeeting && !own.name ? { ofMeeting } : {}),
    todo: said(todo, own.todo),
    ...(news ? { news: { coming: said(news.coming, own.news?.coming), past: said(news.past, own.news?.past) } } : {}),
    ...(outside ? { outside: said(outside, own.outside) } : {}),
  };
}

const said = (usual: Said, own: OwnSaid | undefined): Said => ({ da: own?.da ?? usual.da, en: own?.en ?? usual.en });
