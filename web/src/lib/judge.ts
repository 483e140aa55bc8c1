// The words of judging: score sheets, tables, reviews and results, loaded with the first of them.
import source from '../../locales/en.judge.ftl?raw';

import { addWords } from './texts.svelte';

addWords(source);
