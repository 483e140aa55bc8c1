// The words that no first screen needs, in a chunk of their own.
import source from '../../locales/en.later.ftl?raw';

import { addWords } from './texts.svelte';

addWords(source);
