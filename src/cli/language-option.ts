import { Option } from 'commander';
import { LANGUAGES } from '../messages/language.ts';

/** For answers about a case: Danish unless asked for in English. */
export const languageOption = () =>
  new Option('--lang <language>', 'language of the answer').choices(LANGUAGES).default('da');
