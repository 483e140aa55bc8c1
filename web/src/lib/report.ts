// The words of the written report, of agreements and of the tracker, loaded with the first of them.
import source from '../../locales/en.report.ftl?raw';

import { addWords } from './texts.svelte';

addWords(source);
